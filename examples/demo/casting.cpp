#include "casting.hpp"

#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "calendar.hpp"
#include "names.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kIdAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kDigits = "0123456789";

struct Home {
  std::string_view location;
  int utc_offset_min;
};

std::string_view romanised(Draw& draw) {
  constexpr std::array kParts = {"xiao"sv, "yu"sv,   "ning"sv, "chen"sv, "lin"sv,  "wei"sv,
                                 "mei"sv,  "tang"sv, "hao"sv,  "qing"sv, "jia"sv,  "shan"sv,
                                 "rui"sv,  "an"sv,   "zhou"sv, "lan"sv,  "peng"sv, "yun"sv};
  return draw.pick(kParts);
}

Home home_of(Draw& draw, std::string_view lang) {
  constexpr std::array kEnglish = {Home{"London", 0},
                                   Home{"Leeds, UK", 0},
                                   Home{"New York", -240},
                                   Home{"Chicago, IL", -300},
                                   Home{"Seattle", -420},
                                   Home{"Toronto", -240},
                                   Home{"Dublin", 0},
                                   Home{"Cape Town", 120},
                                   Home{"Nairobi", 180},
                                   Home{"Bengaluru", 330},
                                   Home{"Sydney", 660},
                                   Home{"", -300},
                                   Home{"", 0},
                                   Home{"Berlin", 60}};
  constexpr std::array kChinese = {Home{"台北", 480},   Home{"高雄", 480}, Home{"Hong Kong", 480},
                                   Home{"新加坡", 480}, Home{"", 480},     Home{"Penang", 480},
                                   Home{"上海", 480},   Home{"深圳", 480}};
  if (lang == "zh") {
    return draw.pick(kChinese);
  }
  if (lang == "en") {
    return draw.pick(kEnglish);
  }
  if (lang == "id") {
    return {"Jakarta", 420};
  }
  if (lang == "ja") {
    return {"東京", 540};
  }
  return lang == "fr" ? Home{"Lyon", 60} : Home{"", draw.chance(0.5) ? -180 : -300};
}

}  // namespace

std::size_t Casting::person(Platform platform, Group group, std::string_view lang) {
  return person_as(somebody(platform, group, lang));
}

std::size_t Casting::person_as(Person person) {
  const std::string wish = person.handle;
  const auto key = [&] {
    return std::string(name_of(person.platform)) + ":" + ascii_lower(person.handle);
  };
  while (!taken_.insert(key()).second) {
    person.handle = wish + std::to_string(draw_.between(1, 9999));
  }
  person.native_id = native_id_of(person);
  return scenario_.add(std::move(person));
}

Person Casting::somebody(Platform platform, Group group, std::string_view lang) {
  Person person;
  person.platform = platform;
  person.group = group;
  person.lang = lang;
  give_name(person);
  give_home(person);
  give_voice(person);
  person.created_s = case_start_s() - draw_.between(20 * kDay_s, 12 * 365 * kDay_s);
  person.followers = draw_.skewed(220);
  person.following = draw_.skewed(260);
  person.in_archive = platform == Platform::x && draw_.chance(0.4);
  return person;
}

void Casting::give_name(Person& person) {
  const std::string given = given_name(draw_);
  const std::string family = family_name(draw_);
  person.name = draw_.chance(0.7) ? given + " " + family : given;
  person.handle = personal_handle(draw_, given, family);
  if (person.lang == "zh") {
    person.name = chinese_name(draw_);
    person.handle = romanised(draw_);
    person.handle += romanised(draw_);
    person.handle += draw_.chance(0.4) ? "_" : "";
    person.handle += std::to_string(draw_.between(1, 9999));
  } else if (draw_.chance(0.15)) {
    person.handle = default_handle(draw_, given);
  }
}

void Casting::give_home(Person& person) {
  const Home home = home_of(draw_, person.lang);
  person.location = home.location;
  person.utc_offset_min = home.utc_offset_min;
  if (draw_.chance(0.6)) {
    const Grammar& phrases = person.lang == "zh" ? chinese_phrases() : english_phrases();
    person.bio = phrases.write(draw_, person.lang == "zh" ? "food" : "plant");
    person.bio += " / " + phrases.write(draw_, person.lang == "zh" ? "place" : "subject");
    person.bio += " / " + std::to_string(draw_.between(1960, 2006));
  }
}

void Casting::give_voice(Person& person) {
  constexpr std::array kEmoji = {"😅"sv, "🙃"sv, "✨"sv, "😂"sv, "🌿"sv, "☕"sv, "🥲"sv, "🐈"sv};
  const std::size_t topics = person.lang == "zh" ? kChineseTopics : kEnglishTopics;
  for (std::size_t& topic : person.voice.topics) {
    topic = draw_.below(topics);
  }
  person.voice.typo_rate = draw_.chance(0.5) ? 0.25 * draw_.uniform() : 0;
  person.voice.lower_case = draw_.chance(0.45);
  if (draw_.chance(0.5)) {
    person.voice.emoji = draw_.pick(kEmoji);
  }
}

std::string Casting::native_id_of(const Person& person) {
  constexpr std::int64_t kSnowflakeEpoch_ms = 1288834974657;
  constexpr std::int64_t kSnowflakeIdsFrom_s = 1446336000;  // X gave short user ids until 2015
  switch (person.platform) {
    case Platform::x: {
      if (person.created_s < kSnowflakeIdsFrom_s) {
        return std::to_string(draw_.between(20000000, 3999999999));
      }
      const std::int64_t since_ms = person.created_s * 1000 - kSnowflakeEpoch_ms;
      return std::to_string((since_ms << 22) + draw_.between(0, (1 << 22) - 1));
    }
    case Platform::youtube:
      return "UC" + random_characters(draw_, kIdAlphabet, 22);
    case Platform::blogspot:
      return "1" + random_characters(draw_, kDigits, 19);
    default:
      return person.handle;
  }
}

}  // namespace cahoots
