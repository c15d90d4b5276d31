#include <fmt/format.h>

#include <initializer_list>

#include "calendar.hpp"
#include "exports.hpp"
#include "json_text.hpp"

namespace cahoots {
namespace {

/// As spreadsheets write it: in quotes only where it must be.
std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    return text;
  }
  std::string escaped = "\"";
  for (const char byte : text) {
    escaped += byte == '"' ? "\"\"" : std::string(1, byte);
  }
  return escaped + '"';
}

std::string row(std::initializer_list<std::string> cells) {
  std::string line;
  bool first = true;
  for (const std::string& value : cells) {
    line += (first ? "" : ",") + cell(value);
    first = false;
  }
  return line + "\r\n";
}

std::string blog_address(const Person& author, const Message& message) {
  return author.platform == Platform::medium
             ? fmt::format("https://medium.com/@{}/{}", author.handle, message.native_id)
             : fmt::format("https://{}.blogspot.com/2024/03/{}.html", author.handle,
                           message.native_id);
}

}  // namespace

ExportFile youtube_comments(const Scenario& scenario) {
  ExportFile file{
      "youtube_comments.csv",
      row({"comment_id", "video_id", "parent_id", "author_channel_id", "author_display_name",
           "author_handle", "published_london", "comment_text", "like_count", "reply_count"})};
  const std::vector<Echo> counts = echoes(scenario);
  for (const std::size_t number : scenario.timeline(Platform::youtube)) {
    const Message& message = scenario.messages[number];
    const Person& author = scenario.author_of(message);
    const std::string parent =
        message.parent == kNone ? "" : scenario.messages[message.parent].native_id;
    file.bytes += row({message.native_id, message.venue, parent, author.native_id, author.name,
                       "@" + author.handle, london_time(message.time_s),
                       with_links(message.text, message.links), std::to_string(message.likes),
                       std::to_string(counts[number].replies)});
  }
  return file;
}

ExportFile blog_posts(const Scenario& scenario) {
  ExportFile file{"blog_posts.jsonl", ""};
  for (const Platform platform : {Platform::medium, Platform::blogspot}) {
    for (const std::size_t number : scenario.timeline(platform)) {
      const Message& message = scenario.messages[number];
      const Person& author = scenario.author_of(message);
      file.bytes += fmt::format(
          R"({{"site":"{}","post":{{"id":"{}","link":{},"published_ms":{},"language":"{}",)"
          R"("content":{},"claps":{}}},"author":{{"id":{},"handle":{},"name":{},"about":{},)"
          R"("followers":{},"joined":"{}"}}}})"
          "\n",
          name_of(platform), message.native_id, json_quoted(blog_address(author, message)),
          message.time_s * 1000, message.lang, json_quoted(with_links(message.text, message.links)),
          message.likes, json_quoted(author.native_id), json_quoted("@" + author.handle),
          json_quoted(author.name), json_quoted(author.bio), author.followers,
          iso_date(author.created_s));
    }
  }
  return file;
}

}  // namespace cahoots
