#include "analysis/cadence/automation.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kMonday_s = CadenceSimulation::kStart_s;

AutomationSigns signs_of(const std::vector<std::int64_t>& times_s,
                         TimePrecision precision = TimePrecision::second) {
  return automation_signs(cadence_activity(as_events(times_s, precision)), 20);
}

std::vector<std::int64_t> every(std::int64_t step_s, int n, std::int64_t offset_s = 0) {
  std::vector<std::int64_t> times;
  for (int i = 0; i < n; ++i) times.push_back(kMonday_s + offset_s + i * step_s);
  return times;
}

TEST(GridPosting, NamesTheCoarsestGrid) {
  EXPECT_EQ(signs_of(every(7200, 40)).grid.grid_min, 60);
  EXPECT_EQ(signs_of(every(5400, 40)).grid.grid_min, 30);
  EXPECT_EQ(signs_of(every(8100, 40)).grid.grid_min, 15);
  EXPECT_EQ(signs_of(every(7800, 60)).grid.grid_min, 10);
  EXPECT_EQ(signs_of(every(7500, 60)).grid.grid_min, 5);
  const GridPosting off = signs_of(every(7200, 40, 7 * 60)).grid;
  EXPECT_FALSE(off.grid_min.has_value());
  EXPECT_GT(*off.test.p_value, 0.5);
  EXPECT_EQ(*off.test.effect, 0.0);
}

TEST(GridPosting, EffectIsTheScheduledShare) {
  CadenceSimulation simulation(71);
  std::vector<std::int64_t> times = simulation.even(6000, 4000);
  for (std::size_t i = 0; i < times.size(); i += 2) times[i] -= times[i] % 3600;
  std::sort(times.begin(), times.end());
  const GridPosting grid = signs_of(times).grid;
  EXPECT_EQ(grid.grid_min, 60);
  EXPECT_NEAR(*grid.test.effect, 0.5, 0.05);
  EXPECT_LT(*grid.test.p_value, 1e-50);
}

TEST(AutomationSigns, MinutesAndSeconds) {
  const AutomationSigns signs = signs_of(every(7200, 40, 17 * 60 + 5));
  EXPECT_LT(*signs.minute_uniformity.p_value, 1e-10);
  EXPECT_LT(*signs.second_uniformity.p_value, 1e-10);
  EXPECT_EQ(*signs.minute_entropy_bits, 0.0);
  EXPECT_LT(*signs.interval_regularity.p_value, 1e-10);
  EXPECT_EQ(signs.max_posts_per_hour, 1U);
}

TEST(AutomationSigns, FastestMinuteAndLongestWake) {
  std::vector<std::int64_t> times = every(3 * 3600, 17);  // 48 hours without a longer pause
  const std::int64_t later = 60 * 3600;
  for (const std::int64_t second : {0, 10, 20, 59, 60}) times.push_back(kMonday_s + later + second);
  const AutomationSigns signs = signs_of(times);
  EXPECT_EQ(signs.max_posts_per_minute, 4U);
  EXPECT_EQ(signs.longest_wake_h, 48.0);
  EXPECT_FALSE(signs_of(times, TimePrecision::hour).max_posts_per_minute.has_value());
  EXPECT_EQ(signs_of(every(3 * 3600 + 1, 30)).longest_wake_h, 0.0);
}

TEST(AutomationSigns, CoarseTimesSaySo) {
  const AutomationSigns minutes = signs_of(every(7200, 40), TimePrecision::minute);
  EXPECT_TRUE(minutes.minute_uniformity.tested());
  EXPECT_EQ(minutes.second_uniformity.reason, "times are not known to the second");
  const AutomationSigns hours = signs_of(every(7200, 40), TimePrecision::hour);
  EXPECT_EQ(hours.minute_uniformity.reason, "times are not known to the minute");
  EXPECT_EQ(hours.grid.test.reason, "times are not known to the minute");
  EXPECT_FALSE(hours.interval_regularity.tested());
  EXPECT_FALSE(hours.minute_entropy_bits.has_value());
  EXPECT_TRUE(hours.intervals.median_s.has_value());
}

TEST(AutomationSigns, TooFewSessionsSaySo) {
  const AutomationSigns signs = signs_of(every(60, 100));
  EXPECT_EQ(signs.grid.test.reason, "too few sessions");
  EXPECT_EQ(signs.grid.test.n, 2U);
  EXPECT_EQ(signs.max_posts_per_hour, 60U);
}

}  // namespace
}  // namespace cahoots
