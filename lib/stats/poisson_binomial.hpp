#pragma once

#include <cstdint>
#include <span>

namespace cahoots {

/// P(X >= at_least) for the number X of successes of independent trials with these chances (each 0
/// to 1; more counts as 1): 1 for at_least 0, 0 where there are fewer trials.
/// Exact, by dynamic programming over the count, up to 4,000,000 steps (trials * at_least), which
/// take 4 ms; beyond that the saddle-point approximation of LatticeSum, off by some per cent. Sums
/// of positive terms only, so that the far tail keeps its digits down to 1e-300; below, 0.
/// Source: Hong 2013, "On computing the distribution function for the Poisson binomial
/// distribution", section 2.2 (recursive formula). 8 B a count. Any thread.
double poisson_binomial_upper_tail(std::uint64_t at_least, std::span<const double> chances);

}  // namespace cahoots
