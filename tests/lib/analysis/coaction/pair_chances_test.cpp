#include "analysis/coaction/pair_chances.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "stats/poisson.hpp"

namespace cahoots {
namespace {

/// P(at least so many heads), over all outcomes of the coins.
double tail_by_outcomes(const std::vector<double>& coins, std::uint64_t at_least) {
  double tail = 0;
  for (std::uint32_t outcome = 0; outcome < 1U << coins.size(); ++outcome) {
    double chance = 1;
    std::uint64_t n_heads = 0;
    for (std::size_t i = 0; i < coins.size(); ++i) {
      const bool is_head = (outcome >> i & 1U) != 0;
      chance *= is_head ? coins[i] : 1 - coins[i];
      n_heads += is_head ? 1U : 0U;
    }
    if (n_heads >= at_least) tail += chance;
  }
  return tail;
}

TEST(PairChances, EqualTheSumOverAllOutcomes) {
  Random random(1);
  PairChances chances(12);
  for (int round = 0; round < 300; ++round) {
    chances.clear();
    std::vector<double> coins;
    double mean = 0;
    for (std::uint32_t object = 0; object < 1 + random.below(10); ++object) {
      const double coin = 0.03 + 0.95 * random.uniform();
      coins.push_back(coin);
      mean += coin;
      // In two parts, as of two strata.
      chances.add(object, -std::log1p(-coin) / 3);
      chances.add(object, -std::log1p(-coin) * 2 / 3);
    }
    EXPECT_NEAR(chances.expected(), mean, 1e-12);
    for (std::uint64_t n = 0; n <= coins.size() + 1; ++n) {
      EXPECT_NEAR(chances.upper_tail(n), tail_by_outcomes(coins, n), 1e-12) << n;
    }
  }
}

TEST(PairChances, ManySmallChancesAreNearlyPoisson) {
  PairChances chances(1000);
  for (std::uint32_t object = 0; object < 1000; ++object) chances.add(object, 0.001);
  chances.add_rest(0.5);
  EXPECT_NEAR(chances.expected(), 1.5, 1e-3);
  for (const std::uint64_t n : {1U, 2U, 5U, 30U}) {
    EXPECT_NEAR(chances.upper_tail(n) / poisson_upper_tail(n, chances.expected()), 1, 1e-9);
  }
}

TEST(PairChances, NothingAndCertainty) {
  PairChances chances(3);
  EXPECT_EQ(chances.upper_tail(0), 1.0);
  EXPECT_EQ(chances.upper_tail(1), 0.0);
  chances.add(0, INFINITY);
  chances.add(2, INFINITY);
  EXPECT_EQ(chances.upper_tail(2), 1.0);
  EXPECT_EQ(chances.upper_tail(3), 0.0);
  chances.clear();
  EXPECT_EQ(chances.expected(), 0.0);
}

}  // namespace
}  // namespace cahoots
