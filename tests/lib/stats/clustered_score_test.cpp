#include "stats/clustered_score.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(ClusteredScore, HoldsItsLevelForClumpedEvents) {
  Random random(23);
  int n_rejected = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<double> scores;
    for (int day = 0; day < 60; ++day) {
      // All events of a day fall on the same side, which a binomial test would count as many.
      const double n_events = 1.0 + static_cast<double>(random.below(5));
      scores.push_back(n_events * ((random.uniform() < 0.5 ? 1.0 : 0.0) - 0.5));
    }
    n_rejected += *clustered_score_test(scores).p_value <= 0.01 ? 1 : 0;
  }
  EXPECT_GT(n_rejected, 100);
  EXPECT_LT(n_rejected, 300);
}

TEST(ClusteredScore, KnownT) {
  const TestResult result = clustered_score_test(std::vector<double>{1.0, 2.0, 3.0, 0.0});
  EXPECT_EQ(result.n, 3U);
  EXPECT_NEAR(*result.statistic, 3.4641016, 1e-6);
  EXPECT_NEAR(*result.p_value, 0.0370900, 1e-6);
}

TEST(ClusteredScore, Degenerate) {
  EXPECT_FALSE(clustered_score_test(std::vector<double>{0.0, 0.0, 1.0}).tested());
  EXPECT_NEAR(*clustered_score_test(std::vector<double>(5, 0.5)).p_value, 1.0 / 32.0, 1e-15);
  EXPECT_EQ(*clustered_score_test(std::vector<double>(5, -0.5)).p_value, 1.0);
}

}  // namespace
}  // namespace cahoots
