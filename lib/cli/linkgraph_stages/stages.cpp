#include "cli/linkgraph_stages/stages.hpp"

#include <string>

#include "base/error.hpp"
#include "cli/stages/held_records.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "cli/stages/stage_input.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

constexpr StagePlace kLinkgraphFinish = {1, 0};
/// Channel by number, and which of its edges; the edge.
constexpr char kEdgeRow = 'C';
static_assert(kEdgeRow >= kFirstToolRow);

/// The channels of one task: every so many of those asked for.
ChannelSet channels_of(const ChannelSet& asked, const StageShard& shard) {
  ChannelSet own;
  std::uint64_t next = 0;
  for (std::size_t channel = 0; channel < asked.size(); ++channel) {
    if (asked[channel] && next++ % shard.of == shard.number) own.set(channel);
  }
  return own;
}

void map_channels(ToolContext& context, const StageOptions& stage, const ChannelSet& channels,
                  const LinkChannels& link) {
  StageOutput output(context, stage, linkgraph_plan());
  std::uint64_t channel = 0;
  std::uint64_t n_edges = 0;
  std::string row;
  context.divert_records([&](std::string_view line) {
    StageRowWriter(row, kEdgeRow).number(channel).number(n_edges++).text(line);
    output.add(kLinkgraphFinish, row);
  });
  const CaseSummary stream =
      link(context, channels_of(channels, shard_of(stage)), [&](Channel begun) {
        channel = static_cast<std::uint64_t>(begun);
        n_edges = 0;
      });
  context.divert_records(nullptr);
  add_stage_evidence(output, kLinkgraphFinish, context, stage, stream);
  output.write();
}

void finish_channels(ToolContext& context, const StageOptions& stage) {
  StageInput input(context, stage, linkgraph_plan());
  StageEvidence evidence(context, true);
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

}  // namespace

const StagePlan& linkgraph_plan() {
  static const StagePlan plan = {
      {.name = "map", .what = "the edges of some of the channels", .reads_whole = true},
      {.name = "finish",
       .is_global = true,
       .reads = {"map"},
       .what = "brings the edges of all channels in order; writes the records",
       .keys = "channel"},
  };
  return plan;
}

void run_linkgraph_stage(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link) {
  if (stage.stage == "finish") return finish_channels(context, stage);
  context.begin_stage();
  map_channels(context, stage, channels, link);
}

}  // namespace cahoots
