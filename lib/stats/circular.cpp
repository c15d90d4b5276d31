#include "stats/circular.hpp"

#include <algorithm>
#include <cmath>

namespace cahoots {
namespace {

// exp(sqrt(1 + 4n + 4(n^2 - R^2)) - (1 + 2n)); for R^2 = n S. The root is rationalised, because the
// difference of the two large terms would lose the digits of a small p.
double rayleigh_tail(double effective_n, double statistic) {
  const double square = std::min(effective_n * statistic, effective_n * effective_n);
  const double inside = 1.0 + 4.0 * effective_n + 4.0 * (effective_n * effective_n - square);
  const double exponent = -4.0 * square / (std::sqrt(inside) + 1.0 + 2.0 * effective_n);
  return std::min(1.0, std::exp(exponent));
}

}  // namespace

TestResult clustered_rayleigh_test(std::span<const Resultant> clusters) {
  double x = 0.0;
  double y = 0.0;
  double sum_squares = 0.0;
  double sum_fourths = 0.0;
  std::uint64_t n_events = 0;
  for (const Resultant& cluster : clusters) {
    const double square = cluster.x * cluster.x + cluster.y * cluster.y;
    x += cluster.x;
    y += cluster.y;
    sum_squares += square;
    sum_fourths += square * square;
    n_events += cluster.n_events;
  }
  TestResult result;
  result.n = clusters.size();
  const double total_square = x * x + y * y;
  // Clusters that each fill the circle evenly carry no direction at all (to rounding).
  const bool directed = sum_squares > 1e-18 * static_cast<double>(n_events);
  result.statistic = directed ? total_square / sum_squares : 0.0;
  result.effect = n_events > 0 ? std::sqrt(total_square) / static_cast<double>(n_events) : 0.0;
  result.p_value =
      directed ? rayleigh_tail(sum_squares * sum_squares / sum_fourths, *result.statistic) : 1.0;
  return result;
}

}  // namespace cahoots
