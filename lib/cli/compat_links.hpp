#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/coaction/channel.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// What `linkgraph --compat` was asked for.
struct CompatRequest {
  std::string peer;                           ///< cnt or coortweet
  std::vector<std::string> channels;          ///< what the objects are; none = default_channel
  std::map<Channel, std::int64_t> windows_s;  ///< a channel that is not in it: 60 s
  std::uint64_t minimum = 0;                  ///< see PeerOptions; 0: 2
};

/// Reads the case stream and adds the `compat_edge` records of each channel, in the order of
/// channel_table(), each ordered by (source, target). Throws UsageError for an unknown peer or
/// channel and for a window shorter than the precision of the times, and what read_case_stream
/// throws. Posts without a time, or with one less precise than the window, are left out with a
/// note.
void link_as_peer(ToolContext& context, const CompatRequest& request);

}  // namespace cahoots
