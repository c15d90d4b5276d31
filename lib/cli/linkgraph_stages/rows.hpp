#pragma once

#include <cstdint>
#include <string>

#include "analysis/coaction/channel.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {

inline constexpr std::uint16_t kChannelRound = 1;
inline constexpr StagePlace kLinkgraphFinish = {2, 0};

// Rows for round 1, the first field of each being a hash, since any order will do and one that can
// be told by the first bytes is made soonest. The part is the channel's, or the shared one.
inline constexpr char kMultiplierRow = 'm';     ///< channel, object; the factor on its weight
inline constexpr char kNamesRow = 'n';          ///< account; handle, name
inline constexpr char kSharedPostRow = 'p';     ///< a post; its hashtags
inline constexpr char kProfileRecordRow = 'r';  ///< channel, account; when it was made, its objects
inline constexpr char kTraceRow = 't';          ///< channel, a post; the objects of its traces

/// For finish: channel, which of its edges; the edge.
inline constexpr char kEdgeRow = 'C';
static_assert(kEdgeRow >= kFirstToolRow);

/// The part of a channel. Neighbours in the table are alike in size and go to different tasks.
constexpr std::uint16_t stage_part_of(Channel channel, std::uint16_t n_parts) {
  constexpr std::size_t kStep = 5;
  static_assert(kChannelCount % kStep != 0, "every channel has a place of its own");
  const std::size_t place = static_cast<std::size_t>(channel) * kStep % kChannelCount;
  return static_cast<std::uint16_t>(place * n_parts / kChannelCount);
}

}  // namespace cahoots
