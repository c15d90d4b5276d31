#include "stats/poisson_binomial.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "stats/tail.hpp"

namespace cahoots {
namespace {

/// By all outcomes.
double brute_force_tail(std::uint64_t at_least, const std::vector<double>& chances) {
  double sum = 0.0;
  for (std::uint32_t outcome = 0; outcome < (1U << chances.size()); ++outcome) {
    double probability = 1.0;
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      const bool is_success = ((outcome >> i) & 1U) != 0;
      probability *= is_success ? chances[i] : 1.0 - chances[i];
      n += is_success ? 1U : 0U;
    }
    if (n >= at_least) sum += probability;
  }
  return sum;
}

TEST(PoissonBinomial, EqualsTheSumOverAllOutcomes) {
  Random random(1);
  for (int run = 0; run < 60; ++run) {
    std::vector<double> chances(random.below(11));
    for (double& chance : chances)
      chance = run % 5 == 0 ? std::floor(2.0 * random.uniform()) : random.uniform();
    for (std::uint64_t k = 0; k <= chances.size() + 1; ++k) {
      EXPECT_NEAR(poisson_binomial_upper_tail(k, chances), brute_force_tail(k, chances), 1e-12);
    }
  }
}

TEST(PoissonBinomial, KeepsTheDigitsOfTheFarTail) {
  const std::vector<double> chances(100, 1.0 / 12.0);
  EXPECT_NEAR(std::log(poisson_binomial_upper_tail(100, chances)), 100.0 * std::log(1.0 / 12.0),
              1e-9);
  EXPECT_NEAR(poisson_binomial_upper_tail(60, chances) / binomial_upper_tail(60, 100, 1.0 / 12.0),
              1.0, 1e-9);
}

TEST(PoissonBinomial, LongListsAreApproximated) {
  const std::vector<double> chances(9000, 0.1);
  for (const std::uint64_t k : {700U, 900U, 960U, 1100U}) {
    const double exact = binomial_upper_tail(static_cast<double>(k), 9000, 0.1);
    EXPECT_NEAR(poisson_binomial_upper_tail(k, chances) / exact, 1.0, 0.05) << k;
  }
}

TEST(PoissonBinomial, ChancesAboveOneAreSure) {
  const std::vector<double> chances = {1.5, 0.5};
  EXPECT_DOUBLE_EQ(poisson_binomial_upper_tail(1, chances), 1.0);
  EXPECT_DOUBLE_EQ(poisson_binomial_upper_tail(2, chances), 0.5);
}

}  // namespace
}  // namespace cahoots
