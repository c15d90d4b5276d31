#include "stats/lattice_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

using Distribution = std::map<int, double>;

/// The exact distribution, by convolution.
Distribution convolved(const Distribution& sum, const std::vector<double>& values,
                       const std::vector<double>& probabilities) {
  Distribution result;
  for (const auto& [value, weight] : sum) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      result[value + static_cast<int>(values[i])] += weight * probabilities[i];
    }
  }
  return result;
}

double exact_tail(const Distribution& distribution, int at_least) {
  double tail = 0.0;
  for (auto entry = distribution.rbegin(); entry != distribution.rend(); ++entry) {
    if (entry->first >= at_least) tail += entry->second;
  }
  return tail;
}

TEST(LatticeSum, FollowsTheExactTailOfRandomSums) {
  Random random(5);
  for (int round = 0; round < 60; ++round) {
    LatticeSum sum;
    Distribution exact = {{0, 1.0}};
    for (int i = 0; i < 25; ++i) {
      std::vector<double> values(7);
      for (double& value : values) value = static_cast<double>(random.below(9)) - 2.0;
      const std::vector<double> evenly(7, 1.0 / 7.0);
      sum.add(values, evenly);
      exact = convolved(exact, values, evenly);
    }
    for (const auto& entry : exact) {
      const double tail = exact_tail(exact, entry.first);
      if (tail < 1e-12) continue;
      const double ratio = sum.upper_tail(entry.first) / tail;
      EXPECT_GT(ratio, 0.85) << entry.first << " tail " << tail;
      EXPECT_LT(ratio, 1.15) << entry.first << " tail " << tail;
    }
  }
}

TEST(LatticeSum, BinomialThroughCopies) {
  LatticeSum sum;
  sum.add(std::array{0.0, 1.0}, std::array{0.9, 0.1}, 50.0);
  EXPECT_NEAR(sum.mean(), 5.0, 1e-12);
  EXPECT_NEAR(sum.variance(), 4.5, 1e-12);
  EXPECT_NEAR(sum.upper_tail(10.0) / 0.024537935, 1.0, 0.01);
  EXPECT_NEAR(sum.upper_tail(25.0) / 9.9817e-13, 1.0, 0.05);
}

TEST(LatticeSum, Extremes) {
  LatticeSum sum;
  EXPECT_EQ(sum.upper_tail(0.0), 1.0);
  sum.add(std::array{0.0, 1.0}, std::array{0.5, 0.5}, 10.0);
  EXPECT_NEAR(sum.upper_tail(10.0), std::pow(0.5, 10.0), 1e-15);
  EXPECT_EQ(sum.upper_tail(11.0), 0.0);
  EXPECT_EQ(sum.upper_tail(0.0), 1.0);
  EXPECT_NEAR(sum.upper_tail(1.0), 1.0 - std::pow(0.5, 10.0), 1e-4);
  EXPECT_THROW(sum.add(std::array{1.0}, std::array{0.5, 0.5}), DataError);
}

}  // namespace
}  // namespace cahoots
