#include "stats/false_discovery.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

/// The definition, without sorting: the least over all thresholds t >= p of n * t / #{p' <= t}.
std::vector<double> by_definition(const std::vector<double>& p_values, std::uint64_t n_tests) {
  std::vector<double> q_values;
  for (const double p_value : p_values) {
    double lowest = 1.0;
    for (const double threshold : p_values) {
      if (threshold < p_value) continue;
      const auto rejected = std::count_if(p_values.begin(), p_values.end(),
                                          [&](double other) { return other <= threshold; });
      lowest = std::min(lowest,
                        threshold * static_cast<double>(n_tests) / static_cast<double>(rejected));
    }
    q_values.push_back(lowest);
  }
  return q_values;
}

TEST(BenjaminiHochberg, WorkedExample) {
  const std::vector<double> p_values = {0.01, 0.04, 0.03, 0.005};
  const std::vector<double> q_values = benjamini_hochberg(p_values, 4);
  EXPECT_DOUBLE_EQ(q_values[0], 0.02);
  EXPECT_DOUBLE_EQ(q_values[1], 0.04);
  EXPECT_DOUBLE_EQ(q_values[2], 0.04);
  EXPECT_DOUBLE_EQ(q_values[3], 0.02);
}

TEST(BenjaminiHochberg, MatchesItsDefinitionOnRandomInput) {
  Random random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> p_values(random.below(30));
    for (double& p_value : p_values) {
      p_value = std::pow(random.uniform(), 4.0);
      if (random.below(4) == 0) p_value = static_cast<double>(random.below(5)) / 4.0;  // ties
    }
    const std::uint64_t n_tests = p_values.size() + random.below(50);
    const std::vector<double> expected = by_definition(p_values, n_tests);
    const std::vector<double> q_values = benjamini_hochberg(p_values, n_tests);
    ASSERT_EQ(q_values.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(q_values[i], expected[i], 1e-12);
  }
}

TEST(BenjaminiHochberg, UntestedPairsCountAsP1) {
  std::vector<double> p_values = {0.001, 0.2, 0.01};
  const std::vector<double> short_list = benjamini_hochberg(p_values, 10);
  p_values.resize(10, 1.0);
  const std::vector<double> full_list = benjamini_hochberg(p_values, 10);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_DOUBLE_EQ(short_list[i], full_list[i]);
}

TEST(BenjaminiHochberg, ControlsTheRateUnderUniformP) {
  Random random(11);
  int false_discoveries = 0;
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> p_values(50);
    for (double& p_value : p_values) p_value = random.uniform();
    const std::vector<double> q_values = benjamini_hochberg(p_values, p_values.size());
    false_discoveries += *std::min_element(q_values.begin(), q_values.end()) <= 0.05 ? 1 : 0;
  }
  EXPECT_GT(false_discoveries, 20);  // about 50 rounds of 1000 reject something
  EXPECT_LT(false_discoveries, 85);
}

TEST(BenjaminiHochberg, EmptyAndBadInput) {
  EXPECT_TRUE(benjamini_hochberg({}, 0).empty());
  EXPECT_THROW(benjamini_hochberg(std::vector<double>{0.1, 0.2}, 1), DataError);
  EXPECT_THROW(benjamini_hochberg(std::vector<double>{1.5}, 1), DataError);
  EXPECT_THROW(benjamini_hochberg(std::vector<double>{std::nan("")}, 1), DataError);
}

TEST(BenjaminiHochberg, CountedTogetherTheQValuesHaveTheSameBits) {
  Random random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> p_values(1 + random.below(4000));
    for (double& p_value : p_values) {
      p_value = std::pow(random.uniform(), 4.0);
      if (random.below(2) == 0) p_value = static_cast<double>(random.below(50)) / 49.0;  // ties
    }
    BenjaminiHochberg parts[3];
    for (const double p_value : p_values) parts[random.below(3)].add(p_value);
    BenjaminiHochberg whole;
    for (BenjaminiHochberg& part : parts) {
      for (const auto& [value, count] : part.values()) whole.add(value, count);
    }
    const std::vector<double> expected = benjamini_hochberg(p_values, p_values.size());
    ASSERT_EQ(whole.n_tests(), p_values.size());
    for (std::size_t i = 0; i < p_values.size(); ++i) {
      ASSERT_EQ(whole.q_value(p_values[i]), expected[i]);
    }
    EXPECT_THROW(whole.q_value(0.123456789), DataError);
  }
  EXPECT_THROW(BenjaminiHochberg().add(1.5), DataError);
  EXPECT_THROW(BenjaminiHochberg().add(std::nan("")), DataError);
}

}  // namespace
}  // namespace cahoots
