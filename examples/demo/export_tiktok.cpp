#include <fmt/format.h>

#include <algorithm>

#include "exports.hpp"
#include "json_text.hpp"
#include "names.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPageSize = 100;

std::string error_part(Draw& draw) {
  return fmt::format(R"("error":{{"code":"ok","message":"","log_id":"{}"}})",
                     random_characters(draw, "0123456789ABCDEF", 34));
}

std::string video(const Scenario& scenario, const Message& message) {
  const Person& author = scenario.author_of(message);
  std::vector<std::string> tags = hashtags_in(message.text);
  std::transform(tags.begin(), tags.end(), tags.begin(),
                 [](const std::string& tag) { return json_quoted(tag); });
  return fmt::format(
      R"({{"id":{},"username":{},"video_description":{},"create_time":{},"region_code":"{}",)"
      R"("hashtag_names":{},"music_id":{},"view_count":{},"like_count":{},"comment_count":{},)"
      R"("share_count":{}}})",
      message.native_id, json_quoted(author.handle),
      json_quoted(with_links(message.text, message.links)), message.time_s,
      author.lang == "zh" ? "TW" : "US", json_array(tags),
      7000000000000000000 + message.time_s % 977, 40 + message.likes * 31, message.likes,
      message.likes / 5, message.likes / 9);
}

ExportFile videos(const Scenario& scenario, Draw& draw) {
  ExportFile file{"tiktok_videos.jsonl", ""};
  const std::vector<std::size_t> order = scenario.timeline(Platform::tiktok);
  const std::string search_id = random_characters(draw, "123456789", 19);
  for (std::size_t start = 0; start < order.size(); start += kPageSize) {
    const std::size_t end = std::min(order.size(), start + kPageSize);
    std::vector<std::string> page;
    for (std::size_t at = start; at < end; ++at) {
      page.push_back(video(scenario, scenario.messages[order[at]]));
    }
    file.bytes +=
        fmt::format(R"({{"data":{{"videos":{},"cursor":{},"search_id":"{}","has_more":{}}},{}}})"
                    "\n",
                    json_array(page), end, search_id, end < order.size(), error_part(draw));
  }
  return file;
}

ExportFile comments(const Scenario& scenario, Draw& draw) {
  std::vector<std::string> list;
  for (const std::size_t number : scenario.timeline(Platform::tiktok)) {
    const Message& message = scenario.messages[number];
    if (!draw.chance(0.08)) {
      continue;
    }
    const bool operation = scenario.author_of(message).group == Group::operation;
    const std::string text = operation ? operation_phrases().write(draw, "nod_en")
                                       : english_phrases().write(draw, "quip");

    const std::int64_t time_s = message.time_s + 60 + draw.delay_s(7200);
    list.push_back(
        fmt::format("{{\n        \"id\": {},\n        \"video_id\": {},\n        \"text\": {},\n"
                    "        \"create_time\": {},\n        \"like_count\": {},\n"
                    "        \"parent_comment_id\": {},\n        \"reply_count\": 0\n      }}",
                    std::stoull(message.native_id) + (1ULL << 45) + list.size(), message.native_id,
                    json_quoted(text), time_s, draw.below(9), message.native_id));
  }
  return {"tiktok_comments.json",
          fmt::format("{{\n  \"data\": {{\n    \"comments\": [{}],\n    \"has_more\": false,\n"
                      "    \"cursor\": {}\n  }},\n  {}\n}}\n",
                      fmt::join(list, ", "), list.size(), error_part(draw))};
}

ExportFile users(const Scenario& scenario, Draw& draw) {
  ExportFile file{"tiktok_users.jsonl", ""};
  for (const Person& person : scenario.people) {
    if (person.platform != Platform::tiktok) {
      continue;
    }
    file.bytes += fmt::format(
        R"({{"data":{{"username":{},"display_name":{},"bio_description":{},"is_verified":false,)"
        R"("follower_count":{},"following_count":{},"likes_count":{},"video_count":{}}},{}}})"
        "\n",
        json_quoted(person.handle), json_quoted(person.name), json_quoted(person.bio),
        person.followers, person.following, person.followers * 7, 3 + person.following / 4,
        error_part(draw));
  }
  return file;
}

}  // namespace

std::vector<ExportFile> tiktok_responses(const Scenario& scenario, const Draw& seed) {
  Draw draw = seed.fork("tiktok responses");
  ExportFile first = videos(scenario, draw);
  ExportFile second = comments(scenario, draw);
  return {std::move(first), std::move(second), users(scenario, draw)};
}

}  // namespace cahoots
