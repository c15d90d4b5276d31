#include "stats/false_discovery.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/error.hpp"

namespace cahoots {
namespace {

void require_valid(std::span<const double> p_values, std::uint64_t n_tests) {
  if (n_tests < p_values.size()) {
    throw DataError("the family of tests is smaller than its list of p-values");
  }
  for (const double p_value : p_values) {
    if (!(p_value >= 0.0 && p_value <= 1.0)) throw DataError("a p-value lies outside 0 to 1");
  }
}

std::vector<std::size_t> by_p_value(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  return order;
}

}  // namespace

std::vector<double> benjamini_hochberg(std::span<const double> p_values, std::uint64_t n_tests) {
  require_valid(p_values, n_tests);
  const std::vector<std::size_t> order = by_p_value(p_values);
  std::vector<double> q_values(p_values.size());
  double lowest = 1.0;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t test = order[rank - 1];
    const double scale = static_cast<double>(n_tests) / static_cast<double>(rank);
    lowest = std::min(lowest, p_values[test] * scale);
    q_values[test] = lowest;
  }
  return q_values;
}

}  // namespace cahoots
