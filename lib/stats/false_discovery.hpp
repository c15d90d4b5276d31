#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cahoots {

/// Benjamini and Hochberg (1995) step-up adjustment: `q_values[i]` is the smallest false discovery
/// rate at which test i is rejected, in the order of the input. `n_tests` counts every test of the
/// family, so that the p-values left out (all taken as 1) still pay for the search; it is at least
/// `p_values.size()`. Holds under independence and positive dependence (Benjamini and Yekutieli
/// 2001). O(n log n), 16 B a p-value. Any thread.
/// Throws DataError for a p-value outside [0, 1] (or not a number) or too small an `n_tests`.
std::vector<double> benjamini_hochberg(std::span<const double> p_values, std::uint64_t n_tests);

}  // namespace cahoots
