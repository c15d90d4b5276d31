#include "stats/poisson.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/error.hpp"

namespace cahoots {
namespace {

double tail_by_summation(std::uint64_t at_least, double mean) {
  double term = std::exp(-mean);
  double below = 0.0;
  for (std::uint64_t count = 0; count < at_least; ++count) {
    below += term;
    term *= mean / static_cast<double>(count + 1);
  }
  return 1.0 - below;
}

TEST(PoissonUpperTail, MatchesDirectSummation) {
  for (const double mean : {0.01, 0.3, 1.0, 4.5, 20.0}) {
    for (std::uint64_t at_least = 0; at_least < 30; ++at_least) {
      EXPECT_NEAR(poisson_upper_tail(at_least, mean), tail_by_summation(at_least, mean), 1e-12)
          << at_least << " at mean " << mean;
    }
  }
}

TEST(PoissonUpperTail, KeepsRelativePrecisionInTheFarTail) {
  // For a tiny mean the tail is mean^k / k! up to a relative error of the order of the mean.
  const double tail = poisson_upper_tail(5, 1e-6);
  EXPECT_NEAR(tail / (1e-30 / 120.0), 1.0, 1e-5);
}

TEST(PoissonUpperTail, Edges) {
  EXPECT_EQ(poisson_upper_tail(0, 0.0), 1.0);
  EXPECT_EQ(poisson_upper_tail(0, 7.0), 1.0);
  EXPECT_EQ(poisson_upper_tail(1, 0.0), 0.0);
  EXPECT_EQ(poisson_upper_tail(3, std::numeric_limits<double>::infinity()), 1.0);
  EXPECT_EQ(poisson_upper_tail(1000, 1e-300), 0.0);
  EXPECT_GT(poisson_upper_tail(1, 1e-300), 0.0);
  EXPECT_NEAR(poisson_upper_tail(1000000, 1e9), 1.0, 1e-12);
}

TEST(PoissonUpperTail, RejectsAMeanThatIsNone) {
  EXPECT_THROW(poisson_upper_tail(2, -0.5), DataError);
  EXPECT_THROW(poisson_upper_tail(2, std::nan("")), DataError);
}

}  // namespace
}  // namespace cahoots
