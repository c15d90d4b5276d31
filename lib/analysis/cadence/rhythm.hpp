#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "analysis/cadence/activity.hpp"
#include "stats/test_result.hpp"

namespace cahoots {

/// Why a test was not made.
inline constexpr std::string_view kTooFewDays = "too few active days";

/// The longest block of the average day that holds at most 2.5 % of the active hours: sleep, as far
/// as posting shows it.
struct QuietBlock {
  int start_h_utc = 0;
  int length_h = 0;  ///< 0 to 24
};

struct DayRhythm {
  /// clustered_rayleigh_test of the active hours over UTC days: does the hour matter at all?
  TestResult day_rhythm;
  QuietBlock quiet_block;
  /// Against "the account rests": that at most 8 % of its active hours fall in the six hours of the
  /// clock where it is least active (even activity: 25 %). The share in the quietest six hours is
  /// no more than in the account's true night, whence no correction for choosing them; conservative
  /// for anyone who sleeps more. clustered_score_test over days; statistic = that share, effect =
  /// share / 0.25 (1 = no night at all). n = days.
  TestResult round_the_clock;
};

/// Below `min_active_days` nothing is tested. O(active hours), any thread.
DayRhythm day_rhythm(std::span<const ActiveHour> hours, std::uint64_t min_active_days);

/// First hour (UTC) of the block of `length_h` hours with the least activity; the earliest of
/// equals. `length_h` 1 to 24.
std::size_t quietest_block(const HoursOfDay& counts, std::size_t length_h);
/// The same with the most activity.
std::size_t busiest_block(const HoursOfDay& counts, std::size_t length_h);

}  // namespace cahoots
