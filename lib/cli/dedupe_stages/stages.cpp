#include "cli/dedupe_stages/stages.hpp"

#include "cli/dedupe_stages/rows.hpp"

namespace cahoots {

const StagePlan& dedupe_plan() {
  static const StagePlan plan = {
      {"map", false, {}, "normalises and signs; a line for each text, medium and link", ""},
      {"1",
       false,
       {"map"},
       "the posts of each text, of each medium, the accounts of each page",
       "hash of the text, of the medium, of the page"},
      {"2", true, {"1"}, "which texts share bands: components", "hash of the text"},
      {"3", false, {"1", "2"}, "leaves out texts that are alone", "hash of the text"},
      {"finish",
       true,
       {"map", "1", "3"},
       "compares the texts of each component, forms the groups; writes the records",
       "kind of line, then hash"},
  };
  return plan;
}

void run_dedupe_stage(ToolContext& context, const StageOptions& stage,
                      const DuplicateOptions& options, const std::string& fingerprints) {
  if (stage.stage == "finish") return finish_dedupe(context, stage, options, fingerprints);
  context.begin_stage();
  if (stage.stage == "map") return map_dedupe(context, stage, options);
  switch (stage.round) {
    case kTextRound:
      return collapse_dedupe_texts(context, stage, options);
    case kComponentRound:
      return join_dedupe_bands(context, stage, options);
    default:
      return choose_dedupe_texts(context, stage);
  }
}

}  // namespace cahoots
