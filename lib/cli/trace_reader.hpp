#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/coaction/builder.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// Reads the traces of all channels from a case stream: of `post` records the links, hashtags,
/// mentions, repost and reply targets, of `duplicate` records the groups of copied text. A repost
/// leaves a trace in the repost channel only; where the export does not say what it repeats, the
/// group of its text stands for that. Commonness of a group lowers its weight. Independent of the
/// order of the stream. Throws what read_case_stream throws.
CoactionData read_traces(ToolContext& context);

}  // namespace cahoots
