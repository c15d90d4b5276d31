#include "analysis/cadence/offset.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

OffsetInference inferred(const std::vector<std::int64_t>& times_s) {
  const CadenceActivity activity = cadence_activity(as_events(times_s));
  return infer_utc_offset(std::span<const ActiveHour>(activity.hours), 10);
}

/// Signed distance on the clock, -11 to 12.
int clock_error_h(int inferred_h, int true_h) {
  const int ahead = ((inferred_h - true_h) % 24 + 24) % 24;
  return ahead > 12 ? ahead - 24 : ahead;
}

struct Errors {
  std::vector<int> sizes_h;
  int n_none = 0;
  int n_covered = 0;
  double confidence = 0.0;

  double within(int h) const {
    const auto n = std::count_if(sizes_h.begin(), sizes_h.end(), [&](int e) { return e <= h; });
    return static_cast<double>(n) / static_cast<double>(sizes_h.size());
  }
};

using Maker = std::function<std::vector<std::int64_t>(CadenceSimulation&, int)>;

Errors offset_errors(std::uint64_t seed, int n_accounts, const Maker& make) {
  CadenceSimulation simulation(seed);
  Errors errors;
  for (int i = 0; i < n_accounts; ++i) {
    const int offset_h = static_cast<int>(simulation.random.below(24)) - 11;
    const OffsetInference result = inferred(make(simulation, offset_h));
    errors.n_none += result.utc_offset_h ? 0 : 1;
    if (!result.utc_offset_h) continue;
    errors.sizes_h.push_back(std::abs(clock_error_h(*result.utc_offset_h, offset_h)));
    errors.confidence += *result.confidence;
    const int above_low_h = ((offset_h - *result.utc_offset_low_h) % 24 + 24) % 24;
    const int width_h = *result.utc_offset_high_h - *result.utc_offset_low_h;
    errors.n_covered += above_low_h <= width_h ? 1 : 0;
  }
  return errors;
}

Maker residents(std::size_t n_posts) {
  return [n_posts](CadenceSimulation& simulation, int offset_h) {
    return simulation.resident(simulation.person(), n_posts, 120, offset_h);
  };
}

TEST(InferUtcOffset, ResidentsInEveryZone) {
  const Errors fifty = offset_errors(91, 3000, residents(50));
  EXPECT_GE(fifty.within(1), 0.5);
  EXPECT_LT(fifty.n_none, 300);
  const Errors two_hundred = offset_errors(92, 3000, residents(200));
  EXPECT_GE(two_hundred.within(2), 0.95);
  EXPECT_LT(two_hundred.n_none, 15);
}

TEST(InferUtcOffset, ConfidenceAndCredibleArcAreHonest) {
  for (const std::size_t n_posts : {20U, 50U, 200U}) {
    const Errors errors = offset_errors(93 + n_posts, 2000, residents(n_posts));
    const double n = static_cast<double>(errors.sizes_h.size());
    EXPECT_GE(errors.within(1), errors.confidence / n - 0.03) << n_posts;
    EXPECT_LE(errors.within(1), errors.confidence / n + 0.15) << n_posts;
    EXPECT_GE(errors.n_covered / n, 0.95) << n_posts;
  }
}

TEST(InferUtcOffset, DesksInEveryZone) {
  const Errors errors = offset_errors(95, 2000, [](CadenceSimulation& simulation, int offset_h) {
    return simulation.desk(100, 90, offset_h, 8.5 + simulation.random.uniform());
  });
  EXPECT_GE(errors.within(1), 0.97);
  EXPECT_LE(errors.n_none, 40);
}

TEST(InferUtcOffset, ShiftAndResidentAreToldApart) {
  CadenceSimulation simulation(96);
  double desk = 0.0;
  double resident = 0.0;
  for (int i = 0; i < 200; ++i) {
    desk += *inferred(simulation.desk(200, 90, 8)).office_probability;
    resident += *inferred(simulation.resident(simulation.person(), 200, 90, 8)).office_probability;
  }
  EXPECT_GT(desk / 200.0, 0.95);
  EXPECT_LT(resident / 200.0, 0.1);
}

TEST(InferUtcOffset, PosteriorIsADistributionThatTurnsWithTheClock) {
  CadenceSimulation simulation(97);
  const std::vector<std::int64_t> times = simulation.desk(150, 90, 8);
  const OffsetInference first = inferred(times);
  double sum = 0.0;
  for (const double weight : first.posterior) sum += weight;
  EXPECT_NEAR(sum, 1.0, 1e-12);
  EXPECT_EQ(first.utc_offset_h, 8);
  std::vector<std::int64_t> later = times;
  for (std::int64_t& time_s : later) time_s += 3 * 3600;
  EXPECT_EQ(inferred(later).utc_offset_h, 5);
}

TEST(InferUtcOffset, SaysWhenItCannotTell) {
  CadenceSimulation simulation(98);
  const OffsetInference few = inferred(simulation.even(5, 30));
  EXPECT_EQ(few.reason, "too few active hours");
  EXPECT_FALSE(few.confidence.has_value());
  const OffsetInference event = inferred(simulation.even(300, 6));
  EXPECT_EQ(event.reason, "too few active days");
  EXPECT_FALSE(event.utc_offset_h.has_value());
  const OffsetInference even = inferred(simulation.even(3000, 300));
  EXPECT_FALSE(even.utc_offset_h.has_value());
  EXPECT_EQ(even.reason, "the hours fit offsets more than 12 h apart");
}

TEST(InferUtcOffset, HeavyPostersKeepTheirRhythm) {
  // Nearly every hour of every shift is active, and so are some at night: what a count of active
  // hours shows is flat, the rates behind are not.
  const Errors errors = offset_errors(99, 300, [](CadenceSimulation& simulation, int offset_h) {
    return simulation.desk(6000, 90, offset_h, 8.5 + simulation.random.uniform(), 0.15);
  });
  EXPECT_GE(errors.within(1), 0.95);
  EXPECT_LE(errors.n_none, 3);
}

TEST(InferUtcOffset, LateShiftsAreOutsideWhatIsClaimed) {
  // A shift from three in the afternoon is a day shift six hours west, if nothing else is posted.
  CadenceSimulation simulation(101);
  const OffsetInference late = inferred(simulation.desk(200, 90, 8, 15.0, 0.0));
  ASSERT_TRUE(late.utc_offset_h.has_value());
  EXPECT_LE(std::abs(clock_error_h(*late.utc_offset_h, 2)), 1);
}

TEST(InferUtcOffset, ManyYearsStayFinite) {
  // Active in every hour of every shift for thirty years: 70,000 hours.
  std::vector<ActiveHour> hours;
  for (std::int64_t day = 17532; day < 17532 + 30 * 365; ++day) {
    if (day_of_week(day) >= 5) continue;
    for (std::int64_t hour = 1; hour < 10; ++hour) hours.push_back({day * 24 + hour});
  }
  const OffsetInference result = infer_utc_offset(hours, 10);
  EXPECT_EQ(result.utc_offset_h, 8);
  EXPECT_TRUE(std::isfinite(*result.confidence));
}

}  // namespace
}  // namespace cahoots
