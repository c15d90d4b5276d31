#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "analysis/cadence/activity.hpp"

namespace cahoots {

/// Which clock an account lives by, judged from its hours and weekends alone. This is an inference
/// about a schedule, not about a place: a night shift in one zone looks like a day shift in
/// another.
struct OffsetInference {
  /// Posterior over UTC offsets -11 to +12 (index 0 = -11). By the hour +13 and +14 are the same
  /// clock as -11 and -10, and -12 as +12, a day apart: these are not told apart. All even if
  /// untested.
  std::array<double, 24> posterior{};
  std::optional<int> utc_offset_h;       ///< the posterior's mode
  std::optional<double> confidence;      ///< its mass within 1 h of the mode
  std::optional<int> utc_offset_low_h;   ///< 95 % credible arc round the mode; may reach below -11
  std::optional<int> utc_offset_high_h;  ///< or above +12 (13 is the clock of -11)
  std::optional<double> office_probability;  ///< that the day is a shift rather than a resident's
  std::string_view reason;                   ///< why there is no offset; else empty
};

/// Bayesian fit of the active hours to reference days, shifted by every offset: a resident's day
/// (low from 03:00 to 06:00, broad midday, evening peak; the common shape of Golder and Macy 2011,
/// ten Thij et al. 2014, Leypunskiy et al. 2018, rounded by hand), a desk shift (9 to 18, dip at
/// 12) and no rhythm at all; a shift also leaves its weekend free (beta-binomial). Persons differ:
/// the likelihood is Dirichlet-multinomial, and chronotypes spread each day by about an hour
/// (Roenneberg et al. 2007). Prior: offsets even. Untested below `min_active_hours` or where the
/// credible arc exceeds 12 hours. O(1) after the first call, 350 kB of tables once. Any thread.
OffsetInference infer_utc_offset(const HoursOfWeek& active_hours, std::uint64_t min_active_hours);

}  // namespace cahoots
