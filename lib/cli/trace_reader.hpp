#pragma once

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/profiles.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// All that linkgraph compares.
struct TraceSource {
  CoactionData posts;
  Profiles profiles;
};

/// Reads the traces of `channels` from a case stream: of `post` records the links, hashtags,
/// mentions, repost, quote and reply targets and media, of `duplicate` records the groups of copied
/// texts and media, of `account` records (or the names in posts of accounts that have none) the
/// profiles. A repost leaves a trace in the repost channel only; where the export does not say what
/// it repeats, the group of its text stands for that. A post in a group of media shares that group,
/// any other the media that it names. Commonness of a group lowers its weight. Independent of the
/// order of the stream. Throws what read_case_stream throws.
TraceSource read_traces(ToolContext& context, const ChannelSet& channels);

/// Notes where the posts alone hold more than --memory.
void note_held_posts(ToolContext& context, const CoactionData& posts);

}  // namespace cahoots
