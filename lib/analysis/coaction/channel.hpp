#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cahoots {

/// A kind of trace by which two accounts can act together (Pacheco et al. 2021).
enum class Channel : std::uint8_t { text, url, hashtag, mention, repost, reply };
inline constexpr std::size_t kChannelCount = 6;

/// What a channel is and its defaults; `channel_table()` is the one place that holds them.
struct ChannelTraits {
  Channel channel;
  std::string_view name;
  /// The greatest time between two posts that count as one co-action.
  std::int64_t default_window_s;
  /// The fewest distinct shared objects of an edge.
  std::uint32_t default_min_objects;
  /// An object with at most this many sharers makes an edge alone; 0: none does.
  std::uint32_t default_rare_sharers;
  /// The width of a stratum of the null model: at least as wide as the window, and a whole day
  /// where the window is one.
  std::int64_t default_stratum_s;
  /// True: only reposts leave this trace. False: reposts never do, because they would carry the
  /// text, links and tags of the post they repeat into every other channel.
  bool is_repost_layer;
  /// What an object of the channel is, for help texts and reports.
  std::string_view object_meaning;
};

/// All channels, in the order of the enumeration. Any thread.
std::span<const ChannelTraits> channel_table();
const ChannelTraits& traits_of(Channel channel);
/// The channel of that name; nothing for an unknown one.
std::optional<Channel> channel_of(std::string_view name);

/// Throws UsageError, naming both, where the window is shorter than the precision of the times:
/// such a window would miss what it looks for without saying so.
void require_window(Channel channel, std::int64_t window_s, std::int64_t precision_s);

}  // namespace cahoots
