#include "analysis/cadence/rhythm.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

/// Days with the same active hours of the day.
std::vector<ActiveHour> daily(const std::vector<std::int64_t>& hours_of_each_day, int n_days) {
  std::vector<ActiveHour> hours;
  for (std::int64_t day = 17532; day < 17532 + n_days; ++day) {
    for (const std::int64_t hour : hours_of_each_day) hours.push_back({day * 24 + hour});
  }
  return hours;
}

TEST(QuietestBlock, MatchesTheDefinition) {
  Random random(81);
  for (int round = 0; round < 300; ++round) {
    HoursOfDay counts{};
    for (std::uint32_t& count : counts) count = static_cast<std::uint32_t>(random.below(6));
    const std::size_t length = 1 + random.below(24);
    const auto sum = [&](std::size_t start) {
      std::uint32_t total = 0;
      for (std::size_t i = 0; i < length; ++i) total += counts[(start + i) % 24];
      return total;
    };
    const std::size_t quietest = quietest_block(counts, length);
    const std::size_t busiest = busiest_block(counts, length);
    for (std::size_t start = 0; start < 24; ++start) {
      EXPECT_GE(sum(start), sum(quietest));
      EXPECT_LE(sum(start), sum(busiest));
    }
  }
}

TEST(DayRhythm, QuietBlockAcrossMidnight) {
  const DayRhythm rhythm = day_rhythm(daily({5, 8, 12, 16, 20, 21}, 30), 20);
  EXPECT_EQ(rhythm.quiet_block.start_h_utc, 22);
  EXPECT_EQ(rhythm.quiet_block.length_h, 7);
  EXPECT_LT(*rhythm.day_rhythm.p_value, 1e-6);
  EXPECT_GT(*rhythm.round_the_clock.p_value, 0.99);
}

TEST(DayRhythm, RoundTheClock) {
  std::vector<std::int64_t> all;
  for (std::int64_t hour = 0; hour < 24; ++hour) all.push_back(hour);
  const DayRhythm rhythm = day_rhythm(daily(all, 30), 20);
  EXPECT_EQ(rhythm.quiet_block.length_h, 0);
  EXPECT_EQ(*rhythm.round_the_clock.effect, 1.0);
  EXPECT_LT(*rhythm.round_the_clock.p_value, 1e-6);
  EXPECT_GT(*rhythm.day_rhythm.p_value, 0.99);
}

TEST(DayRhythm, TooFewDaysSaySo) {
  const DayRhythm rhythm = day_rhythm(daily({8, 9}, 19), 20);
  EXPECT_EQ(rhythm.day_rhythm.n, 19U);
  EXPECT_EQ(rhythm.day_rhythm.reason, "too few active days");
  EXPECT_FALSE(rhythm.round_the_clock.tested());
  EXPECT_FALSE(day_rhythm({}, 20).day_rhythm.tested());
}

}  // namespace
}  // namespace cahoots
