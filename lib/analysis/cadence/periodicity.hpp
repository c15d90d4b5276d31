#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// Whether an account posts with a fixed period between 5 minutes and 12 hours.
struct Periodicity {
  /// Bump hunt over the times between spells of posting. A spell begins with a post that follows
  /// none within 4 minutes, so that a thread is one; what is looked at is the time from the
  /// beginning of one to that of the next, up to 14 hours, so that the rhythm of days and weeks
  /// does not enter. Null: how long a person waits is smooth, however bursty or habitual: no peak
  /// of it is narrower than 4 % of the wait (standard deviation; breakfast to lunch, give or take
  /// 12 minutes). So of the waits in 17 neighbouring cells, each 1/60 wider than the one before,
  /// the middle cell gets at most the part that it has of such a peak (conditional binomial). The
  /// smallest p over all cells, on two grids half a cell apart, is multiplied by the cells that
  /// hold enough to be tested (Bonferroni): conservative. After the BumpHunter of Choudalakis
  /// (2011); why spectra of uneven times mislead under a daily rhythm: VanderPlas (2018), 7.
  /// n = waits; statistic = waits in the cell found; effect = share of the waits in excess of what
  /// its neighbours explain (0 none .. 1 a timer and nothing else).
  TestResult test;
  std::optional<double> period_s;  ///< median wait in that cell; nothing where p > 0.01
};

/// `times_s` ascend, in steps of `precision_s` (1 or 60). Times to the minute, or most of which
/// stand on second 0, are compared by the minute, which leaves out periods below 12 minutes. Finds
/// a timer whose own posts follow one another; one that is mixed with as many other posts is not
/// found. Not tested below `min_waits`. O(n log n), 8 B a post, any thread.
Periodicity periodicity(std::span<const std::int64_t> times_s, std::int64_t precision_s,
                        std::uint64_t min_waits = 20);

}  // namespace cahoots
