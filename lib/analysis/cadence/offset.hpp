#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analysis/cadence/activity.hpp"
#include "analysis/cadence/clock_arc.hpp"
#include "analysis/cadence/summer_time.hpp"

namespace cahoots {

/// Which clock an account lives by, judged from its hours and weekends alone. This is an inference
/// about a schedule, not about a place: a night shift in one zone looks like a day shift in
/// another.
struct OffsetInference {
  /// Posterior over UTC offsets -11 to +12 (index 0 = -11). By the hour +13 and +14 are the same
  /// clock as -11 and -10, and -12 as +12, a day apart: these are not told apart. All even if
  /// untested.
  ClockPosterior posterior{};
  std::optional<int> utc_offset_h;       ///< the posterior's mode
  std::optional<double> confidence;      ///< its mass within 1 h of the mode
  std::optional<int> utc_offset_low_h;   ///< 95 % credible arc round the mode; may reach below -11
  std::optional<int> utc_offset_high_h;  ///< or above +12 (13 is the clock of -11)
  std::optional<double> office_probability;  ///< that the day is a shift rather than a resident's
  /// Whether the clock turns with the seasons. Where it does, the offset is winter's (standard
  /// time); where that is unknown, the one in force for most of the data.
  SummerTime summer_time = SummerTime::unknown;
  std::optional<double> seasonal_shift_h;  ///< see SummerTimeInference
  std::string_view reason;                 ///< why there is no offset; else empty
};

/// Bayesian fit of the active hours to days of sleep and days of work on every clock: see
/// offset_posterior. An hour of the day that is active on most days counts by the Poisson rate
/// behind it, so that heavy posters keep their rhythm. Prior: offsets even. Untested below
/// `min_active_hours` (at least 1), below 7 active days, or where the credible arc exceeds 12
/// hours. `active_hours` ascend. O(hours), any thread.
OffsetInference infer_utc_offset(std::span<const ActiveHour> active_hours,
                                 std::uint64_t min_active_hours);

}  // namespace cahoots
