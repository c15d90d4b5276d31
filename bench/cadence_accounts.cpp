#include "cadence_accounts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/civil.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kFirstStart_s = seconds_from_civil({{2018, 1, 1}, 0, 0, 0});
constexpr double kHours = 3600.0;

/// A time in the `n_days` from their begin on, any alike.
std::int64_t within(Random& random, std::int64_t n_days) {
  return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(n_days * kDay_s)));
}

double positive_mod(double value, double modulus) {
  const double rest = std::fmod(value, modulus);
  return rest < 0 ? rest + modulus : rest;
}

}  // namespace

double MadeAccounts::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * random.uniform());
}

double MadeAccounts::exponential(double mean) {
  return -mean * std::log(1.0 - random.uniform());
}

std::int64_t MadeAccounts::start_s() {
  return kFirstStart_s + static_cast<std::int64_t>(random.below(365 * kDay_s));
}

MadePerson MadeAccounts::person() {
  MadePerson who;
  const double chronotype_h = 0.9 * normal();
  who.wake_h = 7.4 + chronotype_h + 0.5 * normal();
  who.bed_h = std::max(23.4 + chronotype_h + 0.6 * normal(), who.wake_h + 13.5);
  who.weekend_delay_h = exponential(0.8);
  who.winter_delay_h = 0.15 * normal();
  for (std::size_t i = 0; i < who.knots.size(); ++i) {
    // More towards the evening on the whole; persons differ by more than that.
    const double place = static_cast<double>(i) / static_cast<double>(who.knots.size() - 1);
    who.knots[i] = (0.7 + 0.6 * place) * (exponential(0.5) + exponential(0.5));
  }
  who.knots.front() *= 0.6;
  double weekend_level = std::exp(0.3 * normal());
  for (std::size_t day = 0; day < 7; ++day) who.weekday_level[day] = day < 5 ? 1.0 : weekend_level;
  who.night_level = exponential(0.03);
  who.more_chance = 0.6 * random.uniform();
  return who;
}

MadePerson MadeAccounts::person_without_office(double share) {
  for (;;) {
    MadePerson who = person();
    who.weekday_level.fill(1.0);
    who.weekend_delay_h = 0.0;
    std::array<double, 24> hours{};
    double total = 0.0;
    for (std::int64_t minute = 0; minute < 24 * 60; ++minute) {
      const double level = activity(who, minute * 60);
      hours[static_cast<std::size_t>(minute / 60)] += level;
      total += level;
    }
    double busiest = 0.0;
    for (std::size_t start = 0; start < 24; ++start) {
      double inside = 0.0;
      for (std::size_t step = 0; step < 9; ++step) inside += hours[(start + step) % 24];
      busiest = std::max(busiest, inside);
    }
    if (busiest <= share * total) return who;
  }
}

MadeShift MadeAccounts::day_shift() {
  MadeShift work;
  work.start_h = 8.0 + 2.0 * random.uniform();
  work.length_h = 8.0 + 1.5 * random.uniform();
  work.lunch_h = 11.5 + 1.5 * random.uniform();
  work.stray = 0.06 * random.uniform();
  work.sleep_h = 23.0 + random.uniform();
  work.sleeps = random.below(2) == 0;
  return work;
}

MadeShift MadeAccounts::late_shift() {
  MadeShift work = day_shift();
  work.start_h = 14.0 + 3.0 * random.uniform();
  work.sleep_h += 2.0;
  work.length_h = 8.0;
  work.lunch_h = work.start_h + 3.5 + random.uniform();
  return work;
}

MadeShift MadeAccounts::night_shift() {
  MadeShift work = late_shift();
  work.start_h += 7.0;
  work.sleep_h += 7.0;
  work.lunch_h += 7.0;
  return work;
}

std::vector<double> MadeAccounts::day_levels(int n_days, double spread) {
  std::vector<double> levels;
  for (int day = 0; day <= n_days + 1; ++day) levels.push_back(std::exp(spread * normal()));
  const double largest = *std::max_element(levels.begin(), levels.end());
  for (double& level : levels) level /= largest;
  return levels;
}

double MadeAccounts::activity(const MadePerson& who, std::int64_t local_s) const {
  // A waking day lasts from one middle of sleep to the next.
  const double middle_h = (who.bed_h + who.wake_h) / 2.0 - 12.0;
  const double of_year = static_cast<double>(local_s) / (365.25 * 24.0 * kHours);
  const double delay_of_season_h =
      who.winter_delay_h * std::cos(2.0 * std::numbers::pi * (of_year - 0.04));
  const double own_h = static_cast<double>(local_s) / kHours - middle_h - delay_of_season_h;
  const auto weekday =
      static_cast<std::size_t>(weekday_of(static_cast<std::int64_t>(std::floor(own_h / 24.0))));
  const double delay_h = weekday >= 5 ? who.weekend_delay_h : 0.0;
  const double hour_h = positive_mod(own_h, 24.0) + middle_h;
  const double along = (hour_h - who.wake_h - delay_h) / (who.bed_h - who.wake_h);
  const double level = who.weekday_level[weekday];
  if (along < 0.0 || along >= 1.0) return who.night_level * level;
  const double place = along * static_cast<double>(who.knots.size() - 1);
  const auto knot = static_cast<std::size_t>(place);
  const double rest = place - static_cast<double>(knot);
  return level * (who.knots[knot] * (1.0 - rest) + who.knots[knot + 1] * rest);
}

MadeAccounts::Times MadeAccounts::threaded(Times starts, std::size_t n, double more_chance) {
  // `starts` come in no order, so that a cut leaves none of the days out.
  Times times;
  for (const std::int64_t start : starts) {
    double at_s = static_cast<double>(start);
    do {
      times.push_back(static_cast<std::int64_t>(at_s));
      at_s += exponential(random.uniform() < 0.1 ? 2400.0 : 150.0);
    } while (times.size() < n && random.uniform() < more_chance);
    if (times.size() >= n) break;
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::resident(const MadePerson& who, const MadeZone& zone,
                                           std::size_t n, int n_days) {
  const std::int64_t begin_s = start_s();
  const std::vector<double> levels = day_levels(n_days, who.day_spread);
  const double top = *std::max_element(who.knots.begin(), who.knots.end()) *
                     *std::max_element(who.weekday_level.begin(), who.weekday_level.end());
  Times starts;
  while (starts.size() < n) {
    const auto since_s = within(random, n_days);
    const std::int64_t at_s = begin_s + since_s;
    const double accept = levels[static_cast<std::size_t>(since_s / kDay_s)] / top *
                          activity(who, at_s + std::int64_t{zone.offset_min(at_s)} * 60);
    if (random.uniform() < accept) starts.push_back(at_s);
  }
  return threaded(std::move(starts), n, who.more_chance);
}

MadeAccounts::Times MadeAccounts::news_reader(const MadePerson& who, const MadeZone& zone,
                                              std::size_t n, int n_days) {
  Times times = resident(who, zone, n - n / 4, n_days);
  const std::int64_t begin_s = times.front();
  const std::int64_t end_s = times.back();
  while (times.size() < n) {
    // News breaks twice a week or so, at hours that are the same for everybody.
    const std::int64_t number =
        begin_s / (3 * kDay_s) + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(
                                     (end_s - begin_s) / (3 * kDay_s) + 1)));
    Random of_news(static_cast<std::uint64_t>(number) * 7919);
    const std::int64_t at_s = number * 3 * kDay_s +
                              static_cast<std::int64_t>(of_news.below(3 * kDay_s)) +
                              static_cast<std::int64_t>(exponential(2400.0));
    const double awake = activity(who, at_s + std::int64_t{zone.offset_min(at_s)} * 60);
    if (awake > 0.2 * random.uniform()) times.push_back(at_s);
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::shift(const MadeShift& work, const MadeZone& zone, std::size_t n,
                                        int n_days) {
  const std::int64_t begin_s = start_s();
  const std::vector<double> levels = day_levels(n_days, 0.5);
  Times starts;
  while (starts.size() < n) {
    const auto since_s = within(random, n_days);
    const std::int64_t at_s = begin_s + since_s;
    const double local_h =
        static_cast<double>(at_s + std::int64_t{zone.offset_min(at_s)} * 60) / kHours;
    const double into_h = positive_mod(local_h - work.start_h, 24.0);
    const auto started = static_cast<std::int64_t>(std::floor((local_h - work.start_h) / 24.0));
    const bool lunch = std::abs(into_h - (work.lunch_h - work.start_h) - 0.5) < 0.5;
    const bool working = weekday_of(started) < 5 && into_h < work.length_h;
    const bool asleep = work.sleeps && positive_mod(local_h - work.sleep_h, 24.0) < 8.0;
    const double accept = working ? (lunch ? 0.25 : 1.0) : asleep ? 0.0 : work.stray;
    if (random.uniform() < accept * levels[static_cast<std::size_t>(since_s / kDay_s)]) {
      starts.push_back(at_s);
    }
  }
  return threaded(std::move(starts), n, 0.2);
}

MadeAccounts::Times MadeAccounts::scheduler(MadeTimer timer, double share, const MadeZone& zone,
                                            std::size_t n, int n_days) {
  const auto n_timed = static_cast<std::size_t>(share * static_cast<double>(n));
  Times times = resident(person(), zone, n - n_timed, n_days);
  const double span_s = static_cast<double>(n_days) * static_cast<double>(kDay_s);
  const double begin_s = static_cast<double>(times.empty() ? start_s() : times.front());
  const double interval_s = span_s / static_cast<double>(n_timed + 1);
  for (std::size_t i = 1; i <= n_timed; ++i) {
    double at_s = begin_s + interval_s * static_cast<double>(i);
    if (timer == MadeTimer::jitter) at_s += interval_s * 0.2 * (random.uniform() - 0.5);
    if (timer == MadeTimer::grid) {
      at_s = begin_s + span_s * random.uniform();
      at_s -= std::fmod(at_s, 900.0);
    }
    times.push_back(static_cast<std::int64_t>(at_s));
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::even(std::size_t n, int n_days) {
  const std::int64_t begin_s = start_s();
  Times times;
  for (std::size_t i = 0; i < n; ++i) {
    times.push_back(begin_s + within(random, n_days));
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::spells(std::size_t n, int n_days, double spell_h) {
  Times times;
  const std::int64_t first_s = start_s();
  while (times.size() < n) {
    const double begin_s = static_cast<double>(first_s + within(random, n_days));
    const double length_s = spell_h * kHours * random.uniform();
    for (std::uint64_t left = 1 + random.below(12); left > 0 && times.size() < n; --left) {
      times.push_back(static_cast<std::int64_t>(begin_s + length_s * random.uniform()));
    }
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::with_share(double inside, std::uint64_t block_h, std::size_t n) {
  const std::int64_t begin_s = floor_div(start_s(), kDay_s) * kDay_s;
  Times times;
  for (std::int64_t day = 0; times.size() < n; ++day) {
    if (random.below(3) == 0) continue;
    std::array<bool, 24> active{};  // an hour once a day, so that active hours have the share, too
    for (std::uint64_t left = 1 + random.below(5); left > 0 && times.size() < n; --left) {
      const bool is_inside = random.uniform() < inside;
      std::uint64_t hour = 0;
      do {
        hour = is_inside ? random.below(block_h) : block_h + random.below(24 - block_h);
      } while (active[hour]);
      active[hour] = true;
      times.push_back(begin_s + day * kDay_s +
                      static_cast<std::int64_t>(hour * 3600 + random.below(3600)));
    }
  }
  std::sort(times.begin(), times.end());
  return times;
}

MadeAccounts::Times MadeAccounts::flat_days(std::size_t n, int n_days, double weekend) {
  const std::int64_t begin_s = floor_div(start_s(), kDay_s) * kDay_s;
  const std::vector<double> levels = day_levels(n_days, 0.8);
  Times times;
  while (times.size() < n) {
    const auto day = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(n_days)));
    const double level = levels[static_cast<std::size_t>(day)] *
                         (weekday_of(day + begin_s / kDay_s) >= 5 ? weekend : 1.0);
    if (random.uniform() >= level) continue;
    times.push_back(begin_s + day * kDay_s + 8 * kHour_s +
                    static_cast<std::int64_t>(random.below(9 * kHour_s)));
  }
  std::sort(times.begin(), times.end());
  return times;
}

}  // namespace cahoots
