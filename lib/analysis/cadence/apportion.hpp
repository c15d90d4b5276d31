#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace cahoots {

/// Whole numbers in the proportion of `weights` (not negative, not all 0) whose sum is exactly `n`,
/// by rounding the running sum: each is off by less than 1. O(kSize), any thread.
template <std::size_t kSize>
std::array<std::size_t, kSize> apportioned(const std::array<double, kSize>& weights,
                                           std::size_t n) {
  double total = 0.0;
  for (const double weight : weights) total += weight;
  std::array<std::size_t, kSize> counts{};
  double passed = 0.0;
  std::size_t given = 0;
  for (std::size_t i = 0; i < kSize; ++i) {
    passed += weights[i];
    // The last sum is the total to the bit: both are added up in the same order.
    const double due = std::floor(static_cast<double>(n) * (passed / total) + 0.5);
    counts[i] = static_cast<std::size_t>(due) - given;
    given += counts[i];
  }
  return counts;
}

}  // namespace cahoots
