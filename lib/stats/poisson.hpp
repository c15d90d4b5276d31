#pragma once

#include <cstdint>

namespace cahoots {

/// P(X >= at_least) for a Poisson variable X of that mean: the regularised lower incomplete gamma
/// function P(at_least, mean) (NIST DLMF 8.4.9), so small tails keep their relative precision.
/// `at_least` 0 gives 1; a mean of 0 gives 0 for any larger count; an infinite mean gives 1.
/// A tail below the smallest positive double is 0. O(1). Any thread.
/// Throws DataError where the mean is negative or not a number.
double poisson_upper_tail(std::uint64_t at_least, double mean);

}  // namespace cahoots
