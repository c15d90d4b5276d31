#include <fmt/format.h>

#include <initializer_list>

#include "calendar.hpp"
#include "exports.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kHeader =
    "tweetid,userid,user_display_name,user_screen_name,user_reported_location,"
    "user_profile_description,user_profile_url,follower_count,following_count,"
    "account_creation_date,account_language,tweet_language,tweet_text,tweet_time,"
    "tweet_client_name,in_reply_to_tweetid,in_reply_to_userid,quoted_tweet_tweetid,is_retweet,"
    "retweet_userid,retweet_tweetid,latitude,longitude,quote_count,reply_count,like_count,"
    "retweet_count,hashtags,urls,user_mentions,poll_choices\n";

std::string field(std::string_view text) {
  std::string escaped = "\"";
  for (const char byte : text) {
    escaped += byte;
    if (byte == '"') {
      escaped += '"';
    }
  }
  return escaped + '"';
}

std::string row(std::initializer_list<std::string> values) {
  std::string line;
  for (const std::string& value : values) {
    line += (line.empty() ? "" : ",") + field(value);
  }
  return line + '\n';
}

/// A list as the archive writes it: ['one', 'two'].
std::string bracketed(const std::vector<std::string>& values) {
  return values.empty() ? "[]" : fmt::format("['{}']", fmt::join(values, "', '"));
}

/// The archive's columns that point to another post.
struct References {
  std::string reply_to_id, reply_to_user, quoted_id, repost_user, repost_id;
  bool repost = false;
};

References references_of(const Scenario& scenario, const Message& message) {
  References references;
  if (message.parent == kNone) {
    return references;
  }
  const Message& parent = scenario.messages[message.parent];
  const std::string& author = scenario.author_of(parent).native_id;
  switch (message.type) {
    case MessageType::repost:
      references.repost = true;
      references.repost_id = parent.native_id;
      references.repost_user = author;
      break;
    case MessageType::quote:
      references.quoted_id = parent.native_id;
      break;
    default:
      references.reply_to_id = parent.native_id;
      references.reply_to_user = author;
  }
  return references;
}

class ArchiveWriter {
 public:
  ArchiveWriter(const Scenario& scenario, const Draw& seed)
      : scenario_(scenario),
        links_(seed),
        handles_(people_by_handle(scenario, Platform::x)),
        echoes_(echoes(scenario)) {}

  std::string line(std::size_t number) const {
    const Message& message = scenario_.messages[number];
    const Person& author = scenario_.author_of(message);
    const References to = references_of(scenario_, message);
    const Message& content = to.repost ? scenario_.messages[message.parent] : message;
    const std::string shown = with_links(content.text, links_.of(content));
    const std::string text =
        to.repost ? "RT @" + scenario_.author_of(content).handle + ": " + shown : shown;
    const Echo& echo = echoes_[number];
    return row({message.native_id,
                author.native_id,
                author.name,
                author.handle,
                author.location,
                author.bio,
                "",
                std::to_string(author.followers),
                std::to_string(author.following),
                iso_date(author.created_s),
                author.lang,
                message.lang,
                text,
                archive_time(message.time_s),
                client_of(author),
                to.reply_to_id,
                to.reply_to_user,
                to.quoted_id,
                to.repost ? "True" : "False",
                to.repost_user,
                to.repost_id,
                "absent",
                "absent",
                std::to_string(echo.quotes),
                std::to_string(echo.replies),
                std::to_string(message.likes),
                std::to_string(echo.reposts),
                bracketed(hashtags_in(content.text)),
                bracketed(content.links),
                bracketed(mentioned_ids(text)),
                ""});
  }

 private:
  static std::string client_of(const Person& author) {
    return author.group == Group::news_bot    ? "Headline Publisher"
           : author.utc_offset_min % 120 == 0 ? "Twitter Web App"
                                              : "Twitter for Android";
  }

  std::vector<std::string> mentioned_ids(std::string_view text) const {
    std::vector<std::string> ids;
    for (const std::string& handle : mentions_in(text)) {
      const auto found = handles_.find(handle);
      if (found != handles_.end()) {
        ids.push_back(scenario_.people[found->second].native_id);
      }
    }
    return ids;
  }

  const Scenario& scenario_;
  ShownLinks links_;
  std::map<std::string, std::size_t> handles_;
  std::vector<Echo> echoes_;
};

}  // namespace

ExportFile x_archive(const Scenario& scenario, const Draw& seed) {
  ExportFile file{"x_archive_style.csv", std::string(kHeader)};
  const ArchiveWriter writer(scenario, seed);
  for (const std::size_t number : scenario.timeline(Platform::x)) {
    if (scenario.author_of(scenario.messages[number]).in_archive) {
      file.bytes += writer.line(number);
    }
  }
  return file;
}

}  // namespace cahoots
