#include "cli/cadence_stages/stages.hpp"

namespace cahoots {

const StagePlan& cadence_plan() {
  static const StagePlan plan = {
      {"map", false, {}, "posts and handles by account", "none"},
      {"1", false, {"map"}, "each account by itself", "account_uid"},
      {"finish", true, {"map", "1"}, "what takes all accounts, and the records", "one for all"},
  };
  return plan;
}

void run_cadence_stage(ToolContext& context, const StageOptions& stage,
                       const CadenceOptions& options) {
  if (stage.stage == "finish") return finish_cadence(context, stage, options);
  context.begin_stage();
  if (stage.stage == "map") return map_cadence(context, stage);
  reduce_cadence_accounts(context, stage, options);
}

}  // namespace cahoots
