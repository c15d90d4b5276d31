#include "stats/kolmogorov.hpp"

#include <algorithm>
#include <cmath>

namespace cahoots {
namespace {

/// Q(lambda) = 2 sum (-1)^(k-1) exp(-2 k^2 lambda^2), the upper tail of Kolmogorov's distribution.
double kolmogorov_tail(double lambda) {
  if (lambda < 0.2) return 1;
  double sum = 0;
  double sign = 1;
  for (int k = 1; k <= 100; ++k, sign = -sign) {
    const double term = std::exp(-2.0 * k * k * lambda * lambda);
    sum += sign * term;
    if (term < 1e-16) break;
  }
  return std::clamp(2 * sum, 0.0, 1.0);
}

}  // namespace

UniformDistance distance_from_uniform(std::vector<double> values) {
  UniformDistance distance;
  distance.n = values.size();
  if (values.empty()) return distance;
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto rank = static_cast<double>(i);
    distance.too_small = std::max(distance.too_small, (rank + 1) / n - values[i]);
    distance.too_large = std::max(distance.too_large, values[i] - rank / n);
  }
  const double scale = std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n);
  distance.p_value = kolmogorov_tail(scale * std::max(distance.too_small, distance.too_large));
  distance.p_value_too_small = std::exp(-2 * std::pow(scale * distance.too_small, 2));
  return distance;
}

}  // namespace cahoots
