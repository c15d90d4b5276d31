#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "analysis/cadence/activity.hpp"
#include "stats/intervals.hpp"
#include "stats/test_result.hpp"

namespace cahoots {

/// Posting on round minutes, as schedulers do. Grids of 5, 10, 15, 30 and 60 minutes.
constexpr std::array<int, 5> kGrids_min = {5, 10, 15, 30, 60};

/// A shorter time without a post is no sleep.
constexpr std::int64_t kWakeGap_s = 3 * 3600;

struct GridPosting {
  /// Share of the sessions whose drawn post stands on a multiple of each grid.
  std::array<double, kGrids_min.size()> shares{};
  /// The coarsest grid that explains (nearly) the largest excess; nothing where there is none.
  std::optional<int> grid_min;
  /// Score test of "some posts are scheduled on one of the grids" against even minutes, null by
  /// saddle point. n = sessions, statistic = mean score (0 under the null), effect =
  /// estimated share of posts scheduled on `grid_min`.
  TestResult test;
};

/// Signs that a machine posts. The minute and second tests use one post of every
/// session (see SessionClock).
struct AutomationSigns {
  IntervalStatistics intervals;  ///< over all posts known to the hour or finer
  TestResult interval_regularity;
  std::optional<double> minute_entropy_bits;  ///< of the minute of the hour, at most 5.91
  TestResult minute_uniformity;               ///< 60 cells, see cell_uniformity_test
  TestResult second_uniformity;               ///< 60 cells; needs times to the second
  GridPosting grid;
  std::uint64_t max_posts_per_hour = 0;  ///< in any 3,600 s
  /// In any 60 s, of posts known to the minute; nothing where there are none. A person manages a
  /// few; a thread that a program splits, or a tool that empties its queue, far more.
  std::optional<std::uint64_t> max_posts_per_minute;
  /// Longest stretch in which no two neighbouring posts are more than kWakeGap_s apart, hours.
  /// Nobody is awake for 48: from about there on it is several people, or a machine.
  double longest_wake_h = 0.0;
};

/// Below `min_sessions` the minute and second tests are not made. O(posts), any thread.
AutomationSigns automation_signs(const CadenceActivity& activity, std::uint64_t min_sessions);

}  // namespace cahoots
