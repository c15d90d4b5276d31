#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "calendar.hpp"
#include "crowds.hpp"
#include "everyday.hpp"
#include "names.hpp"
#include "newsroom.hpp"

namespace cahoots {
namespace {

std::vector<std::size_t> some_ordinary_people(const Scenario& scenario, Draw& draw,
                                              std::size_t wanted) {
  std::vector<std::size_t> people = scenario.members(Group::ordinary, Platform::x);
  draw.shuffle(people);
  people.resize(std::min(people.size(), wanted));
  return people;
}

/// The bulletins of one outlet that its readers talk about.
std::vector<std::size_t> talked_about(const Scenario& scenario, Draw& draw, std::size_t outlet) {
  std::vector<std::size_t> bulletins;
  for (std::size_t number = 0; number < scenario.messages.size(); ++number) {
    if (scenario.author_of(scenario.messages[number]).handle == outlet_handle(outlet)) {
      bulletins.push_back(number);
    }
  }
  draw.shuffle(bulletins);
  bulletins.resize(std::min<std::size_t>(bulletins.size(), 30));
  return bulletins;
}

Message shared_bulletin(const Scenario& scenario, Draw& draw, std::size_t reader,
                        const Message& bulletin, std::size_t outlet) {
  const std::int64_t time_s = bulletin.time_s + 240 + draw.delay_s(8 * kHour_s);
  Message share =
      message_of(scenario, reader, time_s, bulletin.text + " via @" + outlet_handle(outlet));
  share.lang = "en";
  share.links = bulletin.links;
  return share;
}

}  // namespace

void add_loyal_readers(Scenario& scenario, const Draw& seed, double scale) {
  Draw draw = seed.fork("loyal readers");
  for (const std::size_t outlet : {0U, 3U}) {
    const std::vector<std::size_t> bulletins = talked_about(scenario, draw, outlet);
    for (const std::size_t reader : some_ordinary_people(scenario, draw, scaled(6, scale))) {
      for (const std::size_t number : draw.sample(bulletins, 0.06 + 0.16 * draw.uniform())) {
        const Message bulletin = scenario.messages[number];
        scenario.add(shared_bulletin(scenario, draw, reader, bulletin, outlet));
      }
    }
  }
}

void add_app_users(Scenario& scenario, const Draw& seed, double scale) {
  Draw draw = seed.fork("app users");
  constexpr std::int64_t kSundayEvening_s = 6 * kDay_s + 19 * kHour_s;
  for (const std::size_t person : some_ordinary_people(scenario, draw, scaled(20, scale))) {
    for (std::int64_t week = 0; week < kCaseDays / 7; ++week) {
      if (draw.chance(0.3)) {
        continue;
      }
      const std::int64_t time_s =
          case_start_s() + week * 7 * kDay_s + kSundayEvening_s + draw.between(0, 40);
      Message weekly = message_of(
          scenario, person, time_s,
          "I walked " + std::to_string(draw.between(4, 61)) +
              " km this week and earned a new badge with Strollmate! Walk with me: " + kLinkMark +
              " #Strollmate");
      weekly.lang = "en";
      weekly.links = {"https://strollmate.example/s/" + short_code(draw)};
      scenario.add(std::move(weekly));
    }
  }
}

}  // namespace cahoots
