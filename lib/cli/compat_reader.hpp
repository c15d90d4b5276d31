#pragma once

#include <vector>

#include "analysis/coaction/builder.hpp"
#include "analysis/peers/peer.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// Reads from the `post` records of a case stream what a peer reads from an export of its own: the
/// objects of each channel asked for (see add_peer_objects; for coortweet and repost the rows of
/// add_original_rows too). Independent of the order of the stream. Throws what read_case_stream
/// throws.
CoactionData read_compat_posts(ToolContext& context, Peer peer,
                               const std::vector<Channel>& channels);

/// The rows of a channel in that data, handed over.
TraceTable take_compat_rows(CoactionData& data, Peer peer, Channel channel);

}  // namespace cahoots
