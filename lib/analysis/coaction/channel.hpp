#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cahoots {

/// A kind of trace by which two accounts can act together (Pacheco et al. 2021). The last two are
/// read off profiles and have no time: see persona.hpp and creation_links.hpp.
enum class Channel : std::uint8_t {
  text,
  text_reuse,
  url,
  domain,
  hashtag,
  rare_hashtag,
  hashtag_sequence,
  mention,
  repost,
  quote,
  reply,
  media,
  persona,
  creation
};
inline constexpr std::size_t kChannelCount = 14;

/// A set of channels, by their numbers.
using ChannelSet = std::bitset<kChannelCount>;

/// What leaves the traces of a channel.
enum class ChannelBasis : std::uint8_t {
  /// Posts but reposts, which would carry the text, links and tags of the post they repeat into
  /// every channel.
  post,
  /// Reposts alone.
  repost,
  /// Both.
  any_post,
  /// Profiles: no window, no objects to be counted within it, no null model of it.
  profile
};

/// Posts with fewer hashtags leave no trace on `hashtag_sequence`. On the development set, of the
/// edges found with 2, 3, 4 and 5 tags or more (4357, 1990, 1104, 500) 70, 87, 96 and 95 % lie
/// within an operation; the others are between people at one event.
inline constexpr std::size_t kShortestHashtagSequence = 3;

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
  /// Objects with more sharers leave no trace; 0: no limit.
  std::uint32_t default_max_sharers;
  /// The width of a stratum of the null model: at least as wide as the window, and a whole day
  /// where the window is one. 0: no null model, and no p-values.
  std::int64_t default_stratum_s;
  ChannelBasis basis;
  /// What an object of the channel is, for help texts and reports.
  std::string_view object_meaning;
};

/// All channels, in the order of the enumeration. Any thread.
std::span<const ChannelTraits> channel_table();
const ChannelTraits& traits_of(Channel channel);
/// The channel of that name; nothing for an unknown one.
std::optional<Channel> channel_of(std::string_view name);
/// The channels of those names, all of them for none. Throws UsageError for an unknown name.
ChannelSet channels_named(std::span<const std::string> names);
inline bool has_channel(const ChannelSet& channels, Channel channel) {
  return channels.test(static_cast<std::size_t>(channel));
}

/// Throws UsageError, naming both, where the window is shorter than the precision of the times:
/// such a window would miss what it looks for without saying so.
void require_window(Channel channel, std::int64_t window_s, std::int64_t precision_s);

}  // namespace cahoots
