#include "stats/kolmogorov.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(Kolmogorov, NoValuesSayNothing) {
  const UniformDistance distance = distance_from_uniform({});
  EXPECT_EQ(distance.n, 0U);
  EXPECT_EQ(distance.p_value, 1);
}

TEST(Kolmogorov, DistancesAreThoseOfTheDefinition) {
  const UniformDistance distance = distance_from_uniform({0.9, 0.1, 0.2, 0.15});
  EXPECT_DOUBLE_EQ(distance.too_small, 0.75 - 0.2);
  EXPECT_DOUBLE_EQ(distance.too_large, 0.9 - 0.75);
}

/// Of uniform samples, 5 % fall below a p of 0.05, of either test.
TEST(Kolmogorov, IsCalibratedForUniformValues) {
  Random random(1);
  constexpr int kSamples = 4000;
  for (const std::size_t n : {20U, 300U}) {
    int n_two_sided = 0, n_one_sided = 0;
    for (int sample = 0; sample < kSamples; ++sample) {
      std::vector<double> values(n);
      for (double& value : values) value = random.uniform();
      const UniformDistance distance = distance_from_uniform(values);
      n_two_sided += distance.p_value <= 0.05 ? 1 : 0;
      n_one_sided += distance.p_value_too_small <= 0.05 ? 1 : 0;
    }
    EXPECT_NEAR(n_two_sided / double{kSamples}, 0.05, 0.012) << n;
    EXPECT_NEAR(n_one_sided / double{kSamples}, 0.05, 0.012) << n;
  }
}

TEST(Kolmogorov, TellsTooSmallFromTooLarge) {
  Random random(2);
  std::vector<double> small, large;
  for (int i = 0; i < 500; ++i) {
    const double value = random.uniform();
    small.push_back(value * value);
    large.push_back(std::sqrt(value));
  }
  EXPECT_LT(distance_from_uniform(small).p_value_too_small, 1e-6);
  EXPECT_LT(distance_from_uniform(large).p_value, 1e-6);
  EXPECT_GT(distance_from_uniform(large).p_value_too_small, 0.5);
}

}  // namespace
}  // namespace cahoots
