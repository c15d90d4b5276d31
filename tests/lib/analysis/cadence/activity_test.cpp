#include "analysis/cadence/activity.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kMonday_s = CadenceSimulation::kStart_s;

TEST(CadenceEvent, KeepsWhatItIsGiven) {
  const CadenceEvent event(CadenceEvent::kMaxAccounts - 1, CadenceEvent::kTimeEnd_s - 1,
                           TimePrecision::coarser);
  EXPECT_EQ(event.account(), CadenceEvent::kMaxAccounts - 1);
  EXPECT_EQ(event.created_at_s(), CadenceEvent::kTimeEnd_s - 1);
  EXPECT_EQ(event.precision(), TimePrecision::coarser);
  EXPECT_LT(CadenceEvent(1, 99, TimePrecision::day), CadenceEvent(2, 0, TimePrecision::second));
  EXPECT_LT(CadenceEvent(1, 98, TimePrecision::day), CadenceEvent(1, 99, TimePrecision::second));
  EXPECT_EQ(sizeof(CadenceEvent), 8U);
  EXPECT_FALSE(CadenceEvent::can_hold(-1));
  EXPECT_FALSE(CadenceEvent::can_hold(CadenceEvent::kTimeEnd_s));
}

TEST(TimePrecision, StepsOfSeconds) {
  EXPECT_EQ(time_precision_of(std::nullopt), TimePrecision::second);
  EXPECT_EQ(time_precision_of(0), TimePrecision::second);
  EXPECT_EQ(time_precision_of(60), TimePrecision::minute);
  EXPECT_EQ(time_precision_of(61), TimePrecision::hour);
  EXPECT_EQ(time_precision_of(86400), TimePrecision::day);
  EXPECT_EQ(time_precision_of(2678400), TimePrecision::coarser);
}

TEST(HoursOfWeek, StartOnMondayMidnight) {
  EXPECT_EQ(hour_of_week_of_hour(kMonday_s / 3600), 0U);
  EXPECT_EQ(hour_of_week_of_hour(kMonday_s / 3600 - 1), 167U);
  EXPECT_EQ(hour_of_week_of_hour(0), 72U);  // 1970-01-01 was a Thursday
  EXPECT_EQ(hour_of_day(-1), 23U);
  EXPECT_EQ(day_of_hour(-1), -1);
}

TEST(CadenceActivity, OneActiveHourAndOneSessionForAThread) {
  const std::vector<std::int64_t> times = {kMonday_s + 100, kMonday_s + 160, kMonday_s + 220,
                                           kMonday_s + 7200};
  const CadenceActivity activity = cadence_activity(as_events(times));
  EXPECT_EQ(activity.times_s, times);
  ASSERT_EQ(activity.hours.size(), 2U);
  EXPECT_EQ(activity.hours[1].hour, kMonday_s / 3600 + 2);
  ASSERT_EQ(activity.sessions.size(), 2U);
  EXPECT_GE(activity.sessions[0].minute, 1);
  EXPECT_LE(activity.sessions[0].minute, 3);
  EXPECT_EQ(activity.sessions[1].minute, 0);
  EXPECT_EQ(activity.sessions[1].second, std::optional<std::uint8_t>(0));
}

TEST(CadenceActivity, ASessionCrossesTheFullHour) {
  const CadenceActivity activity =
      cadence_activity(as_events({kMonday_s + 3500, kMonday_s + 3700}));
  EXPECT_EQ(activity.hours.size(), 2U);
  EXPECT_EQ(activity.sessions.size(), 1U);
}

TEST(CadenceActivity, CoarseTimesEnterOnlyWhereTheyMay) {
  const std::vector<CadenceEvent> events = {{0U, kMonday_s + 60, TimePrecision::minute},
                                            {0U, kMonday_s + 3600, TimePrecision::hour},
                                            {0U, kMonday_s + 7200, TimePrecision::day}};
  const CadenceActivity activity = cadence_activity(events);
  EXPECT_EQ(activity.times_s.size(), 2U);
  EXPECT_EQ(activity.minute_times_s.size(), 1U);
  EXPECT_EQ(activity.minute_precision_s, 60);
  EXPECT_FALSE(activity.sessions[0].second.has_value());
  const CadenceActivity coarsened =
      cadence_activity(as_events({kMonday_s + 7}), TimePrecision::minute);
  EXPECT_FALSE(coarsened.sessions[0].second.has_value());
}

TEST(CadenceActivity, TheDrawnMinuteIsEven) {
  CadenceSimulation simulation(51);
  std::vector<std::uint32_t> minutes(60, 0);
  for (int round = 0; round < 300; ++round) {
    for (const SessionClock& session :
         cadence_activity(as_events(simulation.bursts(300, 90, 600.0))).sessions) {
      ++minutes[session.minute];
    }
  }
  const double mean = std::accumulate(minutes.begin(), minutes.end(), 0.0) / 60.0;
  double chi_squared = 0.0;
  for (const std::uint32_t count : minutes) chi_squared += (count - mean) * (count - mean) / mean;
  EXPECT_LT(chi_squared, 98.0);  // p = 0.001 at 59 degrees
}

}  // namespace
}  // namespace cahoots
