#include "stats/tail.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace cahoots {
namespace {

TEST(NormalUpperTail, KnownValues) {
  EXPECT_NEAR(normal_upper_tail(0.0), 0.5, 1e-15);
  EXPECT_NEAR(normal_upper_tail(1.959963984540054), 0.025, 1e-12);
  EXPECT_NEAR(normal_upper_tail(-1.0) + normal_upper_tail(1.0), 1.0, 1e-15);
  EXPECT_GT(normal_upper_tail(30.0), 0.0);
}

TEST(ChiSquaredUpperTail, KnownValues) {
  EXPECT_NEAR(chi_squared_upper_tail(3.841458820694124, 1.0), 0.05, 1e-10);
  EXPECT_NEAR(chi_squared_upper_tail(2.0, 2.0), std::exp(-1.0), 1e-12);
  EXPECT_EQ(chi_squared_upper_tail(-1.0, 4.0), 1.0);
  EXPECT_NEAR(chi_squared_upper_tail(600.0, 2.0) / std::exp(-300.0), 1.0, 1e-9);
}

TEST(StudentUpperTail, KnownValues) {
  EXPECT_NEAR(student_upper_tail(12.706204736432095, 1.0), 0.025, 1e-10);
  EXPECT_NEAR(student_upper_tail(2.2281388519649385, 10.0), 0.025, 1e-10);
  EXPECT_NEAR(student_upper_tail(-2.2281388519649385, 10.0), 0.975, 1e-10);
  EXPECT_EQ(student_upper_tail(0.0, 5.0), 0.5);
  EXPECT_EQ(student_upper_tail(INFINITY, 5.0), 0.0);
}

TEST(BinomialUpperTail, MatchesSummation) {
  for (const double probability : {0.01, 0.2, 0.7}) {
    const int n = 25;
    double tail = 0.0;
    for (int count = n; count >= 0; --count) {
      tail +=
          std::exp(std::lgamma(n + 1.0) - std::lgamma(count + 1.0) - std::lgamma(n - count + 1.0)) *
          std::pow(probability, count) * std::pow(1.0 - probability, n - count);
      EXPECT_NEAR(binomial_upper_tail(count, n, probability) / tail, 1.0, 1e-9) << count;
    }
  }
}

TEST(BinomialUpperTail, Edges) {
  EXPECT_EQ(binomial_upper_tail(0.0, 10.0, 0.3), 1.0);
  EXPECT_EQ(binomial_upper_tail(11.0, 10.0, 0.3), 0.0);
  EXPECT_EQ(binomial_upper_tail(3.0, 10.0, 0.0), 0.0);
  EXPECT_EQ(binomial_upper_tail(3.0, 10.0, 1.0), 1.0);
  EXPECT_EQ(binomial_upper_tail(1000.0, 1000.0, 1e-9), 0.0);
}

TEST(ThreeMomentUpperTail, IsExactForAGammaVariable) {
  // Chi-squared with k degrees: mean k, variance 2k, third central moment 8k.
  for (const double k : {2.0, 9.0, 59.0}) {
    for (const double x : {0.5 * k, k, 2.0 * k, 4.0 * k}) {
      EXPECT_NEAR(three_moment_upper_tail(x, k, 2.0 * k, 8.0 * k), chi_squared_upper_tail(x, k),
                  1e-9);
      EXPECT_NEAR(three_moment_upper_tail(-x, -k, 2.0 * k, -8.0 * k),
                  1.0 - chi_squared_upper_tail(x, k), 1e-9);
    }
  }
}

TEST(ThreeMomentUpperTail, DegeneratesToNormalAndToAPoint) {
  EXPECT_NEAR(three_moment_upper_tail(3.0, 1.0, 4.0, 0.0), normal_upper_tail(1.0), 1e-15);
  EXPECT_EQ(three_moment_upper_tail(1.0, 1.0, 0.0, 0.0), 1.0);
  EXPECT_EQ(three_moment_upper_tail(1.1, 1.0, 0.0, 0.0), 0.0);
}

}  // namespace
}  // namespace cahoots
