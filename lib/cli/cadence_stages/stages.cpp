#include "cli/cadence_stages/stages.hpp"

namespace cahoots {

const StagePlan& cadence_plan() {
  static const StagePlan plan = {
      {"map", false, {}, "a line for each post and each handle", ""},
      {"1",
       false,
       {"map"},
       "the profile and the schedule of each account by itself",
       "account_uid"},
      {"finish",
       true,
       {"map", "1"},
       "q-values, the rhythm of the stream, pairs on one schedule; writes the records",
       "kind of line, then account_uid"},
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
