#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "disguise.hpp"
#include "everyday.hpp"
#include "names.hpp"
#include "operation.hpp"
#include "phrases.hpp"
#include "rhythm.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

std::string disguised(Draw& draw, const Task& task) {
  std::string text = task.text;
  if (draw.chance(0.15)) {
    const std::string_view nod = task.lang == "zh" ? "nod_zh" : "nod_en";
    text = with_rewording(draw, text, operation_phrases().write(draw, nod));
  }
  if (task.lang == "zh" && draw.chance(0.45)) {
    text = with_traditional(draw, text, draw.chance(0.5) ? 1.0 : 0.4);
  }
  if (task.lang != "zh" && draw.chance(0.12)) {
    text = with_homoglyphs(draw, text);
  }
  if (draw.chance(0.12)) {
    text = with_zero_width(draw, text);
  }
  return draw.chance(0.22) ? with_emoji(draw, text) : text;
}

std::string hashtags(Draw& draw, const Task& task) {
  std::string tags;
  std::vector<std::string> choice = task.hashtags;
  draw.shuffle(choice);
  choice.resize(1 + draw.below(3));
  for (const std::string& tag : choice) {
    tags += (draw.chance(0.07) ? " #" : " ") + tag;
  }
  return tags;
}

std::string link_variant(Draw& draw, const std::string& link) {
  constexpr std::array kShorteners = {"https://bit.ly/"sv, "https://is.gd/"sv};
  if (draw.chance(0.3)) {
    const std::string host(draw.pick(kShorteners));
    return host + short_code(draw);
  }
  return draw.chance(0.4) ? link + "?from=" + random_characters(draw, "abcdefgh", 5) : link;
}

/// The people whom the operation pesters on X.
std::string pestered_handle(const Scenario& scenario, Draw& draw) {
  const Group group = draw.chance(0.6)   ? Group::critic
                      : draw.chance(0.5) ? Group::news_bot
                                         : Group::same_zone;
  return scenario.people[draw.pick(scenario.members(group, Platform::x))].handle;
}

void dress_for_x(const Scenario& scenario, Draw& draw, const Task& task, Message& copy) {
  if (draw.chance(0.15)) {
    copy.text = "@" + pestered_handle(scenario, draw) + " " + copy.text;
  }
  copy.text += hashtags(draw, task);
  if (!task.link.empty() && draw.chance(0.85)) {
    copy.links = {link_variant(draw, task.link)};
    copy.text += std::string(" ") + kLinkMark;
  }
  if (draw.chance(0.35)) {
    copy.text = with_random_tail(draw, copy.text);
  }
}

void dress_for_reddit(Draw& draw, const Task& task, Message& copy) {
  constexpr std::array kForums = {"asianewsdesk"sv, "worldpoliticsroom"sv, "silkroadpictures"sv};
  copy.venue = draw.pick(kForums);
  if (draw.chance(0.4)) {
    copy.type = MessageType::comment;
  }
  if (!task.link.empty() && draw.chance(0.7)) {
    copy.links = {link_variant(draw, task.link)};
  }
}

void dress_for_blog(Draw& draw, const Task& task, Message& copy) {
  if (draw.chance(0.35)) {
    copy.text = task.title + "\n" + copy.text;
  }
  if (!task.link.empty()) {
    copy.links = {link_variant(draw, task.link)};
  }
}

void dress(const Scenario& scenario, Draw& draw, const Task& task, Message& copy) {
  switch (scenario.people[copy.author].platform) {
    case Platform::x:
      return dress_for_x(scenario, draw, task, copy);
    case Platform::reddit:
      return dress_for_reddit(draw, task, copy);
    case Platform::youtube:
      copy.type = MessageType::comment;
      copy.venue = draw.chance(0.6) ? "0pVideoTar" + std::to_string(copy.time_s / kDay_s % 10)
                                    : "longTalkXinj1";
      copy.text += draw.chance(0.25) ? hashtags(draw, task) : "";
      return;
    case Platform::tiktok:
      copy.text += hashtags(draw, task);
      return;
    default:
      return dress_for_blog(draw, task, copy);
  }
}

std::size_t post_copy(Scenario& scenario, Draw& draw, const Operative& operative, const Task& task,
                      std::int64_t time_s) {
  Message copy = message_of(scenario, operative.person, time_s, disguised(draw, task));
  copy.lang = task.lang;
  copy.likes = draw.below(4);
  dress(scenario, draw, task, copy);
  return scenario.add(std::move(copy));
}

double share_of(const Operative& operative, const Task& task) {
  if (task.all_hands) {
    return operative.diligence * 0.9;
  }
  return operative.cell == task.cell ? operative.diligence : operative.diligence * 0.12;
}

std::int64_t working_time_s(Draw& draw, const Operative& operative, std::int64_t time_s) {
  return operative.evening ? time_s + 5 * kHour_s + draw.delay_s(1800)
                           : within_shift_s(draw, time_s);
}

/// Posts the copies of one task; a worker goes through their accounts one after the other.
std::vector<std::size_t> post_copies(Scenario& scenario, Draw& draw,
                                     const std::vector<Operative>& staff, const Task& task) {
  std::map<std::size_t, std::int64_t> desk_clock_s;
  std::vector<std::size_t> copies;
  for (const Operative& operative : staff) {
    if (!draw.chance(share_of(operative, task))) {
      continue;
    }
    const std::int64_t start_s =
        task.release_s + draw.delay_s(draw.chance(0.75) ? 1500 : 3 * kHour_s);
    auto [clock, first] = desk_clock_s.try_emplace(operative.worker, start_s);
    clock->second += first ? 0 : draw.between(45, 300);
    copies.push_back(
        post_copy(scenario, draw, operative, task, working_time_s(draw, operative, clock->second)));
  }
  return copies;
}

void repost_lead(Scenario& scenario, Draw& draw, const std::vector<Operative>& staff,
                 std::size_t lead) {
  const Message original = scenario.messages[lead];
  std::int64_t wait_s = 5;
  for (const Operative& operative : staff) {
    const bool able = scenario.people[operative.person].platform == Platform::x &&
                      operative.person != original.author;
    if (!able || !draw.chance(operative.diligence * 0.45)) {
      continue;
    }
    wait_s += draw.between(2, 25);
    Message repost = message_of(scenario, operative.person, original.time_s + wait_s, "");
    repost.type = MessageType::repost;
    repost.parent = lead;
    scenario.add(std::move(repost));
  }
}

void applaud(Scenario& scenario, Draw& draw, const std::vector<Operative>& staff,
             std::size_t lead) {
  const Message original = scenario.messages[lead];
  const Platform platform = scenario.people[original.author].platform;
  for (const Operative& operative : staff) {
    const bool able = scenario.people[operative.person].platform == platform &&
                      operative.person != original.author;
    if (!able || !draw.chance(operative.diligence * 0.3)) {
      continue;
    }
    const std::int64_t time_s = original.time_s + draw.between(20, 900);
    const std::string_view rule = original.lang == "zh" ? "nod_zh" : "nod_en";
    Message nod =
        message_of(scenario, operative.person, time_s, operation_phrases().write(draw, rule));
    nod.lang = original.lang;
    nod.type = MessageType::comment;
    nod.parent = lead;
    nod.venue = original.venue;
    scenario.add(std::move(nod));
  }
}

void amplify(Scenario& scenario, Draw& draw, const std::vector<Operative>& staff,
             const std::vector<std::size_t>& copies) {
  if (copies.empty() || !draw.chance(0.7)) {
    return;
  }
  const std::size_t lead = draw.pick(copies);
  const Platform platform = scenario.author_of(scenario.messages[lead]).platform;
  if (platform == Platform::x) {
    repost_lead(scenario, draw, staff, lead);
  } else if (platform == Platform::reddit || platform == Platform::youtube) {
    applaud(scenario, draw, staff, lead);
  }
}

}  // namespace

void carry_out(Scenario& scenario, const std::vector<Operative>& staff,
               const std::vector<Task>& tasks, const Draw& seed) {
  Draw draw = seed.fork("operation work");
  const std::int64_t end_s = case_start_s() + kCaseDays * kDay_s;
  for (const Task& task : tasks) {
    amplify(scenario, draw, staff, post_copies(scenario, draw, staff, task));
    for (const Operative& operative : staff) {
      const std::int64_t day_s = task.release_s + draw.between(1, 12) * kDay_s;
      const std::int64_t later_s = working_time_s(draw, operative, day_s + draw.delay_s(kHour_s));
      if (later_s < end_s && draw.chance(share_of(operative, task) * 0.08)) {
        post_copy(scenario, draw, operative, task, later_s);
      }
    }
  }
}

}  // namespace cahoots
