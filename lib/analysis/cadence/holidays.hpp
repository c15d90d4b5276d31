#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/cadence/activity.hpp"
#include "stats/test_result.hpp"
#include "time/holidays.hpp"

namespace cahoots {

/// Whether an account posts less on the public holidays of a country. That says nothing on where
/// its author is: diaspora, students and business with the country keep its calendar, too.
struct HolidayDrop {
  /// Days off that touch are one holiday, moved as a whole to the same weekdays of up to eight
  /// weeks before and after, as far as the account was active then, but never onto another unusual
  /// day of the country. Null: of those places the true one is any, independently for each holiday,
  /// so that a week's absence counts once (a rotation test, cf. Good 2005; like weekend_drop_test).
  /// The country with the smallest p; p times the countries tried (Bonferroni), 1 where none has
  /// less than expected. n = its holidays; statistic = active hours in them; effect = 1 - statistic
  /// / expected (1 nothing posted .. 0 no difference; negative = more).
  TestResult test;
  std::optional<CountryCode> country;  ///< nothing where p > 0.01
};

/// Days are local to `utc_offset_h`, UTC where unknown; `hours` ascend. Not tested below
/// `min_active_days`, nor where no country has three holidays within the account's time.
/// O(days from first to last + holidays x 17), 8 B a day while it runs, any thread.
HolidayDrop holiday_drop(std::span<const ActiveHour> hours, std::optional<int> utc_offset_h,
                         const HolidayTable& table, std::uint64_t min_active_days);

}  // namespace cahoots
