#pragma once

#include <functional>

#include "analysis/coaction/channel.hpp"
#include "cli/case_reader.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// The steps of linkgraph: channels do not depend on each other, so each task of map takes some.
const StagePlan& linkgraph_plan();

/// Finds the edges of some channels in the whole case; calls `begin` before those of each.
using LinkChannels = std::function<CaseSummary(ToolContext& context, const ChannelSet& channels,
                                               const std::function<void(Channel)>& begin)>;

/// Does a step. `channels`: those that were asked for. Throws as StageInput does; nothing has then
/// been written.
void run_linkgraph_stage(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link);

}  // namespace cahoots
