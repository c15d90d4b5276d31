#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/cadence/activity.hpp"
#include "stats/test_result.hpp"

namespace cahoots {

/// Whether an account keeps the hours of a workplace. Days and weeks are local to `utc_offset_h`;
/// a day's activity is never split, because days are cut in the middle of the account's quietest
/// six hours.
struct OfficeHours {
  /// weekend_drop_test over local weeks between the first and the last: n = weeks.
  TestResult weekend;
  double weekend_share = 0.0;  ///< of active hours on Saturday and Sunday; 0.286 = no difference
  /// Against "at most 75 % of the active hours fall into the account's busiest nine hours" (a
  /// resident's day: 55 to 65 %). The nine hours are chosen on every other day and tested on the
  /// rest, both ways, so that choosing them costs nothing. clustered_score_test over days;
  /// statistic = share found that way; effect = (share - 0.75) / 0.25, not below 0. n = days.
  TestResult window;
  int window_start_h_utc = 0;  ///< the busiest nine hours of all days
  /// Dip in one of the three middle hours of the busiest nine, against the two hours on either
  /// side; the deepest of three, p times 3. Null: on a day with k of the five hours active, the
  /// middle one is with probability k / 5. n = days with 1 to 4 of them active; statistic = those
  /// with the middle idle; effect = 1 - activity / neighbours' mean (1 = nothing at lunch).
  TestResult lunch;
  std::optional<int> lunch_h_utc;  ///< the hour tested
  /// Office hours as a whole: weekend AND window (intersection-union test, Berger 1982: p = the
  /// larger), so that neither a nine-hour hobby nor free weekends alone suffice. The dip is
  /// reported, not required. statistic = effect = the smaller of the two effects.
  TestResult office_hours;
};

/// Local time falls back to UTC where the offset is unknown. Below `min_active_days` nothing but
/// the weekend is tested. O(active hours), any thread.
OfficeHours office_hours(std::span<const ActiveHour> hours, std::optional<int> utc_offset_h,
                         std::uint64_t min_active_days);

}  // namespace cahoots
