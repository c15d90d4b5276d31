#include "analysis/cadence/holidays.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/cadence/rhythm.hpp"
#include "stats/lattice_sum.hpp"

namespace cahoots {
namespace {

constexpr int kWeeksAside = 8;
constexpr std::size_t kMostPlaces = 2 * kWeeksAside + 1;
constexpr std::size_t kFewestPlaces = 5;
constexpr std::uint64_t kFewestHolidays = 3;
constexpr double kNamedP = 0.01;
/// A longer holiday could not be told from an absence.
constexpr std::int64_t kLongestHoliday_days = 21;

/// Active hours by local day, summed, for the days from the account's first to its last.
class HoursByDay {
 public:
  HoursByDay(std::span<const ActiveHour> hours, int utc_offset_h) {
    if (hours.empty()) return;
    span_ = {day_of_hour(hours.front().hour + utc_offset_h),
             day_of_hour(hours.back().hour + utc_offset_h)};
    before_.assign(static_cast<std::size_t>(span_.last_day - span_.first_day) + 2, 0);
    for (const ActiveHour& active : hours) ++before_[place(active.hour, utc_offset_h) + 1];
    for (std::size_t i = 1; i < before_.size(); ++i) {
      n_active_days_ += before_[i] > 0 ? 1U : 0U;
      before_[i] += before_[i - 1];
    }
  }

  const DaySpan& span() const { return span_; }
  std::uint64_t n_active_days() const { return n_active_days_; }
  bool holds(const DaySpan& days) const {
    return !before_.empty() && days.first_day >= span_.first_day && days.last_day <= span_.last_day;
  }
  double sum(const DaySpan& days) const {
    return static_cast<double>(before_[index(days.last_day) + 1] - before_[index(days.first_day)]);
  }

 private:
  std::size_t index(std::int64_t day) const {
    return static_cast<std::size_t>(day - span_.first_day);
  }
  std::size_t place(std::int64_t hour, int utc_offset_h) const {
    return index(day_of_hour(hour + utc_offset_h));
  }

  DaySpan span_;
  std::vector<std::uint32_t> before_;
  std::uint64_t n_active_days_ = 0;
};

bool is_unusual(const CountryHolidays& country, const DaySpan& days) {
  const auto next =
      std::lower_bound(country.unusual.begin(), country.unusual.end(), days.first_day,
                       [](const DaySpan& span, std::int64_t day) { return span.last_day < day; });
  return next != country.unusual.end() && next->first_day <= days.last_day;
}

/// A holiday's activity (negative, for an upper tail) where it is and where it might have been.
struct HolidayPlaces {
  std::array<double, kMostPlaces> sums{};
  std::size_t n = 0;

  void add(double sum) { sums[n++] = -sum; }
  double mean() const {
    double total = 0.0;
    for (std::size_t i = 0; i < n; ++i) total += sums[i];
    return total / static_cast<double>(n);
  }
  bool is_telling() const {
    const auto end = sums.begin() + static_cast<std::ptrdiff_t>(n);
    return n >= kFewestPlaces &&
           std::any_of(sums.begin(), end, [this](double sum) { return sum != sums[0]; });
  }
};

HolidayPlaces places_of(const HoursByDay& by_day, const CountryHolidays& country,
                        const DaySpan& holiday) {
  HolidayPlaces places;
  places.add(by_day.sum(holiday));
  for (int week = -kWeeksAside; week <= kWeeksAside; ++week) {
    const DaySpan moved{holiday.first_day + week * 7, holiday.last_day + week * 7};
    if (week == 0 || !by_day.holds(moved) || is_unusual(country, moved)) continue;
    places.add(by_day.sum(moved));
  }
  return places;
}

TestResult drop_of(const HoursByDay& by_day, const CountryHolidays& country) {
  LatticeSum null;
  TestResult result;
  double observed = 0.0;
  double expected = 0.0;
  const auto first =
      std::lower_bound(country.days_off.begin(), country.days_off.end(), by_day.span().first_day,
                       [](const DaySpan& span, std::int64_t day) { return span.first_day < day; });
  for (auto holiday = first; holiday != country.days_off.end(); ++holiday) {
    if (!by_day.holds(*holiday)) break;
    if (holiday->last_day - holiday->first_day >= kLongestHoliday_days) continue;
    const HolidayPlaces places = places_of(by_day, country, *holiday);
    if (!places.is_telling()) continue;
    const std::vector<double> evenly(places.n, 1.0 / static_cast<double>(places.n));
    null.add(std::span<const double>(places.sums).first(places.n), evenly);
    observed -= places.sums[0];
    expected -= places.mean();
    ++result.n;
  }
  if (result.n < kFewestHolidays) return untested("too few holidays within its time", result.n);
  result.statistic = observed;
  result.effect = 1.0 - observed / expected;
  result.p_value = observed < expected ? null.upper_tail(-observed) : 1.0;
  return result;
}

}  // namespace

HolidayDrop holiday_drop(std::span<const ActiveHour> hours, std::optional<int> utc_offset_h,
                         const HolidayTable& table, std::uint64_t min_active_days) {
  HolidayDrop drop;
  const HoursByDay by_day(hours, utc_offset_h.value_or(0));
  if (by_day.n_active_days() < min_active_days) {
    drop.test = untested(kTooFewDays, by_day.n_active_days());
    return drop;
  }
  drop.test = untested("too few holidays within its time");
  double n_tried = 0.0;
  CountryCode best;
  for (const CountryHolidays& country : table.countries()) {
    const TestResult result = drop_of(by_day, country);
    if (!result.tested()) continue;
    n_tried += 1.0;
    if (drop.test.tested() && *drop.test.p_value <= *result.p_value) continue;
    drop.test = result;
    best = country.country;
  }
  if (!drop.test.tested()) return drop;
  drop.test.p_value = std::min(1.0, *drop.test.p_value * n_tried);
  if (*drop.test.p_value <= kNamedP) drop.country = best;
  return drop;
}

}  // namespace cahoots
