#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "crowds.hpp"
#include "everyday.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::int64_t, 4> kReleaseDays = {4, 18, 25, 39};
constexpr std::array kReleaseTags = {"#MoonharborTeaser"sv, "#MoonharborOutNow"sv,
                                     "#MoonharborVideo"sv, "#AurelleTour"sv};
constexpr std::int64_t kBirthday = 32;

std::size_t add_singer(Casting& casting) {
  Person singer;
  singer.platform = Platform::x;
  singer.group = Group::fan_club;
  singer.handle = "aurellefinchofficial";
  singer.name = "Aurelle Finch";
  singer.bio = "singer. Moonharbor is the new one.";
  singer.created_s = day_start_s(2014, 5, 2) + 61234;
  singer.followers = 48213;
  singer.following = 61;
  return casting.person_as(std::move(singer));
}

std::vector<std::size_t> add_singer_posts(Scenario& scenario, Draw& draw, std::size_t singer) {
  std::vector<std::size_t> posts;
  for (const std::int64_t time_s : moments(draw, everyday_rhythm(draw), 0, 55)) {
    Message post =
        message_of(scenario, singer, time_s, crowd_phrases().write(draw, "idol") + " #Aurelle");
    post.likes = 400 + draw.skewed(500);
    posts.push_back(scenario.add(std::move(post)));
  }
  return posts;
}

void place(Scenario& scenario, Message& message, std::string_view video) {
  const Platform platform = scenario.people[message.author].platform;
  if (platform == Platform::youtube) {
    message.type = MessageType::comment;
    message.venue = video;
  } else if (platform == Platform::reddit) {
    message.venue = "aurellefans";
  }
}

std::string fan_text(Draw& draw, const Person& fan, double slogan_chance) {
  const bool chinese = fan.lang == "zh";
  return crowd_phrases().write(draw, draw.chance(slogan_chance) ? "fan_slogan"
                                     : chinese                  ? "fan_zh"
                                                                : "fan");
}

void celebrate_release(Scenario& scenario, Draw& draw, std::size_t fan, std::size_t release) {
  const std::int64_t start_s = case_start_s() + kReleaseDays[release] * kDay_s + 17 * kHour_s;
  std::int64_t time_s = start_s + draw.delay_s(900);
  for (std::size_t left = 1 + draw.count(3.5); left > 0; --left) {
    const Person& person = scenario.people[fan];
    std::string text = fan_text(draw, person, 0.2) + " " + std::string(kReleaseTags[release]);
    text += draw.chance(0.7) ? " #Aurelle" : "";
    Message message = message_of(scenario, fan, time_s, std::move(text));
    message.likes = draw.skewed(12);
    place(scenario, message, "mvMOONharb0" + std::to_string(release));
    scenario.add(std::move(message));
    time_s += 120 + draw.delay_s(2400);
  }
}

/// On release nights the club hands out lines to copy, so that the tag trends.
void join_streaming_party(Scenario& scenario, Draw& draw, std::size_t fan, std::size_t release) {
  for (std::size_t line = 0; line < 5; ++line) {
    if (!draw.chance(0.2)) {
      continue;
    }
    Draw handed_out(release * 16 + line);
    const std::int64_t start_s = case_start_s() + kReleaseDays[release] * kDay_s + 20 * kHour_s;
    Message copy = message_of(scenario, fan, start_s + draw.delay_s(2700),
                              crowd_phrases().write(handed_out, "fan") + " " +
                                  std::string(kReleaseTags[release]) + " #Aurelle");
    place(scenario, copy, "mvMOONharb0" + std::to_string(release));
    scenario.add(std::move(copy));
  }
}

std::string birthday_wish(Draw& draw) {
  if (draw.chance(0.5)) {
    return "Happy birthday Aurelle! #HappyBirthdayAurelle";
  }
  if (draw.chance(0.5)) {
    return "HAPPY BIRTHDAY AURELLE FINCH!! #HappyBirthdayAurelle #Aurelle";
  }
  std::string wish = "happy birthday to the one who wrote ";
  wish += crowd_phrases().write(draw, "fan_song");
  wish += ", " + crowd_phrases().write(draw, "fan_reason");
  return wish + " #HappyBirthdayAurelle";
}

void wish_happy_birthday(Scenario& scenario, Draw& draw, std::size_t fan) {
  const std::int64_t time_s = case_start_s() + kBirthday * kDay_s + draw.delay_s(3 * kHour_s);
  Message message = message_of(scenario, fan, time_s, birthday_wish(draw));
  place(scenario, message, "mvMOONharb01");
  scenario.add(std::move(message));
}

void repost_singer(Scenario& scenario, Draw& draw, std::size_t fan,
                   const std::vector<std::size_t>& posts) {
  const double devotion = 0.1 + 0.5 * draw.uniform();
  for (const std::size_t post : posts) {
    if (!draw.chance(devotion)) {
      continue;
    }
    const std::int64_t wait_s = 8 + draw.delay_s(draw.chance(0.5) ? 240 : 5400);
    Message repost = message_of(scenario, fan, scenario.messages[post].time_s + wait_s, "");
    repost.type = MessageType::repost;
    repost.parent = post;
    scenario.add(std::move(repost));
  }
}

void add_fan_talk(Scenario& scenario, Draw& draw, std::size_t fan, const Rhythm& rhythm) {
  const int offset_min = scenario.people[fan].utc_offset_min;
  for (const std::int64_t time_s : moments(draw, rhythm, offset_min, draw.skewed(6))) {
    Message message =
        message_of(scenario, fan, time_s, fan_text(draw, scenario.people[fan], 0.03) + " #Aurelle");
    place(scenario, message, "mvMOONharb0" + std::to_string(draw.below(4)));
    scenario.add(std::move(message));
  }
}

}  // namespace

void add_fan_club(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  constexpr std::array kPlaces = {Platform::x,      Platform::x,      Platform::x,
                                  Platform::tiktok, Platform::tiktok, Platform::youtube};
  constexpr std::array kLanguages = {"en"sv, "en"sv, "en"sv, "zh"sv, "id"sv, "pt"sv};
  Draw draw = seed.fork("fan club");
  const std::size_t singer = add_singer(casting);
  const std::vector<std::size_t> posts = add_singer_posts(scenario, draw, singer);
  for (std::size_t left = scaled(59, scale); left > 0; --left) {
    const Platform platform = draw.pick(kPlaces);
    const std::size_t fan = casting.person(platform, Group::fan_club, draw.pick(kLanguages));
    const Rhythm rhythm = everyday_rhythm(draw);
    add_everyday_life(scenario, draw, fan, rhythm, 2 + draw.skewed(8));
    add_fan_talk(scenario, draw, fan, rhythm);
    for (std::size_t release = 0; release < kReleaseDays.size(); ++release) {
      if (draw.chance(0.75)) {
        celebrate_release(scenario, draw, fan, release);
        join_streaming_party(scenario, draw, fan, release);
      }
    }
    if (draw.chance(0.6)) {
      wish_happy_birthday(scenario, draw, fan);
    }
    if (scenario.people[fan].platform == Platform::x) {
      repost_singer(scenario, draw, fan, posts);
    }
  }
}

}  // namespace cahoots
