#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

enum class Platform : std::uint8_t { x, tiktok, youtube, reddit, medium, blogspot };
std::string_view name_of(Platform platform);

/// Why an account is in the case. Everything but `operation` is a control.
enum class Group : std::uint8_t {
  operation,
  fan_club,
  news_bot,
  same_zone,
  conference,
  petition,
  critic,
  ordinary
};
std::string_view name_of(Group group);

enum class MessageType : std::uint8_t { original, reply, repost, quote, comment };

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
/// Stands in a text for the next of its links: each platform shows links in its own way.
constexpr char kLinkMark = '\x01';

/// How an everyday account writes, beyond what it writes about.
struct Voice {
  std::array<std::size_t, 3> topics{};
  double typo_rate = 0;
  bool lower_case = false;
  std::string emoji;
};

struct Person {
  Platform platform = Platform::x;
  Group group = Group::ordinary;
  /// The account id in the platform's own form, without prefix.
  std::string native_id;
  std::string handle;
  std::string name;
  std::string bio;
  std::string location;
  std::string lang = "en";
  std::int64_t created_s = 0;
  std::size_t followers = 0;
  std::size_t following = 0;
  int utc_offset_min = 0;
  /// X only: exported in the shape of the archive instead of API pages.
  bool in_archive = false;
  Voice voice;
};

struct Message {
  std::size_t author = kNone;
  std::int64_t time_s = 0;
  MessageType type = MessageType::original;
  /// With a kLinkMark for each link; empty in a plain repost.
  std::string text;
  std::vector<std::string> links;
  std::string lang;
  /// The message that is answered, reposted or quoted; kNone where it is outside the case.
  std::size_t parent = kNone;
  /// Subreddit or video id.
  std::string venue;
  std::size_t likes = 0;
  /// Given at the end, in the platform's own form.
  std::string native_id;
};

/// The whole case in memory; about 600 bytes a message.
struct Scenario {
  std::vector<Person> people;
  std::vector<Message> messages;

  std::size_t add(Person person);
  std::size_t add(Message message);
  const Person& author_of(const Message& message) const { return people[message.author]; }
  /// The prefixed uid, as the case stream has it.
  std::string uid_of(std::size_t person) const;
  std::vector<std::size_t> members(Group group) const;
  std::vector<std::size_t> members(Group group, Platform platform) const;
  /// Message numbers by (time, number) of one platform.
  std::vector<std::size_t> timeline(Platform platform) const;
};

/// The hashtags of a text, without the sign, in order.
std::vector<std::string> hashtags_in(std::string_view text);
/// The mentioned handles of a text, without the sign, in order.
std::vector<std::string> mentions_in(std::string_view text);
/// The text with its link marks replaced by the links given; what is left over is appended.
std::string with_links(std::string_view text, const std::vector<std::string>& links);

}  // namespace cahoots
