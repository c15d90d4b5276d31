#include "analysis/cadence/summer_time.hpp"

#include <gtest/gtest.h>

#include "analysis/cadence/offset.hpp"
#include "base/civil.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kNewYear_h = CadenceSimulation::kStart_s / 3600;

std::int64_t day_of(int month, int day) {
  return days_from_civil({2018, month, day});
}

/// Two years of a person from 2018 on whose zone is `zone_h` ahead of UTC in winter, and whose
/// clock is an hour ahead between the two days of 2018 and of 2019 (or outside them for the south).
std::vector<ActiveHour> two_years(CadenceSimulation& simulation, int zone_h, SummerTime kind) {
  const auto who = simulation.person();
  std::vector<ActiveHour> hours;
  for (const std::int64_t local_s : simulation.resident(who, 3000, 730, 0)) {
    const CivilDate date = civil_from_days(local_s / 86400);
    const int month_day = date.month * 100 + date.day;
    const bool north = month_day >= 325 && month_day < 1028;
    const bool south = month_day < 407 || month_day >= 1007;
    const bool ahead = kind == SummerTime::north ? north : kind == SummerTime::south && south;
    const std::int64_t hour = local_s / 3600 - zone_h - (ahead ? 1 : 0);
    if (hours.empty() || hour > hours.back().hour) hours.push_back({hour});
  }
  return hours;
}

struct SummerVerdicts {
  int n_right = 0;
  int n_wrong = 0;
};

SummerVerdicts verdicts(std::uint64_t seed, SummerTime truth) {
  CadenceSimulation simulation(seed);
  SummerVerdicts counts;
  for (int i = 0; i < 300; ++i) {
    const int zone_h = static_cast<int>(simulation.random.below(24)) - 11;
    const SummerTime said = infer_summer_time(two_years(simulation, zone_h, truth)).summer_time;
    counts.n_right += said == truth ? 1 : 0;
    counts.n_wrong += said != truth && said != SummerTime::unknown ? 1 : 0;
  }
  return counts;
}

TEST(InferSummerTime, TellsTheKindsApart) {
  const SummerVerdicts none = verdicts(201, SummerTime::none);
  EXPECT_GE(none.n_right, 240);
  EXPECT_LE(none.n_wrong, 3);
  const SummerVerdicts north = verdicts(202, SummerTime::north);
  EXPECT_GE(north.n_right, 150);
  EXPECT_LE(north.n_wrong, 6);
  const SummerVerdicts south = verdicts(203, SummerTime::south);
  EXPECT_GE(south.n_right, 75);
  EXPECT_LE(south.n_wrong, 6);
}

TEST(InferSummerTime, TheShiftIsUnbiasedAndItsErrorHonest) {
  for (const SummerTime truth : {SummerTime::none, SummerTime::north, SummerTime::south}) {
    const double true_shift_h = truth == SummerTime::none    ? 0.0
                                : truth == SummerTime::north ? 1.0
                                                             : -1.0;
    CadenceSimulation simulation(210);
    double sum = 0.0;
    double squares = 0.0;
    const int n = 300;
    for (int i = 0; i < n; ++i) {
      const SummerTimeInference inference = infer_summer_time(two_years(simulation, 5, truth));
      ASSERT_TRUE(inference.seasonal_shift_h.has_value());
      const double z =
          (*inference.seasonal_shift_h - true_shift_h) / *inference.seasonal_shift_error_h;
      sum += *inference.seasonal_shift_h;
      squares += z * z;
    }
    EXPECT_NEAR(sum / n, true_shift_h, 0.05);
    EXPECT_LT(squares / n, 1.5);
    EXPECT_GT(squares / n, 0.3);
  }
}

TEST(InferSummerTime, OneSeasonSaysNothing) {
  CadenceSimulation simulation(220);
  std::vector<ActiveHour> hours;
  for (const std::int64_t time_s : simulation.resident(simulation.person(), 2000, 60, 0)) {
    if (hours.empty() || time_s / 3600 > hours.back().hour) hours.push_back({time_s / 3600});
  }
  const SummerTimeInference inference = infer_summer_time(hours);
  EXPECT_EQ(inference.summer_time, SummerTime::unknown);
  EXPECT_EQ(inference.reason, "too few active hours in summer or in winter");
  EXPECT_GT(inference.n_winter, 100U);
  EXPECT_EQ(inference.n_summer, 0U);
  EXPECT_EQ(infer_summer_time({}).summer_time, SummerTime::unknown);
}

TEST(InferSummerTime, DaysInDisputeAreLeftOut) {
  std::vector<ActiveHour> hours;
  for (std::int64_t day = 0; day < 365; ++day) hours.push_back({kNewYear_h + day * 24 + 12});
  const SummerTimeInference inference = infer_summer_time(hours, 10);
  EXPECT_EQ(inference.n_winter, 66U + 54U);  // to 7 March; from 8 November
  EXPECT_EQ(inference.n_summer, 166U);       // 8 April to 20 September
  // A person who posts at noon of UTC, summer and winter, turns no clock.
  EXPECT_NEAR(*inference.seasonal_shift_h, 0.0, 1e-9);
}

TEST(InferSummerTime, SummerDaysByMonth) {
  EXPECT_TRUE(is_summer_day(SummerTime::north, day_of(4, 1)));
  EXPECT_TRUE(is_summer_day(SummerTime::north, day_of(10, 31)));
  EXPECT_FALSE(is_summer_day(SummerTime::north, day_of(3, 31)));
  EXPECT_TRUE(is_summer_day(SummerTime::south, day_of(1, 1)));
  EXPECT_FALSE(is_summer_day(SummerTime::south, day_of(4, 1)));
  EXPECT_FALSE(is_summer_day(SummerTime::none, day_of(7, 1)));
  EXPECT_FALSE(is_summer_day(SummerTime::unknown, day_of(7, 1)));
  EXPECT_EQ(summer_time_name(SummerTime::unknown), "unknown");
  EXPECT_EQ(summer_time_name(SummerTime::south), "south");
}

TEST(InferUtcOffset, GivesTheOffsetOfWinterWhereTheClockTurns) {
  CadenceSimulation simulation(230);
  int n_turning = 0;
  double error_h = 0.0;
  for (int i = 0; i < 200; ++i) {
    const OffsetInference inference =
        infer_utc_offset(two_years(simulation, 2, SummerTime::north), 10);
    if (inference.summer_time != SummerTime::north || !inference.utc_offset_h) continue;
    ++n_turning;
    error_h += *inference.utc_offset_h - 2;
  }
  ASSERT_GE(n_turning, 80);
  EXPECT_NEAR(error_h / n_turning, 0.0, 0.4);
}

}  // namespace
}  // namespace cahoots
