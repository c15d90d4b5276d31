#include "analysis/cadence/office.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

OfficeHours office_of(const std::vector<std::int64_t>& times_s, std::optional<int> offset_h) {
  return office_hours(cadence_activity(as_events(times_s)).hours, offset_h, 20);
}

/// From start_h to start_h + 9 local, no lunch dip, on the given days of the week.
std::vector<std::int64_t> shift(CadenceSimulation& simulation, int offset_h, int start_h,
                                bool with_weekend) {
  std::vector<std::int64_t> times;
  for (std::int64_t day = 0; day < 120; ++day) {
    if (!with_weekend && day % 7 >= 5) continue;
    for (int i = 0; i < 4; ++i) {
      times.push_back(CadenceSimulation::kStart_s + day * 86400 + (start_h - offset_h) * 3600 +
                      static_cast<std::int64_t>(simulation.random.below(9 * 3600)));
    }
  }
  std::sort(times.begin(), times.end());
  return times;
}

TEST(OfficeHours, ADeskInBeijing) {
  CadenceSimulation simulation(101);
  const OfficeHours office = office_of(simulation.desk(800, 180, 8), 8);
  EXPECT_LT(*office.office_hours.p_value, 1e-6);
  EXPECT_GT(*office.weekend.effect, 0.7);
  EXPECT_LT(office.weekend_share, 0.08);
  EXPECT_EQ(office.window_start_h_utc, 1);
  EXPECT_EQ(office.lunch_h_utc, 4);
  EXPECT_LT(*office.lunch.p_value, 1e-4);
  EXPECT_GT(*office.lunch.effect, 0.3);
}

TEST(OfficeHours, ANineHourHobbyIsNoOffice) {
  CadenceSimulation simulation(102);
  const OfficeHours office = office_of(shift(simulation, 0, 14, true), 0);
  EXPECT_LT(*office.window.p_value, 1e-6);
  EXPECT_GT(*office.weekend.p_value, 0.01);
  EXPECT_GT(*office.office_hours.p_value, 0.01);
  EXPECT_GT(*office.lunch.p_value, 0.01);
}

TEST(OfficeHours, AShiftAcrossMidnightUtcIsNotSplit) {
  CadenceSimulation simulation(103);
  // 09:00 to 18:00 at -8 is 17:00 to 02:00 UTC.
  const OfficeHours office = office_of(shift(simulation, -8, 9, false), -8);
  EXPECT_LT(*office.office_hours.p_value, 1e-6);
  EXPECT_EQ(office.window_start_h_utc, 17);
  EXPECT_EQ(office.weekend_share, 0.0);
}

TEST(OfficeHours, FreeWeekendsAloneAreNoOffice) {
  CadenceSimulation simulation(104);
  std::vector<std::int64_t> times;
  for (const std::int64_t time_s : simulation.even(1500, 180)) {
    if ((time_s / 86400 + 3) % 7 < 5) times.push_back(time_s);
  }
  const OfficeHours office = office_of(times, std::nullopt);
  EXPECT_LT(*office.weekend.p_value, 1e-6);
  EXPECT_GT(*office.window.p_value, 0.99);
  EXPECT_GT(*office.office_hours.p_value, 0.99);
}

TEST(OfficeHours, TooLittleSaysSo) {
  CadenceSimulation simulation(105);
  const OfficeHours office = office_of(simulation.desk(15, 20, 8), 8);
  EXPECT_EQ(office.window.reason, "too few active days");
  EXPECT_EQ(office.weekend.reason, "too few weeks with uneven activity");
  EXPECT_FALSE(office.office_hours.tested());
  EXPECT_FALSE(office.office_hours.reason.empty());
  EXPECT_FALSE(office_hours({}, 8, 20).weekend.tested());
}

}  // namespace
}  // namespace cahoots
