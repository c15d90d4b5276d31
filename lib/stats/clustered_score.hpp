#pragma once

#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// One-sided test that the mean of independent cluster scores is above 0, whatever goes on inside a
/// cluster (the cluster-robust score test; Liang and Zeger 1986, in Student form). A score is the
/// cluster's events in the class under test, minus the null share times its events.
/// n = clusters with a score other than 0; statistic = t; effect is left to the caller (0).
/// For scores with a long right tail the test is conservative. O(clusters), any thread.
/// Not tested below 2 such clusters.
TestResult clustered_score_test(std::span<const double> scores);

}  // namespace cahoots
