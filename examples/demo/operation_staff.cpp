#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "everyday.hpp"
#include "names.hpp"
#include "operation.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kCells = 3;
constexpr std::size_t kAccountsPerWorker = 3;

struct Post {
  Platform platform;
  std::size_t accounts;
};

const std::vector<Post>& posts_of_cell(std::size_t cell) {
  static const std::array<std::vector<Post>, kCells> kPosts = {{
      {{Platform::x, 10}, {Platform::youtube, 5}, {Platform::tiktok, 3}},
      {{Platform::x, 6}, {Platform::reddit, 6}, {Platform::medium, 3}},
      {{Platform::x, 3}, {Platform::tiktok, 3}, {Platform::reddit, 2}, {Platform::blogspot, 4}},
  }};
  return kPosts[cell % kCells];
}

/// Four fifths of the accounts were created on one of three days, in working hours.
std::int64_t creation_s(Draw& draw) {
  const std::array<std::int64_t, 3> batches = {day_start_s(2023, 11, 14), day_start_s(2023, 11, 15),
                                               day_start_s(2024, 1, 18)};
  if (draw.chance(0.78)) {
    const std::int64_t day_s = draw.pick(batches);
    return day_s + draw.between(kHour_s, 9 * kHour_s);
  }
  return case_start_s() - draw.between(60 * kDay_s, 6 * 365 * kDay_s);
}

std::size_t hire(Casting& casting, Draw& draw, Platform platform) {
  Person person;
  person.platform = platform;
  person.group = Group::operation;
  person.lang = draw.chance(0.4) ? "zh" : "en";
  const std::string given = given_name(draw);
  const std::string family = family_name(draw);
  person.name = person.lang == "zh" && draw.chance(0.6) ? chinese_name(draw) : given + " " + family;
  person.handle = draw.chance(0.7) ? given + family + std::to_string(draw.between(1000, 99999))
                                   : personal_handle(draw, given, family);
  person.location = draw.chance(0.5) ? "New York" : "";
  person.bio = draw.chance(0.4) ? "Love life, love peace" : "";
  person.utc_offset_min = 480;
  person.created_s = creation_s(draw);
  person.followers = draw.skewed(14);
  person.following = draw.skewed(45);
  person.in_archive = draw.chance(0.5);
  return casting.person_as(std::move(person));
}

double diligence(Draw& draw) {
  return 0.17 + 0.33 * draw.uniform();
}

}  // namespace

std::vector<Operative> hire_operation(Scenario& scenario, Casting& casting, const Draw& seed,
                                      double scale) {
  constexpr std::array<std::size_t, 3> kSleepers = {9, 27, 40};
  constexpr std::array<std::size_t, 3> kContractors = {6, 22, 35};
  constexpr std::array<std::size_t, 2> kBought = {4, 19};
  constexpr std::size_t kStandard = 45;
  Draw draw = seed.fork("operation staff");
  std::vector<Operative> staff;
  for (std::size_t cell = 0; cell < scaled(kCells, scale, kCells); ++cell) {
    const std::size_t first = staff.size();
    for (const Post& post : posts_of_cell(cell)) {
      for (std::size_t left = post.accounts; left > 0; --left) {
        staff.push_back({hire(casting, draw, post.platform), cell, 0, diligence(draw), false});
      }
    }
    for (std::size_t number = first; number < staff.size(); ++number) {
      staff[number].worker = cell * 100 + (number - first) / kAccountsPerWorker;
    }
  }
  for (std::size_t base = 0; base + kStandard <= staff.size(); base += kStandard) {
    for (const std::size_t number : kSleepers) {
      staff[base + number].diligence = 0.07;
    }
    for (const std::size_t number : kContractors) {
      staff[base + number].evening = true;
    }
    for (const std::size_t number : kBought) {
      scenario.people[staff[base + number].person].bio = "carpe diem / futebol";
    }
  }
  return staff;
}

void add_earlier_lives(Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed) {
  Draw draw = seed.fork("earlier lives");
  const std::int64_t start_s = day_start_s(2023, 1, 9);
  for (const Operative& operative : staff) {
    Person& person = scenario.people[operative.person];
    if (person.bio != "carpe diem / futebol") {
      continue;
    }
    const std::string lang = draw.chance(0.5) ? "pt" : "es";
    for (int number = 0; number < 14; ++number) {
      const std::int64_t day_s = start_s + draw.between(0, 40) * kDay_s;
      const std::int64_t time_s = day_s + draw.between(13 * kHour_s, 26 * kHour_s);
      Message message =
          message_of(scenario, operative.person, time_s, other_phrases().write(draw, lang));
      message.lang = lang;
      message.likes = draw.skewed(6);
      scenario.add(std::move(message));
    }
  }
}

}  // namespace cahoots
