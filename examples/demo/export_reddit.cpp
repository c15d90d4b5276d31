#include <fmt/format.h>

#include "base/hash.hpp"
#include "exports.hpp"
#include "json_text.hpp"

namespace cahoots {
namespace {

/// A thread outside the case, the same for all comments of a forum on one day.
std::string foreign_thread(const Message& comment) {
  return fmt::format("t3_1a{:x}{}", comment.time_s / 86400 % 4096, comment.venue.size());
}

std::string fullname(const Message& message) {
  return (message.type == MessageType::comment ? "t1_" : "t3_") + message.native_id;
}

std::string author_fullname(const Person& author) {
  return fmt::format("t2_{:x}", hash64(author.handle) >> 24U);
}

std::string submission(const Scenario& scenario, const Message& message, std::size_t comments) {
  const Person& author = scenario.author_of(message);
  const std::string permalink =
      fmt::format("/r/{}/comments/{}/post/", message.venue, message.native_id);
  const bool is_self = message.links.empty();
  // The title carries what was written; Reddit cuts it at 300 characters.
  const std::size_t line = message.text.find('\n');
  const std::string title = message.text.substr(0, line);
  const std::string body = line == std::string::npos ? "" : message.text.substr(line + 1);
  return fmt::format(
      R"({{"author":{},"author_fullname":"{}","created_utc":{},"domain":{},"full_link":{},)"
      R"("id":"{}","is_self":{},"is_video":false,"num_comments":{},"over_18":false,)"
      R"("permalink":{},"retrieved_on":{},"score":{},"selftext":{},"subreddit":{},"title":{},)"
      R"("upvote_ratio":1.0,"url":{}}})"
      "\n",
      json_quoted(author.handle), author_fullname(author), message.time_s,
      json_quoted(is_self ? "self." + message.venue : "link.example"),
      json_quoted("https://www.reddit.com" + permalink), message.native_id, is_self, comments,
      json_quoted(permalink), message.time_s + 30, message.likes, json_quoted(body),
      json_quoted(message.venue), json_quoted(title),
      json_quoted(is_self ? "https://www.reddit.com" + permalink : message.links.front()));
}

std::string comment(const Scenario& scenario, std::size_t number) {
  const Message& message = scenario.messages[number];
  const Message& start = scenario.messages[thread_start(scenario, number)];
  const bool inside = start.type != MessageType::comment;
  const std::string thread = inside ? fullname(start) : foreign_thread(start);
  const std::string parent =
      message.parent == kNone ? thread : fullname(scenario.messages[message.parent]);
  return fmt::format(
      R"({{"author":{},"author_fullname":"{}","body":{},"controversiality":0,)"
      R"("created_utc":{},"id":"{}","is_submitter":false,"link_id":"{}","parent_id":"{}",)"
      R"("permalink":{},"retrieved_utc":{},"score":{},"stickied":false,"subreddit":{},)"
      R"("subreddit_name_prefixed":{},"subreddit_type":"public"}})"
      "\n",
      json_quoted(scenario.author_of(message).handle), author_fullname(scenario.author_of(message)),
      json_quoted(with_links(message.text, message.links)), message.time_s, message.native_id,
      thread, parent,
      json_quoted(fmt::format("/r/{}/comments/{}/post/{}/", message.venue, thread.substr(3),
                              message.native_id)),
      message.time_s + 14, 1 + message.likes, json_quoted(message.venue),
      json_quoted("r/" + message.venue));
}

}  // namespace

std::vector<ExportFile> reddit_dumps(const Scenario& scenario) {
  ExportFile submissions{"reddit_submissions.jsonl", ""};
  ExportFile comments{"reddit_comments.jsonl", ""};
  const std::vector<Echo> counts = echoes(scenario);
  for (const std::size_t number : scenario.timeline(Platform::reddit)) {
    const Message& message = scenario.messages[number];
    if (message.type == MessageType::comment) {
      comments.bytes += comment(scenario, number);
    } else {
      submissions.bytes += submission(scenario, message, counts[number].replies);
    }
  }
  return {submissions, comments};
}

}  // namespace cahoots
