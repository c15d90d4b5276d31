#include "everyday.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "names.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

std::string in_manner(Draw& draw, const Person& person, std::string text) {
  if (person.voice.lower_case) {
    for (char& letter : text) {
      letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
  }
  const std::size_t at = text.size() / 2;
  const auto is_letter = [&](std::size_t place) {
    return text[place] >= 'a' && text[place] <= 'z';
  };
  if (draw.chance(person.voice.typo_rate) && at + 1 < text.size() && is_letter(at) &&
      is_letter(at + 1)) {
    std::swap(text[at], text[at + 1]);
  }
  if (!person.voice.emoji.empty() && draw.chance(0.25)) {
    text += " " + person.voice.emoji;
  }
  return text;
}

std::string topical_text(Draw& draw, const Person& person) {
  const bool chinese = person.lang == "zh";
  const Grammar& phrases = chinese ? chinese_phrases() : english_phrases();
  const std::size_t topic = draw.chance(0.7)
                                ? draw.pick(person.voice.topics)
                                : draw.below(chinese ? kChineseTopics : kEnglishTopics);
  std::string text = phrases.write(draw, "topic" + std::to_string(topic));
  const std::string_view stop = chinese ? "。" : draw.chance(0.8) ? ". " : " - ";
  while (draw.chance(0.45) && text.size() < 230) {
    text += std::string(stop) + phrases.write(draw, "extra");
  }
  return text;
}

std::string subreddit(Draw& draw, const Person& person) {
  constexpr std::array kForums = {"smalltalkhour"sv,  "lazycooks"sv,    "transitgripes"sv,
                                  "balconyplants"sv,  "oldgadgets"sv,   "worldpoliticsroom"sv,
                                  "longreads_club"sv, "asianewsdesk"sv, "petsbeingpets"sv};
  const std::size_t favourite = person.voice.topics[draw.below(2)];
  return std::string(kForums[favourite % kForums.size()]);
}

std::string video(Draw& draw) {
  // A few hundred videos hold everyone's comments; half of the comments go to a few of them.
  const std::size_t number = draw.chance(0.5) ? draw.below(12) : draw.below(400);
  Draw names(number);
  return short_code(names) + "v";
}

/// Half of the answers go to somebody in the case, recently active on the same platform.
std::size_t somebody_recent(const Scenario& scenario, Draw& draw, const Message& answer) {
  for (int attempt = 0; attempt < 12 && !scenario.messages.empty(); ++attempt) {
    const std::size_t candidate = draw.below(scenario.messages.size());
    const Message& other = scenario.messages[candidate];
    const bool same_place =
        scenario.author_of(other).platform == scenario.people[answer.author].platform;
    if (same_place && other.author != answer.author && other.type != MessageType::repost &&
        other.time_s < answer.time_s && answer.time_s - other.time_s < 3 * kDay_s) {
      return candidate;
    }
  }
  return kNone;
}

Message everyday_message(const Scenario& scenario, Draw& draw, std::size_t number,
                         std::int64_t time_s) {
  const Person& person = scenario.people[number];
  Message message = message_of(scenario, number, time_s, everyday_text(draw, person));
  message.likes = draw.skewed(3);
  const double answering = person.platform == Platform::reddit ? 0.75 : 0.25;
  if (person.platform == Platform::youtube) {
    message.type = MessageType::comment;
    message.venue = video(draw);
  } else if (person.platform != Platform::tiktok && draw.chance(answering)) {
    const bool on_reddit = person.platform == Platform::reddit;
    message.type = on_reddit ? MessageType::comment : MessageType::reply;
    message.parent = somebody_recent(scenario, draw, message);
    if (draw.chance(0.5)) {
      message.text = everyday_quip(draw, person);
    }
  }
  if (person.platform == Platform::reddit) {
    message.venue =
        message.parent == kNone ? subreddit(draw, person) : scenario.messages[message.parent].venue;
  }
  if (person.platform == Platform::x && message.type == MessageType::reply) {
    if (message.parent == kNone) {
      message.type = MessageType::original;
    } else {
      message.text =
          "@" + scenario.author_of(scenario.messages[message.parent]).handle + " " + message.text;
    }
  }
  return message;
}

}  // namespace

std::size_t scaled(std::size_t standard, double scale, std::size_t least) {
  return std::max(least, static_cast<std::size_t>(static_cast<double>(standard) * scale + 0.5));
}

std::string everyday_text(Draw& draw, const Person& person) {
  const bool other = person.lang != "zh" && person.lang != "en";
  if (other && draw.chance(0.9)) {
    return in_manner(draw, person, other_phrases().write(draw, person.lang));
  }
  const Grammar& phrases = person.lang == "zh" ? chinese_phrases() : english_phrases();
  if (draw.chance(0.06)) {
    return phrases.write(draw, "short");
  }
  if (person.lang == "en" && draw.chance(0.008)) {
    return phrases.write(draw, "quote");
  }
  return in_manner(draw, person, topical_text(draw, person));
}

std::string everyday_quip(Draw& draw, const Person& person) {
  const Grammar& phrases = person.lang == "zh" ? chinese_phrases() : english_phrases();
  return in_manner(draw, person, phrases.write(draw, "quip"));
}

Message message_of(const Scenario& scenario, std::size_t author, std::int64_t time_s,
                   std::string text) {
  Message message;
  message.author = author;
  message.time_s = time_s;
  message.text = std::move(text);
  message.lang = scenario.people[author].lang;
  return message;
}

void add_everyday_life(Scenario& scenario, Draw& draw, std::size_t person, const Rhythm& rhythm,
                       std::size_t count) {
  for (const std::int64_t time_s :
       moments(draw, rhythm, scenario.people[person].utc_offset_min, count)) {
    scenario.add(everyday_message(scenario, draw, person, time_s));
  }
}

void add_ordinary_people(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  constexpr std::array kLanguages = {"en"sv, "en"sv, "en"sv, "en"sv, "en"sv, "en"sv, "en"sv,
                                     "zh"sv, "es"sv, "pt"sv, "id"sv, "fr"sv, "ja"sv};
  constexpr std::array<std::pair<Platform, std::size_t>, 6> kPlaces = {{{Platform::x, 108},
                                                                        {Platform::youtube, 34},
                                                                        {Platform::tiktok, 18},
                                                                        {Platform::reddit, 34},
                                                                        {Platform::medium, 5},
                                                                        {Platform::blogspot, 5}}};
  Draw draw = seed.fork("ordinary");
  for (const auto& [platform, standard] : kPlaces) {
    for (std::size_t left = scaled(standard, scale); left > 0; --left) {
      const std::size_t person = casting.person(platform, Group::ordinary, draw.pick(kLanguages));
      const bool blog = platform == Platform::medium || platform == Platform::blogspot;
      const Rhythm rhythm = everyday_rhythm(draw);
      add_everyday_life(scenario, draw, person, rhythm, 1 + draw.skewed(blog ? 5 : 14));
    }
  }
}

void add_same_zone_people(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  constexpr std::array kPlaces = {Platform::x,       Platform::x,      Platform::x,
                                  Platform::youtube, Platform::reddit, Platform::tiktok};
  Draw draw = seed.fork("same zone");
  for (std::size_t left = scaled(50, scale); left > 0; --left) {
    const std::string_view lang = draw.chance(0.7) ? "zh" : "en";
    const std::size_t person = casting.person(draw.pick(kPlaces), Group::same_zone, lang);
    scenario.people[person].utc_offset_min = 480;
    const Rhythm rhythm = draw.chance(0.25) ? office_rhythm() : everyday_rhythm(draw);
    add_everyday_life(scenario, draw, person, rhythm, 4 + draw.skewed(16));
    const double interest = draw.chance(0.45) ? 3 : 0.2;
    const Grammar& phrases = lang == "zh" ? chinese_phrases() : english_phrases();
    for (const std::int64_t time_s : moments(draw, rhythm, 480, draw.count(interest))) {
      Message message = message_of(scenario, person, time_s, phrases.write(draw, "xinjiang"));
      message.venue = scenario.people[person].platform == Platform::youtube  ? video(draw)
                      : scenario.people[person].platform == Platform::reddit ? "asianewsdesk"
                                                                             : "";
      message.type = scenario.people[person].platform == Platform::youtube ? MessageType::comment
                                                                           : MessageType::original;
      scenario.add(std::move(message));
    }
  }
}

}  // namespace cahoots
