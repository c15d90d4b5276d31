#include "analysis/cadence/shifts.hpp"

#include <gtest/gtest.h>

#include "analysis/cadence/cadence.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

int steps_apart(int a, int b) {
  const int apart = ((a - b) % 1440 + 1440) % 1440;
  return std::min(apart, 1440 - apart);
}

TEST(ShiftBoundaries, FindsTheDeskAndCoversIt) {
  CadenceSimulation simulation(501);
  int n_covered = 0;
  const int n_runs = 60;
  for (int i = 0; i < n_runs; ++i) {
    const double start_h = 7.0 + 0.25 * static_cast<double>(simulation.random.below(12));
    const int true_start = (static_cast<int>(start_h * 60) - 8 * 60 + 1440) % 1440;
    const int true_end = (true_start + 9 * 60) % 1440;
    const auto times = simulation.desk(900, 120, 8, start_h, 0.05);
    const ShiftBoundaries found = shift_boundaries(times, 18, 20);
    ASSERT_TRUE(found.start && found.end);
    EXPECT_LE(steps_apart(found.start->minute_utc, true_start), 30);
    EXPECT_LE(steps_apart(found.end->minute_utc, true_end), 30);
    EXPECT_LE(found.start->low_min, found.start->minute_utc);
    EXPECT_GE(found.start->high_min, found.start->minute_utc);
    const auto covers = [](const ShiftMoment& moment, int minute) {
      const int from_low = ((minute - moment.low_min) % 1440 + 1440) % 1440;
      return from_low <= moment.high_min - moment.low_min;
    };
    n_covered += covers(*found.start, true_start) && covers(*found.end, true_end) ? 1 : 0;
  }
  EXPECT_GE(n_covered, n_runs * 8 / 10);
}

TEST(ShiftBoundaries, WrapsAroundMidnight) {
  CadenceSimulation simulation(502);
  // A desk of UTC+8 from 06:00 begins at 22:00 UTC.
  const ShiftBoundaries found = shift_boundaries(simulation.desk(900, 120, 8, 6.0), 14, 20);
  ASSERT_TRUE(found.start && found.end);
  EXPECT_LE(steps_apart(found.start->minute_utc, 22 * 60), 30);
  EXPECT_LE(steps_apart(found.end->minute_utc, 7 * 60), 30);
  EXPECT_EQ(found.start->minute_utc % 15, 0);
}

TEST(ShiftBoundaries, AreTheSameInEveryRun) {
  CadenceSimulation simulation(503);
  const auto times = simulation.desk(300, 90, 0);
  const ShiftBoundaries a = shift_boundaries(times, 2, 20);
  const ShiftBoundaries b = shift_boundaries(times, 2, 20);
  EXPECT_EQ(a.start->low_min, b.start->low_min);
  EXPECT_EQ(a.end->high_min, b.end->high_min);
}

TEST(ShiftBoundaries, SayWhyNot) {
  CadenceSimulation simulation(504);
  EXPECT_EQ(shift_boundaries({}, 0, 20).reason, "times are not known to the minute");
  EXPECT_EQ(shift_boundaries(simulation.even(30, 8), 0, 20).reason, "too few active days");
  const AccountCadence resident =
      account_cadence(as_events(simulation.resident(simulation.person(), 900, 120, 8)));
  EXPECT_EQ(resident.profile->shift.reason, "its posts are not confined to a shift");
  EXPECT_FALSE(resident.profile->shift.start.has_value());
  const AccountCadence desk = account_cadence(as_events(simulation.desk(500, 120, 8, 9.0, 0.02)));
  ASSERT_TRUE(desk.profile->shift.start.has_value());
  EXPECT_LE(steps_apart(desk.profile->shift.start->minute_utc, 60), 30);
}

}  // namespace
}  // namespace cahoots
