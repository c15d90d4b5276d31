#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// A stretch of days cut into equal pieces of the calendar, few enough to draw.
struct TimeBins {
  std::string_view unit;                     ///< "day", "week" (from Monday), "month", "year"
  std::vector<std::int64_t> first_days_utc;  ///< of each piece, rising
  std::vector<std::string> labels;           ///< 2023-05-04; 2023-05; 2023

  /// Sums of day counts; days outside the bins are left out.
  std::vector<std::uint64_t> counts(const std::map<std::int64_t, std::uint64_t>& by_day) const;
};

/// The finest unit with at most `max_bins` pieces; years whatever their number.
TimeBins time_bins(std::int64_t first_day_utc, std::int64_t last_day_utc,
                   std::size_t max_bins = 130);

}  // namespace cahoots
