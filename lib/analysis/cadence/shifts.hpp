#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cahoots {

/// A moment of the day with its uncertainty, in minutes after 00:00 UTC, on a grid of 15.
struct ShiftMoment {
  int minute_utc = 0;  ///< 0 to 1425
  int low_min = 0;     ///< 5 % of the bootstrap; may reach below 0
  int high_min = 0;    ///< 95 %; may reach above 1439
};

/// When an account's working block begins and ends, an estimate and no test.
struct ShiftBoundaries {
  std::optional<ShiftMoment> start;
  std::optional<ShiftMoment> end;
  std::string_view reason;  ///< why there are none; else empty
};

/// The two change points of the average day: days are cut at `quiet_h_utc` (the middle of the
/// account's quietest hours), each day's posts put into 96 cells of 15 minutes that are active or
/// not, and the arc of 2 to 16 hours is taken whose mean differs most from the rest (circular
/// binary segmentation; Olshen et al. 2004). The range is that of 100 redraws of whole days
/// (percentile bootstrap; Efron and Tibshirani 1993, 13.3), drawn the same in every run; a boundary
/// moves by 2 hours at most. `times_s` ascend and are known to the minute. Nothing below
/// `min_active_days` days. O(100 n), 10 B a post, any thread.
ShiftBoundaries shift_boundaries(std::span<const std::int64_t> times_s, int quiet_h_utc,
                                 std::uint64_t min_active_days);

}  // namespace cahoots
