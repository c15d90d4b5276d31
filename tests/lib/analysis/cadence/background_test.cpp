#include "analysis/cadence/background.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "analysis/cadence/apportion.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

HoursOfWeek week_of(CadenceSimulation& simulation, int utc_offset_h, std::size_t n_posts) {
  return hours_of_week(simulation.resident(simulation.person(), n_posts, 120, utc_offset_h));
}

BackgroundRhythm stream_of(std::uint64_t seed, int utc_offset_h, int n_accounts) {
  CadenceSimulation simulation(seed);
  BackgroundRhythm rhythm;
  for (int i = 0; i < n_accounts; ++i) rhythm.add(week_of(simulation, utc_offset_h, 150));
  return rhythm;
}

TEST(Apportioned, SumsToNAndIsNowhereOffByOne) {
  Random random(301);
  for (int round = 0; round < 2000; ++round) {
    std::array<double, 24> weights{};
    double total = 0.0;
    for (double& weight : weights) {
      total += weight = random.below(3) == 0 ? 0.0 : random.uniform() * 1e6;
    }
    if (total == 0.0) continue;
    const std::size_t n = random.below(5000);
    const auto counts = apportioned(weights, n);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < 24; ++i) {
      sum += counts[i];
      const double due = static_cast<double>(n) * weights[i] / total;
      EXPECT_LT(std::abs(static_cast<double>(counts[i]) - due), 1.0 + 1e-9);
    }
    EXPECT_EQ(sum, n);
  }
}

TEST(ClockArc, GrowsRoundTheClock) {
  ClockPosterior posterior{};
  posterior[23] = 0.5;  // +12
  posterior[0] = 0.3;   // -11, an hour on
  posterior[22] = 0.2;
  const ClockArc arc = clock_arc(posterior);
  EXPECT_EQ(arc.mode_h, 12);
  EXPECT_EQ(arc.low_h, 11);
  EXPECT_EQ(arc.high_h, 13);
  EXPECT_DOUBLE_EQ(arc.confidence, 1.0);
  posterior.fill(1.0 / 24.0);
  EXPECT_GE(clock_arc(posterior).high_h - clock_arc(posterior).low_h, 21);
}

TEST(BackgroundRhythm, EveryAccountWeighsTheSameInAnyOrder) {
  HoursOfWeek few{};
  HoursOfWeek many{};
  few[9] = 1;
  many[24 + 21] = 1000000;
  BackgroundRhythm one;
  one.add(few);
  one.add(many);
  BackgroundRhythm other;
  other.add(many);
  BackgroundRhythm last;
  last.add(few);
  other.merge(last);
  EXPECT_EQ(one.shares(), other.shares());
  EXPECT_EQ(other.n_accounts(), 2U);
  EXPECT_DOUBLE_EQ(one.shares()[9], 0.5);
  EXPECT_DOUBLE_EQ(one.shares()[21], 0.5);
  EXPECT_DOUBLE_EQ(BackgroundRhythm().shares()[3], 1.0 / 24.0);
}

TEST(BackgroundReference, FindsTheLeadOfEveryClock) {
  const BackgroundReference reference(stream_of(311, 2, 200));
  CadenceSimulation simulation(312);
  int n_answered = 0;
  int n_near = 0;
  int n_covered = 0;
  for (int i = 0; i < 1000; ++i) {
    const int lead_h = static_cast<int>(simulation.random.below(24)) - 11;
    const BackgroundComparison said =
        reference.compare(week_of(simulation, 2 + lead_h, 200), 150, 10);
    EXPECT_EQ(said.reason.empty(), said.lead_h.has_value());
    if (!said.lead_h) continue;
    ++n_answered;
    const int off_h = ((*said.lead_h - lead_h) % 24 + 24) % 24;
    n_near += off_h <= 2 || off_h >= 22 ? 1 : 0;
    const int above_low_h = ((lead_h - *said.lead_low_h) % 24 + 24) % 24;
    n_covered += above_low_h <= *said.lead_high_h - *said.lead_low_h ? 1 : 0;
  }
  EXPECT_GE(n_answered, 950);
  EXPECT_GE(n_near, n_answered * 85 / 100);
  EXPECT_GE(n_covered, n_answered * 90 / 100);
}

TEST(BackgroundReference, DistanceIsNoneForTheStreamItselfAndOneForItsOpposite) {
  HoursOfWeek morning{};
  HoursOfWeek evening{};
  for (std::size_t day = 0; day < 7; ++day) {
    morning[day * 24 + 8] = 10;
    evening[day * 24 + 20] = 10;
  }
  BackgroundRhythm rhythm;
  for (int i = 0; i < 20; ++i) rhythm.add(morning);
  const BackgroundReference reference(rhythm);
  EXPECT_NEAR(*reference.compare(morning, 50, 10).distance, 0.0, 1e-6);
  EXPECT_EQ(reference.compare(morning, 50, 10).lead_h, 0);
  EXPECT_NEAR(*reference.compare(evening, 50, 10).distance, 1.0, 1e-6);
  EXPECT_EQ(reference.compare(evening, 50, 10).lead_h, 12);
}

TEST(BackgroundReference, SaysWhenItCannotTell) {
  CadenceSimulation simulation(321);
  const HoursOfWeek week = week_of(simulation, 0, 100);
  const BackgroundReference small(stream_of(322, 0, 19));
  EXPECT_EQ(small.compare(week, 80, 10).reason, "too few accounts for a background");
  EXPECT_FALSE(small.compare(week, 80, 10).distance.has_value());
  const BackgroundReference enough(stream_of(322, 0, 20));
  EXPECT_EQ(enough.compare(week, 9, 10).reason, "too few active hours");
  EXPECT_EQ(enough.compare(HoursOfWeek{}, 80, 10).reason, "too few active hours");
  BackgroundRhythm flat;
  HoursOfWeek even{};
  even.fill(10);
  for (int i = 0; i < 50; ++i) flat.add(even);
  const BackgroundComparison against_flat = BackgroundReference(flat).compare(week, 80, 10);
  EXPECT_EQ(against_flat.reason, "the hours fit leads more than 12 h apart");
  EXPECT_GT(*against_flat.distance, 0.1);
}

}  // namespace
}  // namespace cahoots
