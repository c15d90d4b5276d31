#include "stats/poisson_binomial.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "stats/lattice_sum.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kMostExactSteps = 4000000;

double exact_coin_tail(std::size_t at_least, std::span<const double> chances) {
  // counts[k] = P(k successes so far), the last = P(at_least or more).
  std::vector<double> counts(at_least + 1, 0.0);
  counts[0] = 1.0;
  std::size_t most = 0;
  for (const double raw : chances) {
    const double chance = std::clamp(raw, 0.0, 1.0);
    most = std::min(most + 1, at_least);
    if (most == at_least) counts[at_least] += counts[at_least - 1] * chance;
    for (std::size_t k = std::min(most, at_least - 1); k > 0; --k) {
      counts[k] = counts[k] * (1.0 - chance) + counts[k - 1] * chance;
    }
    counts[0] *= 1.0 - chance;
  }
  return std::min(counts[at_least], 1.0);
}

double approximate_coin_tail(std::uint64_t at_least, std::span<const double> chances) {
  constexpr std::array<double, 2> kOutcomes = {0.0, 1.0};
  LatticeSum sum;
  for (const double raw : chances) {
    const double chance = std::clamp(raw, 0.0, 1.0);
    sum.add(kOutcomes, std::array<double, 2>{1.0 - chance, chance});
  }
  return sum.upper_tail(static_cast<double>(at_least));
}

}  // namespace

double poisson_binomial_upper_tail(std::uint64_t at_least, std::span<const double> chances) {
  if (at_least == 0) return 1.0;
  if (at_least > chances.size()) return 0.0;
  if (at_least * chances.size() <= kMostExactSteps) {
    return exact_coin_tail(static_cast<std::size_t>(at_least), chances);
  }
  return approximate_coin_tail(at_least, chances);
}

}  // namespace cahoots
