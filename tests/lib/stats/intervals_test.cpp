#include "stats/intervals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Times = std::vector<std::int64_t>;

Times poisson(Random& random, int n, double mean_gap_s, std::int64_t precision_s = 1) {
  Times times;
  double at = 1e9;
  for (int i = 0; i < n; ++i) {
    at -= mean_gap_s * std::log(1.0 - random.uniform());
    const auto time_s = static_cast<std::int64_t>(at);
    times.push_back(time_s - time_s % precision_s);
  }
  return times;
}

TEST(IntervalStatistics, RegularBurstyAndPoisson) {
  Times regular;
  for (int i = 0; i < 50; ++i) regular.push_back(i * 600);
  EXPECT_EQ(*interval_statistics(regular).burstiness, -1.0);
  EXPECT_EQ(*interval_statistics(regular).median_s, 600.0);
  EXPECT_FALSE(interval_statistics(regular).memory.has_value());

  Times bursty(99, 0);
  bursty.push_back(1000000);
  EXPECT_NEAR(*interval_statistics(bursty).burstiness, 1.0, 1e-9);

  Random random(31);
  EXPECT_NEAR(*interval_statistics(poisson(random, 20000, 3000.0)).burstiness, 0.0, 0.02);
  EXPECT_NEAR(*interval_statistics(poisson(random, 20000, 3000.0)).memory, 0.0, 0.03);
}

TEST(IntervalStatistics, FiniteSizeCorrectionIsUnbiasedForFewEvents) {
  Random random(32);
  double sum = 0.0;
  for (int round = 0; round < 4000; ++round) {
    sum += *interval_statistics(poisson(random, 12, 10000.0)).burstiness;
  }
  EXPECT_NEAR(sum / 4000.0, 0.0, 0.04);  // the uncorrected coefficient is at -0.09
}

TEST(IntervalStatistics, MemorySeesAlternatingIntervals) {
  Times times = {0};
  for (int i = 0; i < 40; ++i) times.push_back(times.back() + (i % 2 == 0 ? 100 : 900));
  EXPECT_NEAR(*interval_statistics(times).memory, -1.0, 1e-9);
}

TEST(IntervalStatistics, EvenCountMedianAndEmpty) {
  EXPECT_EQ(*interval_statistics(Times{0, 1, 4}).median_s, 2.0);
  EXPECT_EQ(interval_statistics({}).n, 0U);
  EXPECT_FALSE(interval_statistics(Times{5}).median_s.has_value());
  EXPECT_FALSE(interval_statistics(Times{5, 5, 5}).burstiness.has_value());
}

TEST(IntervalRegularity, HoldsItsLevelUnderPoissonOfAnyRate) {
  Random random(33);
  for (const std::int64_t precision_s : {1, 60}) {
    for (const double gap_s : {1500.0, 6000.0}) {
      int n_rejected = 0;
      int n_tested = 0;
      RegularityOptions options;
      options.precision_s = precision_s;
      for (int round = 0; round < 10000; ++round) {
        const TestResult result =
            interval_regularity_test(poisson(random, 150, gap_s, precision_s), options);
        n_tested += result.tested() ? 1 : 0;
        n_rejected += result.tested() && *result.p_value <= 0.01 ? 1 : 0;
      }
      EXPECT_EQ(n_tested, 10000);
      // Minutes leave few distances to choose from, which makes the test conservative.
      EXPECT_GT(n_rejected, precision_s == 1 ? 50 : 20) << gap_s << " " << precision_s;
      EXPECT_LT(n_rejected, 150) << gap_s << " " << precision_s;
    }
  }
}

TEST(IntervalRegularity, FindsATimerWithJitter) {
  Random random(34);
  Times times;
  for (int i = 0; i < 60; ++i) {
    times.push_back(i * 1800 + static_cast<std::int64_t>(random.below(120)));
  }
  const TestResult result = interval_regularity_test(times);
  EXPECT_LT(*result.p_value, 1e-12);
  EXPECT_GT(*result.effect, 0.8);
  EXPECT_FALSE(interval_regularity_test(Times(30, 7)).tested());
}

TEST(MostEventsWithin, MatchesBruteForce) {
  Random random(35);
  for (int round = 0; round < 200; ++round) {
    Times times(random.below(40));
    for (std::int64_t& time_s : times) time_s = static_cast<std::int64_t>(random.below(20000));
    std::sort(times.begin(), times.end());
    std::uint64_t most = 0;
    for (const std::int64_t start : times) {
      most =
          std::max<std::uint64_t>(most, static_cast<std::uint64_t>(std::count_if(
                                            times.begin(), times.end(), [&](std::int64_t time_s) {
                                              return time_s >= start && time_s < start + 3600;
                                            })));
    }
    EXPECT_EQ(most_events_within(times, 3600), most);
  }
}

}  // namespace
}  // namespace cahoots
