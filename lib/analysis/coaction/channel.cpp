#include "analysis/coaction/channel.hpp"

#include <fmt/format.h>

#include <array>

#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::array<ChannelTraits, kChannelCount> kChannels = {{
    {Channel::text, "text", kDay_s, 2, 10, kDay_s, false, "a group of duplicate texts"},
    {Channel::url, "url", kHour_s, 2, 10, kDay_s, false, "a canonical web address"},
    {Channel::hashtag, "hashtag", kMinute_s, 2, 0, kHour_s, false, "a hashtag"},
    {Channel::mention, "mention", kMinute_s, 2, 0, kHour_s, false, "a mentioned account"},
    {Channel::repost, "repost", kDay_s, 2, 10, kDay_s, true, "a reposted post"},
    {Channel::reply, "reply", kMinute_s, 2, 0, kHour_s, false, "the post or account replied to"},
}};

}  // namespace

std::span<const ChannelTraits> channel_table() {
  return kChannels;
}

const ChannelTraits& traits_of(Channel channel) {
  return kChannels.at(static_cast<std::size_t>(channel));
}

std::optional<Channel> channel_of(std::string_view name) {
  for (const ChannelTraits& traits : kChannels) {
    if (traits.name == name) return traits.channel;
  }
  return std::nullopt;
}

void require_window(Channel channel, std::int64_t window_s, std::int64_t precision_s) {
  if (window_s < 0) {
    throw UsageError(fmt::format("the window of channel '{}' must be 0 s or more, not {} s",
                                 traits_of(channel).name, window_s));
  }
  if (window_s < precision_s) {
    throw UsageError(fmt::format(
        "channel '{}' cannot use a window of {} s: the times in the data are precise to {} s; "
        "use a window of {} s or more, or leave the channel out",
        traits_of(channel).name, window_s, precision_s, precision_s));
  }
}

}  // namespace cahoots
