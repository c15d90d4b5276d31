#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analysis/cadence/activity.hpp"

namespace cahoots {

/// Whether a schedule turns its clock with the seasons. `unknown`: too little to tell.
enum class SummerTime : std::uint8_t { unknown, none, north, south };

/// "none", "north", "south" or "unknown".
std::string_view summer_time_name(SummerTime summer_time);

struct SummerTimeInference {
  SummerTime summer_time = SummerTime::unknown;
  std::uint64_t n_winter = 0;  ///< active hours from 8 November to 7 March
  std::uint64_t n_summer = 0;  ///< active hours from 8 April to 20 September
  /// How much earlier the same day runs on the clock of UTC in summer, in hours, and its standard
  /// error; nothing where either season has too little.
  std::optional<double> seasonal_shift_h;
  std::optional<double> seasonal_shift_error_h;
  std::string_view reason;  ///< why unknown; else empty
};

/// The days of the northern winter and summer that no rule of Europe, America, Iran or the south
/// disputes are compared: by how much must summer be shifted to have winter's profile, when the
/// profile is unknown (Dirichlet(1) over the hours)? The log evidence at -2 .. 2 h, a parabola
/// through its largest, gives the shift and its error (variance times 1.5, for days that repeat
/// themselves). No summer time is 0, northern 1, southern -1; habits move with the seasons by about
/// 0.3 h on their own (Kantermann et al. 2007), which counts as error. Prior 0.65 : 0.30 : 0.05.
/// A verdict needs a posterior of 0.9 and `min_season_hours` in both seasons. O(hours), any
/// thread.
SummerTimeInference infer_summer_time(std::span<const ActiveHour> hours,
                                      std::uint64_t min_season_hours = 50);

/// Whether clocks of the kind are ahead on a day (since the epoch), by whole months: north April
/// to October, south October to March.
bool is_summer_day(SummerTime summer_time, std::int64_t day);

}  // namespace cahoots
