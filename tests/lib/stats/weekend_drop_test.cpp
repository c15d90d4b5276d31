#include "stats/weekend_drop.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(WeekendDrop, HoldsItsLevelForSpellsOfDays) {
  Random random(41);
  int n_rejected = 0;
  for (int round = 0; round < 10000; ++round) {
    std::vector<WeekActivity> weeks(20);
    for (WeekActivity& week : weeks) {
      const std::uint64_t first = random.below(7);
      for (std::uint64_t i = 0; i < 3; ++i) {
        week[(first + i) % 7] = 1 + static_cast<std::uint32_t>(random.below(8));
      }
    }
    n_rejected += *weekend_drop_test(weeks).p_value <= 0.01 ? 1 : 0;
  }
  EXPECT_GT(n_rejected, 50);
  EXPECT_LT(n_rejected, 150);
}

TEST(WeekendDrop, WorkingWeekAndItsExactP) {
  const std::vector<WeekActivity> weeks(10, WeekActivity{1, 1, 1, 1, 1, 0, 0});
  const TestResult result = weekend_drop_test(weeks);
  EXPECT_EQ(result.n, 10U);
  EXPECT_EQ(*result.effect, 1.0);
  EXPECT_EQ(*result.statistic, 0.0);
  EXPECT_NEAR(*result.p_value / std::pow(1.0 / 7.0, 10.0), 1.0, 1e-9);
}

TEST(WeekendDrop, WeekendsOnlyAreNoDrop) {
  const std::vector<WeekActivity> weeks(10, WeekActivity{0, 0, 0, 0, 0, 3, 3});
  EXPECT_GT(*weekend_drop_test(weeks).p_value, 0.99);
  EXPECT_NEAR(*weekend_drop_test(weeks).effect, -2.5, 1e-12);
}

TEST(WeekendDrop, EvenWeeksSayNothing) {
  const std::vector<WeekActivity> weeks(10, WeekActivity{2, 2, 2, 2, 2, 2, 2});
  const TestResult result = weekend_drop_test(weeks);
  EXPECT_FALSE(result.tested());
  EXPECT_EQ(result.n, 0U);
  EXPECT_FALSE(result.reason.empty());
}

}  // namespace
}  // namespace cahoots
