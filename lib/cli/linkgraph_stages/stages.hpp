#pragma once

#include <functional>

#include "analysis/coaction/channel.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/tool_context.hpp"
#include "cli/trace_reader.hpp"

namespace cahoots {

/// The steps of linkgraph (docs/stages.md, section 4).
const StagePlan& linkgraph_plan();

/// Emits the edges of some channels; calls `begin` before those of each.
using LinkChannels =
    std::function<void(ToolContext& context, const ChannelSet& channels, TraceSource& source,
                       const std::function<void(Channel)>& begin)>;

/// Does a step. `channels`: those that were asked for. Throws as StageInput does; nothing has then
/// been written.
void run_linkgraph_stage(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link);

/// Each by itself.
void map_linkgraph(ToolContext& context, const StageOptions& stage, const ChannelSet& channels);
void link_stage_channels(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link);
void finish_linkgraph(ToolContext& context, const StageOptions& stage);

}  // namespace cahoots
