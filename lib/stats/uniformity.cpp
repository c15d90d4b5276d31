#include "stats/uniformity.hpp"

#include <algorithm>
#include <cmath>

#include "stats/tail.hpp"

namespace cahoots {
namespace {

std::uint64_t total_of(std::span<const std::uint32_t> counts) {
  std::uint64_t total = 0;
  for (const std::uint32_t count : counts) total += count;
  return total;
}

/// Upper tail of the number of coinciding pairs of n uniform events. The pair indicators are
/// pairwise independent; among triples only triangles and a pair with itself contribute.
double coincidence_tail(double pairs, double n, double cells) {
  const double share = 1.0 / cells;
  const double n_pairs = n * (n - 1.0) / 2.0;
  const double n_triangles = n_pairs * (n - 2.0) / 3.0;
  const double variance = n_pairs * share * (1.0 - share);
  const double third =
      variance * (1.0 - 2.0 * share) + 6.0 * n_triangles * share * share * (1.0 - share);
  return three_moment_upper_tail(pairs - 0.5, n_pairs * share, variance, third);
}

}  // namespace

TestResult cell_uniformity_test(std::span<const std::uint32_t> counts) {
  TestResult result;
  result.n = total_of(counts);
  const double cells = static_cast<double>(counts.size());
  const double n = static_cast<double>(result.n);
  if (result.n < 2 || counts.size() < 2) return untested("fewer than two events", result.n);
  double pairs = 0.0;
  for (const std::uint32_t count : counts) {
    pairs += static_cast<double>(count) * (static_cast<double>(count) - 1.0) / 2.0;
  }
  result.statistic = cells * (2.0 * pairs + n) / n - n;
  result.effect = cells * pairs / (n * (n - 1.0) / 2.0) - 1.0;
  result.p_value = coincidence_tail(pairs, n, cells);
  return result;
}

double entropy_bits(std::span<const std::uint32_t> counts) {
  const double n = static_cast<double>(total_of(counts));
  if (n == 0.0) return 0.0;
  double bits = 0.0;
  double n_occupied = 0.0;
  for (const std::uint32_t count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / n;
    bits -= share * std::log2(share);
    n_occupied += 1.0;
  }
  bits += (n_occupied - 1.0) / (2.0 * n * std::log(2.0));
  return std::min(bits, std::log2(static_cast<double>(counts.size())));
}

}  // namespace cahoots
