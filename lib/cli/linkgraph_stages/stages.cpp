#include "cli/linkgraph_stages/stages.hpp"

#include <string>

#include "base/error.hpp"
#include "cli/linkgraph_stages/rows.hpp"
#include "cli/stages/held_records.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "cli/stages/stage_input.hpp"

namespace cahoots {

void finish_linkgraph(ToolContext& context, const StageOptions& stage) {
  StageInput input(context, stage, linkgraph_plan());
  StageEvidence evidence(context);
  HeldRecords held(context);
  std::string kept;
  input.for_each([&](std::string_view row) {
    if (evidence.add(row)) return;
    StageRowReader reader(row);
    if (reader.kind() != kEdgeRow) {
      throw DataError("finish of linkgraph: a row of no kind it knows");
    }
    reader.number();
    reader.number();
    held.add("edge", reader.text(kept));
  });
  evidence.finish();
  held.write();
}

const StagePlan& linkgraph_plan() {
  static const StagePlan plan = {
      {.name = "map", .what = "a line for each post, trace and profile"},
      {.name = "1",
       .reads = {"map"},
       .what = "the edges of some channels, from their traces and all posts",
       .keys = "the part of a channel, then any order",
       .has_shared = true},
      {.name = "finish",
       .is_global = true,
       .reads = {"map", "1"},
       .what = "brings the edges of all channels in order; writes the records",
       .keys = "channel"},
  };
  return plan;
}

void run_linkgraph_stage(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link) {
  if (stage.stage == "finish") return finish_linkgraph(context, stage);
  context.begin_stage();
  if (stage.stage == "map") return map_linkgraph(context, stage, channels);
  link_stage_channels(context, stage, channels, link);
}

}  // namespace cahoots
