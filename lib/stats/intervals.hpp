#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// How an ordered list of event times is spaced.
struct IntervalStatistics {
  std::uint64_t n = 0;  ///< intervals
  std::optional<double> median_s;
  /// Goh and Barabasi (2008) with the finite-size correction of Kim and Jo (2016), eq. 22: -1
  /// perfectly regular, 0 Poisson, 1 extremely bursty. Needs 2 intervals and a mean above 0.
  std::optional<double> burstiness;
  /// Memory of Goh and Barabasi (2008): correlation of consecutive intervals, -1 to 1. Needs 3
  /// intervals that are not all alike.
  std::optional<double> memory;
};

/// `times_s` ascend. O(n) expected, 8 B an interval, any thread.
IntervalStatistics interval_statistics(std::span<const std::int64_t> times_s);

/// Tests whether neighbouring intervals are more alike than chance, as a timer makes them. In
/// every disjoint pair of consecutive intervals, each at least `floor_s` and together at most
/// `ceiling_s`, the share of the first in what exceeds the floor is uniform for a Poisson process,
/// given the sum, however the rate drifts between pairs (cf. the local variation of Shinomoto et
/// al. 2003); a burst makes shares extreme, hence the test conservative. Fisher's combination of
/// the |2 share - 1|, as mid-p of the times' precision.
/// n = pairs; statistic = Fisher's chi-squared (2n degrees); effect = 1 - 2 mean |2 share - 1|
/// (0 chance .. 1 timer). Not tested below `min_pairs`. O(n), any thread.
struct RegularityOptions {
  std::int64_t floor_s = 300;
  std::int64_t ceiling_s = 12 * 3600;
  std::int64_t precision_s = 1;
  std::uint64_t min_pairs = 10;
};
TestResult interval_regularity_test(std::span<const std::int64_t> times_s,
                                    const RegularityOptions& options = {});

/// The most events in any span of `window_s` seconds (half open). O(n), any thread.
std::uint64_t most_events_within(std::span<const std::int64_t> times_s, std::int64_t window_s);

}  // namespace cahoots
