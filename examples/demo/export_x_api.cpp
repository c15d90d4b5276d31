#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar.hpp"
#include "exports.hpp"
#include "json_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPageSize = 100;

class PageWriter {
 public:
  PageWriter(const Scenario& scenario, const Draw& seed)
      : scenario_(scenario),
        links_(seed),
        handles_(people_by_handle(scenario, Platform::x)),
        echoes_(echoes(scenario)) {}

  /// One page; `numbers` in the order of the page.
  std::string page(const std::vector<std::size_t>& numbers) const {
    std::vector<std::string> data;
    std::set<std::size_t> authors;
    std::set<std::size_t> referenced;
    for (const std::size_t number : numbers) {
      const Message& message = scenario_.messages[number];
      data.push_back(post(number));
      authors.insert(message.author);
      if (message.parent != kNone) {
        referenced.insert(message.parent);
        authors.insert(scenario_.messages[message.parent].author);
      }
    }
    std::vector<std::string> users;
    std::vector<std::string> posts;
    for (const std::size_t author : authors) {
      users.push_back(user(scenario_.people[author]));
    }
    for (const std::size_t number : referenced) {
      posts.push_back(post(number));
    }
    return fmt::format(
        R"({{"data":{},"includes":{{"users":{},"tweets":{}}},"meta":{{"newest_id":"{}",)"
        R"("oldest_id":"{}","result_count":{}}}}})"
        "\n",
        json_array(data), json_array(users), json_array(posts),
        scenario_.messages[numbers.front()].native_id, scenario_.messages[numbers.back()].native_id,
        numbers.size());
  }

 private:
  std::string user(const Person& person) const {
    return fmt::format(
        R"({{"id":"{}","username":{},"name":{},"created_at":"{}","description":{},"location":{},)"
        R"("verified":{},"protected":false,"url":"","public_metrics":{{"followers_count":{},)"
        R"("following_count":{},"tweet_count":{},"listed_count":0}}}})",
        person.native_id, json_quoted(person.handle), json_quoted(person.name),
        api_time(person.created_s), json_quoted(person.bio), json_quoted(person.location),
        person.followers > 20000, person.followers, person.following, person.followers / 2 + 40);
  }

  std::string post(std::size_t number) const {
    const Message& message = scenario_.messages[number];
    const bool repost = message.type == MessageType::repost;
    const Message& content = repost ? scenario_.messages[message.parent] : message;
    const std::vector<std::string> shown_links = links_.of(content);
    std::string text = with_links(content.text, shown_links);
    if (repost) {
      text = "RT @" + scenario_.author_of(content).handle + ": " + text;
    }
    const Echo& echo = echoes_[number];
    return fmt::format(
        R"({{"id":"{}","author_id":"{}","created_at":"{}","text":{},"lang":"{}",)"
        R"("conversation_id":"{}",{}"entities":{},"public_metrics":{{"retweet_count":{},)"
        R"("reply_count":{},"like_count":{},"quote_count":{}}},"possibly_sensitive":false,)"
        R"("reply_settings":"everyone"}})",
        message.native_id, scenario_.author_of(message).native_id, api_time(message.time_s),
        json_quoted(text), message.lang,
        scenario_.messages[thread_start(scenario_, number)].native_id, references(message),
        entities(text, shown_links, content.links), echo.reposts, echo.replies, message.likes,
        echo.quotes);
  }

  std::string references(const Message& message) const {
    if (message.parent == kNone) {
      return "";
    }
    const Message& parent = scenario_.messages[message.parent];
    const bool reply = message.type != MessageType::repost && message.type != MessageType::quote;
    const std::string answered =
        reply ? fmt::format(R"("in_reply_to_user_id":"{}",)", scenario_.author_of(parent).native_id)
              : "";
    const std::string_view kind = message.type == MessageType::repost  ? "retweeted"
                                  : message.type == MessageType::quote ? "quoted"
                                                                       : "replied_to";
    return fmt::format(R"({}"referenced_tweets":[{{"type":"{}","id":"{}"}}],)", answered, kind,
                       parent.native_id);
  }

  std::string entities(std::string_view text, const std::vector<std::string>& shown,
                       const std::vector<std::string>& expanded) const {
    std::vector<std::string> parts;
    add_part(parts, "hashtags", tags(text, "#", "tag", hashtags_in(text)));
    add_part(parts, "mentions", tags(text, "@", "username", mentions_in(text)));
    std::vector<std::string> urls;
    std::size_t from = 0;
    for (std::size_t link = 0; link < shown.size(); ++link) {
      const Place at = place_of(text, shown[link], from);
      urls.push_back(fmt::format(R"({{"start":{},"end":{},"url":"{}","expanded_url":{}}})",
                                 at.start, at.end, shown[link], json_quoted(expanded[link])));
    }
    add_part(parts, "urls", urls);
    return fmt::format("{{{}}}", fmt::join(parts, ","));
  }

  struct Place {
    std::size_t start;
    std::size_t end;
  };

  /// Code-point positions of the first occurrence from byte `from` on, which moves behind it.
  static Place place_of(std::string_view text, std::string_view part, std::size_t& from) {
    const std::size_t byte = std::min(text.find(part, from), text.size());
    from = byte + part.size();
    const std::size_t start = code_points(text.substr(0, byte));
    return {start, start + code_points(part)};
  }

  std::vector<std::string> tags(std::string_view text, std::string_view sign, std::string_view key,
                                const std::vector<std::string>& found) const {
    std::vector<std::string> values;
    std::size_t from = 0;
    for (const std::string& tag : found) {
      const Place at = place_of(text, std::string(sign) + tag, from);
      const auto person = handles_.find(tag);
      const std::string id =
          key == "username" && person != handles_.end()
              ? fmt::format(R"(,"id":"{}")", scenario_.people[person->second].native_id)
              : "";
      values.push_back(fmt::format(R"({{"start":{},"end":{},"{}":{}{}}})", at.start, at.end, key,
                                   json_quoted(tag), id));
    }
    return values;
  }

  static void add_part(std::vector<std::string>& parts, std::string_view name,
                       const std::vector<std::string>& values) {
    if (!values.empty()) {
      parts.push_back(fmt::format(R"("{}":{})", name, json_array(values)));
    }
  }

  const Scenario& scenario_;
  ShownLinks links_;
  std::map<std::string, std::size_t> handles_;
  std::vector<Echo> echoes_;
};

}  // namespace

ExportFile x_api_pages(const Scenario& scenario, const Draw& seed) {
  std::vector<std::size_t> latest_first = scenario.timeline(Platform::x);
  std::erase_if(latest_first, [&](std::size_t number) {
    return scenario.author_of(scenario.messages[number]).in_archive;
  });
  std::reverse(latest_first.begin(), latest_first.end());
  const PageWriter writer(scenario, seed);
  ExportFile file{"x_api_v2_pages.jsonl", ""};
  for (std::size_t start = 0; start < latest_first.size(); start += kPageSize) {
    const std::size_t end = std::min(latest_first.size(), start + kPageSize);
    file.bytes += writer.page({latest_first.begin() + static_cast<std::ptrdiff_t>(start),
                               latest_first.begin() + static_cast<std::ptrdiff_t>(end)});
  }
  return file;
}

}  // namespace cahoots
