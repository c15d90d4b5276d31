#pragma once

#include <cstdint>
#include <vector>

namespace cahoots {

/// How a sample of p-values differs from the uniform distribution on [0, 1].
struct UniformDistance {
  std::uint64_t n = 0;
  /// sup(F(x) - x): more small p-values than there should be. What makes false discoveries.
  double too_small = 0;
  /// sup(x - F(x)): fewer. What costs power.
  double too_large = 0;
  /// P(sup |F - x| >= observed) for n independent uniform values.
  double p_value = 1;
  /// P(too_small >= observed): the test against false discoveries alone.
  double p_value_too_small = 1;
};

/// Kolmogorov-Smirnov against the uniform distribution, two-sided and one-sided, with the limits of
/// large n at sqrt(n) + 0.12 + 0.11 / sqrt(n) (Stephens 1970); good from n = 8. Values outside
/// [0, 1] are an error of the caller. O(n log n). Any thread.
UniformDistance distance_from_uniform(std::vector<double> values);

}  // namespace cahoots
