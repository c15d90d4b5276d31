#include "stats/proportion.hpp"

#include <gtest/gtest.h>

#include "stats/tail.hpp"

namespace cahoots {
namespace {

// At its ends, the interval is where what was seen becomes as unlikely as its tail.
TEST(ProportionInterval, EndsWhereTheTailsAre) {
  for (const std::uint64_t whole : {1U, 7U, 60U, 4000U}) {
    for (std::uint64_t part = 0; part <= whole; part += 1 + whole / 6) {
      const ProportionInterval interval = clopper_pearson(part, whole);
      const double n = static_cast<double>(whole);
      const double k = static_cast<double>(part);
      EXPECT_LE(interval.low, k / n);
      EXPECT_GE(interval.high, k / n);
      if (part > 0) {
        EXPECT_NEAR(binomial_upper_tail(k, n, interval.low), 0.025, 1e-9);
      }
      if (part < whole) {
        EXPECT_NEAR(1 - binomial_upper_tail(k + 1, n, interval.high), 0.025, 1e-9);
      }
    }
  }
}

// R 4.2: binom.test(0, 100)$conf.int, binom.test(3, 60)$conf.int
TEST(ProportionInterval, AgreesWithBinomTest) {
  EXPECT_EQ(clopper_pearson(0, 100).low, 0);
  EXPECT_NEAR(clopper_pearson(0, 100).high, 0.03621669, 1e-8);
  EXPECT_NEAR(clopper_pearson(3, 60).low, 0.01043233, 1e-8);
  EXPECT_NEAR(clopper_pearson(3, 60).high, 0.13924325, 1e-8);
  EXPECT_EQ(clopper_pearson(5, 5).high, 1);
}

TEST(ProportionInterval, SaysNothingOfNothing) {
  EXPECT_EQ(clopper_pearson(0, 0).low, 0);
  EXPECT_EQ(clopper_pearson(0, 0).high, 1);
}

}  // namespace
}  // namespace cahoots
