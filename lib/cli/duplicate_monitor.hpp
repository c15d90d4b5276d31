#pragma once

#include <string>

#include "analysis/duplicates/finder.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// `dedupe --against`: reads the known campaign in the file at `known_path`, then copies the stream
/// and answers each post that is a copy of something in it with a `duplicate` record right behind
/// the post, at once; at the end a `duplicate_group` for each known group that was met.
///
/// Of the options, those of matching count; spread and window do not. The output is the same for
/// any number of threads, and however the lines arrive.
/// Memory: that of the known groups, and 140 bytes a post that matched one (KnownTally). Throws as
/// read_known_campaign and read_case_stream do.
void monitor_duplicates(ToolContext& context, const DuplicateOptions& options,
                        const std::string& known_path);

}  // namespace cahoots
