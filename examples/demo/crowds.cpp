#include "crowds.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "everyday.hpp"
#include "newsroom.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

constexpr std::int64_t kConferenceDay = 15;

std::size_t add_organiser(Casting& casting) {
  Person organiser;
  organiser.group = Group::conference;
  organiser.handle = "lowcarbontownsconf";
  organiser.name = "Low Carbon Towns Conference";
  organiser.created_s = day_start_s(2016, 9, 14) + 32000;
  organiser.followers = 5120;
  organiser.following = 800;
  return casting.person_as(std::move(organiser));
}

std::int64_t conference_moment_s(Draw& draw) {
  const std::int64_t day = kConferenceDay + draw.between(0, 2);
  return case_start_s() + day * kDay_s + draw.between(8 * kHour_s, 17 * kHour_s);
}

void visit_conference(Scenario& scenario, Draw& draw, std::size_t visitor,
                      const std::vector<std::size_t>& announcements) {
  for (std::size_t left = 2 + draw.count(9); left > 0; --left) {
    const std::int64_t time_s = conference_moment_s(draw);
    scenario.add(message_of(scenario, visitor, time_s,
                            crowd_phrases().write(draw, "conference") + " #LowCarbonTowns24"));
  }
  for (const std::size_t announcement : draw.sample(announcements, 0.25)) {
    const std::int64_t time_s = scenario.messages[announcement].time_s + 20 + draw.delay_s(1500);
    Message repost = message_of(scenario, visitor, time_s, "");
    repost.type = MessageType::repost;
    repost.parent = announcement;
    scenario.add(std::move(repost));
  }
}

void sign_petition(Scenario& scenario, Draw& draw, std::size_t person, bool second) {
  const std::string text =
      second
          ? "I want the night ferry to Moleshaven back and just signed. Will you stand with the "
            "islanders too? Every name counts before the vote. "
          : "I just signed the petition to keep the Eskmoor children's clinic open. 4,000 families "
            "depend on it. Please add your name and share! #SaveEskmoorClinic ";
  const std::int64_t first_s = case_start_s() + (second ? 26 : 9) * kDay_s;
  Message message =
      message_of(scenario, person, first_s + draw.delay_s(5 * kDay_s), text + kLinkMark);
  message.links = {second ? "https://namesforchange.example/p/moleshaven-night-ferry?share=x"
                          : "https://namesforchange.example/p/eskmoor-clinic?share=x"};
  scenario.add(std::move(message));
}

std::vector<std::size_t> sharers(const Scenario& scenario) {
  std::vector<std::size_t> people;
  for (const Group group :
       {Group::ordinary, Group::same_zone, Group::petition, Group::conference}) {
    const std::vector<std::size_t> members = scenario.members(group, Platform::x);
    people.insert(people.end(), members.begin(), members.end());
  }
  return people;
}

}  // namespace

void add_conference(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  Draw draw = seed.fork("conference");
  const std::size_t organiser = add_organiser(casting);
  std::vector<std::size_t> announcements;
  for (int number = 0; number < 18; ++number) {
    std::string text = "Next up: " + crowd_phrases().write(draw, "talk");
    text += ", room " + std::to_string(draw.between(1, 9)) + " #LowCarbonTowns24";
    announcements.push_back(
        scenario.add(message_of(scenario, organiser, conference_moment_s(draw), std::move(text))));
  }
  for (std::size_t left = scaled(29, scale); left > 0; --left) {
    const std::size_t visitor = casting.person(Platform::x, Group::conference, "en");
    const Rhythm rhythm = everyday_rhythm(draw);
    add_everyday_life(scenario, draw, visitor, rhythm, 3 + draw.skewed(11));
    visit_conference(scenario, draw, visitor, announcements);
  }
}

void add_petition(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  Draw draw = seed.fork("petition");
  for (std::size_t left = scaled(25, scale); left > 0; --left) {
    const std::size_t person = casting.person(Platform::x, Group::petition, "en");
    const Rhythm rhythm = everyday_rhythm(draw);
    add_everyday_life(scenario, draw, person, rhythm, 2 + draw.skewed(10));
    sign_petition(scenario, draw, person, false);
    if (draw.chance(0.35)) {
      sign_petition(scenario, draw, person, true);
    }
  }
}

void add_critics(Scenario& scenario, Casting& casting, const Draw& seed) {
  constexpr std::array kPlaces = {Platform::x,       Platform::x,      Platform::x,
                                  Platform::youtube, Platform::reddit, Platform::x};
  Draw draw = seed.fork("critics");
  for (std::size_t number = 0; number < kPlaces.size(); ++number) {
    const std::string_view lang = number % 3 == 2 ? "zh" : "en";
    const std::size_t critic = casting.person(kPlaces[number], Group::critic, lang);
    scenario.people[critic].followers = 3000 + draw.skewed(9000);
    const Rhythm rhythm = everyday_rhythm(draw);
    add_everyday_life(scenario, draw, critic, rhythm, 15 + draw.skewed(9));
    const Grammar& phrases = lang == "zh" ? chinese_phrases() : english_phrases();
    for (const std::int64_t time_s :
         moments(draw, rhythm, scenario.people[critic].utc_offset_min, 12)) {
      Message message = message_of(scenario, critic, time_s, phrases.write(draw, "xinjiang"));
      message.likes = draw.skewed(60);
      if (kPlaces[number] == Platform::youtube) {
        message.type = MessageType::comment;
      }
      message.venue = kPlaces[number] == Platform::youtube  ? "longTalkXinj1"
                      : kPlaces[number] == Platform::reddit ? "asianewsdesk"
                                                            : "";
      scenario.add(std::move(message));
    }
  }
}

void share_viral_articles(Scenario& scenario, const Draw& seed, double scale) {
  Draw draw = seed.fork("viral articles");
  const std::vector<std::size_t> people = sharers(scenario);
  for (std::size_t left = scaled(6, scale); left > 0; --left) {
    const std::size_t outlet = draw.below(kOutlets);
    const Article article = write_article(draw, outlet);
    const std::int64_t start_s = case_start_s() + draw.between(2, kCaseDays - 4) * kDay_s;
    // A cascade: each share may bring the next, so the pace is that of its audience.
    for (const std::size_t person :
         draw.sample(people, (0.08 + 0.1 * draw.uniform()) / (scale < 1 ? 1 : scale))) {
      const bool comments = draw.chance(0.2);
      const std::string before =
          comments ? everyday_quip(draw, scenario.people[person]) + " " : std::string();
      Message share = message_of(
          scenario, person, start_s + draw.delay_s(14 * kHour_s),
          before + article.headline + " " + kLinkMark + " via @" + article.outlet_handle);
      share.links = {article.url + (draw.chance(0.5) ? "?utm_source=sharebutton" : "")};
      scenario.add(std::move(share));
    }
  }
}

}  // namespace cahoots
