#include "analysis/coaction/channel.hpp"

#include <fmt/format.h>

#include <array>

#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr auto kOfPosts = ChannelBasis::post;
constexpr auto kOfReposts = ChannelBasis::repost;
constexpr auto kOfAnyPosts = ChannelBasis::any_post;
constexpr auto kOfProfiles = ChannelBasis::profile;

constexpr std::int64_t kTenYears_s = 3650 * kDay_s;

constexpr std::array<ChannelTraits, kChannelCount> kChannels = {{
    {Channel::text, "text", kDay_s, 2, 10, 0, kDay_s, kOfPosts, "a group of duplicate texts"},
    {Channel::text_reuse, "text_reuse", kTenYears_s, 1, 0, 10, 0, kOfPosts,
     "a group of duplicate texts that few accounts posted"},
    {Channel::url, "url", kHour_s, 2, 10, 0, kDay_s, kOfPosts, "a canonical web address"},
    {Channel::domain, "domain", kMinute_s, 2, 0, 0, kHour_s, kOfPosts, "the site of a link"},
    {Channel::hashtag, "hashtag", kMinute_s, 2, 0, 0, kHour_s, kOfPosts, "a hashtag"},
    {Channel::rare_hashtag, "rare_hashtag", kHour_s, 1, 0, 50, 0, kOfAnyPosts,
     "a hashtag that few accounts used"},
    {Channel::hashtag_sequence, "hashtag_sequence", kHour_s, 2, 10, 0, kDay_s, kOfPosts,
     "the hashtags of a post in their order"},
    {Channel::mention, "mention", kMinute_s, 2, 0, 0, kHour_s, kOfPosts, "a mentioned account"},
    {Channel::repost, "repost", kDay_s, 2, 10, 0, kDay_s, kOfReposts, "a reposted post"},
    {Channel::quote, "quote", kHour_s, 2, 10, 0, kDay_s, kOfPosts, "a quoted post"},
    {Channel::reply, "reply", kMinute_s, 2, 0, 0, kHour_s, kOfPosts,
     "the post or account replied to"},
    {Channel::media, "media", kDay_s, 2, 10, 0, kDay_s, kOfPosts, "a picture, video or file"},
    {Channel::persona, "persona", 0, 1, 0, 0, kDay_s, kOfProfiles,
     "a handle, name, bio, link or picture of a profile"},
    {Channel::creation, "creation", 0, 1, 0, 0, kDay_s, kOfProfiles,
     "an hour or day of many new accounts"},
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

ChannelSet channels_named(std::span<const std::string> names) {
  ChannelSet channels;
  if (names.empty()) return channels.set();
  for (const std::string& name : names) {
    const auto channel = channel_of(name);
    if (!channel) throw UsageError(fmt::format("'{}' is no channel", name));
    channels.set(static_cast<std::size_t>(*channel));
  }
  return channels;
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
