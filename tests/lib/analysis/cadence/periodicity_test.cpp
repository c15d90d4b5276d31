#include "analysis/cadence/periodicity.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

using Times = std::vector<std::int64_t>;

/// A timer that runs through the hours of the day given, with a jitter, and may skip.
Times timer(CadenceSimulation& simulation, double period_s, double jitter_s, int days,
            double skip = 0.0) {
  Times times;
  double at = static_cast<double>(CadenceSimulation::kStart_s) + 17.0;  // not on the minute
  const double end = at + days * 86400.0;
  for (; at < end; at += period_s) {
    if (simulation.random.uniform() < skip) continue;
    times.push_back(static_cast<std::int64_t>(at + jitter_s * simulation.normal()));
  }
  std::sort(times.begin(), times.end());
  return times;
}

Times merged(Times a, const Times& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  return a;
}

TEST(Periodicity, FindsTimersAndTheirPeriod) {
  CadenceSimulation simulation(401);
  for (const double period_s : {300.0, 900.0, 2700.0, 5400.0, 7000.0, 10800.0, 21600.0, 41000.0}) {
    const Times times = timer(simulation, period_s, 0.001 * period_s, period_s > 20000 ? 60 : 5);
    const Periodicity found = periodicity(times, 1);
    ASSERT_TRUE(found.test.tested()) << period_s;
    EXPECT_LT(*found.test.p_value, 1e-10) << period_s;
    ASSERT_TRUE(found.period_s.has_value());
    EXPECT_NEAR(*found.period_s, period_s, 0.01 * period_s);
    EXPECT_GT(*found.test.effect, 0.6);
  }
}

TEST(Periodicity, FindsATimerThatSkipsAmongOtherPosts) {
  CadenceSimulation simulation(402);
  int n_found = 0;
  for (int i = 0; i < 50; ++i) {
    const Times times = merged(timer(simulation, 10800.0, 20.0, 60, 0.3), simulation.even(100, 60));
    const Periodicity found = periodicity(times, 1);
    if (!found.period_s) continue;
    EXPECT_NEAR(*found.period_s, 10800.0, 150.0);
    ++n_found;
  }
  EXPECT_EQ(n_found, 50);
}

TEST(Periodicity, AThreadIsOnePost) {
  CadenceSimulation simulation(403);
  const Times starts = timer(simulation, 7200.0, 1.0, 20);
  Times times = starts;
  for (const std::int64_t start : starts) {
    for (std::uint64_t i = 0; i < simulation.random.below(6); ++i) {
      times.push_back(start + static_cast<std::int64_t>(simulation.random.below(200)));
    }
  }
  std::sort(times.begin(), times.end());
  const Periodicity found = periodicity(times, 1);
  EXPECT_NEAR(found.period_s.value_or(0), 7200.0, 60.0);
  EXPECT_EQ(found.test.n, starts.size() - 1);
}

TEST(Periodicity, TimesToTheMinute) {
  CadenceSimulation simulation(404);
  Times times = timer(simulation, 2700.0, 10.0, 10);
  for (std::int64_t& time_s : times) time_s -= time_s % 60;
  for (const std::int64_t precision_s : {1, 60}) {
    const Periodicity found = periodicity(times, precision_s);
    EXPECT_NEAR(found.period_s.value_or(0), 2700.0, 60.0);
  }
}

TEST(Periodicity, SaysWhyNot) {
  CadenceSimulation simulation(405);
  EXPECT_EQ(periodicity({}, 1).test.reason, "times are not known to the minute");
  const Periodicity few = periodicity(timer(simulation, 7200.0, 0.0, 1), 1);
  EXPECT_EQ(few.test.reason, "too few waits of up to 14 hours");
  EXPECT_EQ(few.test.n, 11U);
  EXPECT_FALSE(few.period_s.has_value());
  // One post a day is no period under 12 hours, but routine.
  EXPECT_FALSE(periodicity(timer(simulation, 86400.0, 0.0, 90), 1).test.tested());
}

/// Rejections at 1 % of `n_accounts` accounts. The correction makes the test conservative.
template <class Make>
void expect_calibrated(std::uint64_t seed, int n_accounts, std::int64_t precision_s, Make make) {
  CadenceSimulation simulation(seed);
  int n_tested = 0;
  int n_rejected = 0;
  for (int i = 0; i < n_accounts; ++i) {
    Times times = make(simulation);
    for (std::int64_t& time_s : times) time_s -= time_s % precision_s;
    const Periodicity found = periodicity(times, precision_s);
    if (!found.test.tested()) continue;
    ++n_tested;
    n_rejected += *found.test.p_value <= 0.01 ? 1 : 0;
  }
  EXPECT_GT(n_tested, n_accounts / 2);
  EXPECT_LE(static_cast<double>(n_rejected) / n_tested, 0.015) << "seed " << seed;
}

TEST(PeriodicityCalibration, PeopleAreNotTimers) {
  for (const std::size_t n_posts : {150U, 800U, 3000U}) {
    const int n_accounts = n_posts > 1000 ? 2000 : 4000;
    for (const std::int64_t precision_s : {1, 60}) {
      expect_calibrated(410 + n_posts, n_accounts, precision_s, [&](CadenceSimulation& simulation) {
        return simulation.resident(simulation.person(), n_posts, 120, 8);
      });
    }
  }
  expect_calibrated(421, 4000, 1,
                    [](CadenceSimulation& simulation) { return simulation.even(600, 90); });
  expect_calibrated(422, 4000, 1, [](CadenceSimulation& simulation) {
    return simulation.bursts(500, 120, 900.0);
  });
  expect_calibrated(423, 4000, 1,
                    [](CadenceSimulation& simulation) { return simulation.desk(900, 90, 8); });
}

TEST(PeriodicityCalibration, HabitsOfTheDayAreNotTimers) {
  // Breakfast, noon and bedtime, each within a quarter of an hour or so, on most days.
  expect_calibrated(424, 2000, 1, [](CadenceSimulation& simulation) {
    Times times = simulation.even(60, 200);
    const double nightly = 21.0 + 2.0 * simulation.random.uniform();
    for (int day = 0; day < 200; ++day) {
      for (const double at_h : {7.5, 12.5, nightly}) {
        if (simulation.random.uniform() < 0.4) continue;
        const double at = CadenceSimulation::kStart_s + day * 86400.0 +
                          3600.0 * (at_h + 0.3 * simulation.normal());
        times.push_back(static_cast<std::int64_t>(at));
      }
    }
    std::sort(times.begin(), times.end());
    return times;
  });
}

TEST(PeriodicityCalibration, TheNarrowestPeakOfHabit) {
  // The boundary of the null: waits of four or five hours that vary by 4 %, and by nothing else.
  for (const int n_posts : {60, 400}) {
    expect_calibrated(
        430 + static_cast<std::uint64_t>(n_posts), 3000, 1, [&](CadenceSimulation& simulation) {
          Times times{CadenceSimulation::kStart_s};
          const double wait_s = 14400.0 + 3600.0 * simulation.random.uniform();
          for (int i = 0; i < n_posts; ++i) {
            times.push_back(times.back() +
                            static_cast<std::int64_t>(wait_s * (1.0 + 0.04 * simulation.normal())));
          }
          return times;
        });
  }
}

}  // namespace
}  // namespace cahoots
