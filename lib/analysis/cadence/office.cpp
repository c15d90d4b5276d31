#include "analysis/cadence/office.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/cadence/rhythm.hpp"
#include "stats/clustered_score.hpp"
#include "stats/lattice_sum.hpp"
#include "stats/weekend_drop.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kShift_h = 9;
constexpr double kResidentShare = 0.75;
constexpr std::array<std::size_t, 3> kLunchCandidates = {3, 4, 5};
constexpr std::uint64_t kMinDipDays = 10;
constexpr std::array<double, 2> kIdleOrActive = {0.0, 1.0};  // idle = 1, with probability 1 - share

/// One day of the account, from one quiet time to the next: its active hours by UTC hour.
struct OwnDay {
  std::int64_t day = 0;
  std::array<std::uint8_t, 24> active{};
};

std::vector<OwnDay> own_days(std::span<const ActiveHour> hours) {
  const std::size_t cut_h = (quietest_block(hours_of_day(hours), 6) + 3) % 24;
  std::vector<OwnDay> days;
  for (const ActiveHour& active : hours) {
    const std::int64_t day = day_of_hour(active.hour - static_cast<std::int64_t>(cut_h));
    if (days.empty() || days.back().day != day) days.push_back({day, {}});
    days.back().active[hour_of_day(active.hour)] = 1;
  }
  return days;
}

bool within_shift(std::size_t hour, std::size_t start) {
  return (hour + 24 - start) % 24 < kShift_h;
}

/// The busiest nine hours of the days whose number is odd (or even).
std::size_t window_of_half(std::span<const OwnDay> days, bool odd) {
  HoursOfDay counts{};
  for (const OwnDay& day : days) {
    if ((day.day % 2 != 0) != odd) continue;
    for (std::size_t hour = 0; hour < 24; ++hour) counts[hour] += day.active[hour];
  }
  return busiest_block(counts, kShift_h);
}

TestResult window_test(std::span<const OwnDay> days) {
  const std::size_t window_for_even = window_of_half(days, true);
  const std::size_t window_for_odd = window_of_half(days, false);
  std::vector<double> scores;
  double inside = 0.0;
  double total = 0.0;
  for (const OwnDay& day : days) {
    const std::size_t start = day.day % 2 != 0 ? window_for_odd : window_for_even;
    double day_inside = 0.0;
    double day_total = 0.0;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      day_total += day.active[hour];
      if (within_shift(hour, start)) day_inside += day.active[hour];
    }
    scores.push_back(day_inside - kResidentShare * day_total);
    inside += day_inside;
    total += day_total;
  }
  TestResult result = clustered_score_test(scores);
  if (!result.tested()) return result;
  result.statistic = inside / total;
  result.effect = std::max(0.0, (inside / total - kResidentShare) / (1.0 - kResidentShare));
  return result;
}

struct Dip {
  TestResult test;
  std::size_t hour = 0;
};

Dip dip_at(std::span<const OwnDay> days, std::size_t hour) {
  std::array<double, 6> days_with{};  // by the number of active hours among the five
  double at = 0.0;
  double all = 0.0;
  Dip dip{{}, hour};
  for (const OwnDay& day : days) {
    std::size_t n_active = 0;
    for (std::size_t step = 0; step < 5; ++step) n_active += day.active[(hour + 22 + step) % 24];
    if (n_active % 5 == 0) continue;  // all or none: nothing to tell
    ++dip.test.n;
    ++days_with[n_active];
    at += day.active[hour];
    all += static_cast<double>(n_active);
  }
  if (dip.test.n < kMinDipDays) {
    dip.test.reason = "too little activity in the middle of the busiest hours";
    return dip;
  }
  LatticeSum idle;
  for (std::size_t n_active = 1; n_active < 5; ++n_active) {
    const double share = static_cast<double>(n_active) / 5.0;
    if (days_with[n_active] > 0.0)
      idle.add(kIdleOrActive, std::array{share, 1.0 - share}, days_with[n_active]);
  }
  const double n_days = static_cast<double>(dip.test.n);
  dip.test.statistic = n_days - at;
  dip.test.effect = all > at ? 1.0 - 4.0 * at / (all - at) : 0.0;
  dip.test.p_value = idle.upper_tail(n_days - at);
  return dip;
}

Dip lunch_dip(std::span<const OwnDay> days, std::size_t window_start) {
  Dip deepest;
  for (const std::size_t step : kLunchCandidates) {
    const Dip dip = dip_at(days, (window_start + step) % 24);
    const bool deeper =
        dip.test.tested() && (!deepest.test.tested() || *dip.test.p_value < *deepest.test.p_value);
    if (deeper) deepest = dip;
  }
  if (!deepest.test.tested()) {
    return dip_at(days, (window_start + kLunchCandidates[1]) % 24);
  }
  const double n_tried = static_cast<double>(kLunchCandidates.size());
  deepest.test.p_value = std::min(1.0, *deepest.test.p_value * n_tried);
  return deepest;
}

struct LocalWeeks {
  std::vector<WeekActivity> weeks;
  double weekend_share = 0.0;
};

LocalWeeks local_weeks(std::span<const ActiveHour> hours, int utc_offset_h) {
  LocalWeeks local;
  std::int64_t week_open = 0;
  double weekend = 0.0;
  for (const ActiveHour& active : hours) {
    const std::int64_t day = day_of_hour(active.hour + utc_offset_h);
    const std::size_t weekday = day_of_week(day);
    const std::int64_t monday = day - static_cast<std::int64_t>(weekday);
    if (local.weeks.empty() || monday != week_open) local.weeks.emplace_back();
    week_open = monday;
    ++local.weeks.back()[weekday];
    weekend += weekday >= 5 ? 1.0 : 0.0;
  }
  if (!hours.empty()) local.weekend_share = weekend / static_cast<double>(hours.size());
  return local;
}

TestResult both(const TestResult& weekend, const TestResult& window) {
  if (!weekend.tested()) return untested(weekend.reason, weekend.n);
  if (!window.tested()) return untested(window.reason, window.n);
  TestResult result;
  result.n = window.n;
  result.p_value = std::max(*weekend.p_value, *window.p_value);
  result.effect = result.statistic = std::min(*weekend.effect, *window.effect);
  return result;
}

}  // namespace

OfficeHours office_hours(std::span<const ActiveHour> hours, std::optional<int> utc_offset_h,
                         std::uint64_t min_active_days) {
  OfficeHours office;
  const LocalWeeks local = local_weeks(hours, utc_offset_h.value_or(0));
  // The first and the last week may be cut by the ends of the data.
  const bool whole = local.weeks.size() > 2;
  office.weekend = weekend_drop_test(
      whole ? std::span<const WeekActivity>(local.weeks).subspan(1, local.weeks.size() - 2)
            : std::span<const WeekActivity>());
  office.weekend_share = local.weekend_share;
  const std::size_t start = busiest_block(hours_of_day(hours), kShift_h);
  office.window_start_h_utc = static_cast<int>(start);
  const std::vector<OwnDay> days = own_days(hours);
  if (days.size() < min_active_days) {
    office.window = office.lunch = untested(kTooFewDays, days.size());
  } else {
    office.window = window_test(days);
    const Dip dip = lunch_dip(days, start);
    office.lunch = dip.test;
    if (dip.test.tested()) office.lunch_h_utc = static_cast<int>(dip.hour);
  }
  office.office_hours = both(office.weekend, office.window);
  return office;
}

}  // namespace cahoots
