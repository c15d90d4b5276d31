#include "analysis/cadence/holidays.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/civil.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

std::vector<ActiveHour> hours_of(const std::vector<std::int64_t>& times_s) {
  return cadence_activity(as_events(times_s)).hours;
}

/// Without the posts on a country's days off, each with that probability.
std::vector<std::int64_t> off_on_holidays(CadenceSimulation& simulation,
                                          std::vector<std::int64_t> times_s, int utc_offset_h,
                                          std::string_view code, double away) {
  std::set<std::int64_t> off;
  for (const Holiday& holiday : builtin_holidays().holidays()) {
    if (holiday.country.text() != code || holiday.is_made_up_work) continue;
    for (std::int64_t day = holiday.first_day; day <= holiday.last_day; ++day) off.insert(day);
  }
  std::erase_if(times_s, [&](std::int64_t time_s) {
    return off.contains(floor_div(time_s + utc_offset_h * 3600, 86400)) &&
           simulation.random.uniform() < away;
  });
  return times_s;
}

TEST(HolidayDrop, FindsTheCalendarThatIsKept) {
  CadenceSimulation simulation(301);
  int n_found = 0;
  for (int i = 0; i < 60; ++i) {
    const auto times = off_on_holidays(simulation, simulation.desk(1500, 730, 8), 8, "CN", 0.95);
    const HolidayDrop drop = holiday_drop(hours_of(times), 8, builtin_holidays(), 20);
    ASSERT_TRUE(drop.test.tested());
    if (!drop.country) continue;
    EXPECT_EQ(drop.country->text(), "CN");
    EXPECT_GT(*drop.test.effect, 0.5);
    EXPECT_GE(drop.test.n, 10U);
    ++n_found;
  }
  EXPECT_GE(n_found, 57);
}

TEST(HolidayDrop, SaysWhyNot) {
  CadenceSimulation simulation(302);
  const HolidayDrop sparse =
      holiday_drop(hours_of(simulation.even(15, 700)), 0, builtin_holidays(), 20);
  EXPECT_FALSE(sparse.test.tested());
  EXPECT_EQ(sparse.test.reason, "too few active days");
  const HolidayDrop brief =
      holiday_drop(hours_of(simulation.even(900, 40)), 0, builtin_holidays(), 20);
  EXPECT_FALSE(brief.test.tested());
  EXPECT_EQ(brief.test.reason, "too few holidays within its time");
  EXPECT_FALSE(holiday_drop({}, std::nullopt, builtin_holidays(), 0).test.tested());
}

/// The same by hand, day by day, for one country.
struct ByHand {
  std::uint64_t n = 0;
  double observed = 0.0;
  double expected = 0.0;
};
ByHand by_hand(const std::vector<ActiveHour>& hours, int utc_offset_h,
               const std::vector<Holiday>& holidays) {
  std::map<std::int64_t, double> active;
  for (const ActiveHour& hour : hours) active[floor_div(hour.hour + utc_offset_h, 24)] += 1.0;
  const std::int64_t first = active.begin()->first;
  const std::int64_t last = active.rbegin()->first;
  std::set<std::int64_t> unusual;
  for (const Holiday& holiday : holidays) {
    for (std::int64_t day = holiday.first_day; day <= holiday.last_day; ++day) unusual.insert(day);
  }
  ByHand result;
  for (const Holiday& holiday : holidays) {
    if (holiday.is_made_up_work) continue;
    std::vector<double> sums;
    for (const int week : {0, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8}) {
      double sum = 0.0;
      bool fits = true;
      for (std::int64_t day = holiday.first_day; day <= holiday.last_day; ++day) {
        const std::int64_t moved = day + week * 7;
        fits = fits && moved >= first && moved <= last && (week == 0 || !unusual.contains(moved));
        sum += active.contains(moved) ? active[moved] : 0.0;
      }
      if (week == 0 && !fits) break;  // it lies outside the data
      if (fits) sums.push_back(sum);
    }
    const std::set<double> distinct(sums.begin(), sums.end());
    if (sums.size() < 5 || distinct.size() < 2) continue;
    ++result.n;
    result.observed += sums[0];
    for (const double sum : sums) result.expected += sum / static_cast<double>(sums.size());
  }
  return result;
}

TEST(HolidayDrop, CountsAsByHand) {
  CadenceSimulation simulation(303);
  for (int run = 0; run < 40; ++run) {
    std::vector<Holiday> holidays;
    std::int64_t day = CadenceSimulation::kStart_s / 86400;
    for (int i = 0; i < 12; ++i) {
      day += 3 + static_cast<std::int64_t>(simulation.random.below(60));
      const auto length = static_cast<std::int64_t>(simulation.random.below(7));
      holidays.push_back({{{'A', 'B'}}, "x", day, day + length, i % 5 == 4});
      day += length;
    }
    const auto hours = hours_of(simulation.desk(600, 500, 3));
    const ByHand expected = by_hand(hours, 3, holidays);
    const HolidayDrop drop = holiday_drop(hours, 3, HolidayTable(holidays), 20);
    EXPECT_EQ(drop.test.n, drop.test.tested() ? expected.n : 0);
    EXPECT_EQ(drop.test.tested(), expected.n >= 3);
    if (!drop.test.tested()) continue;
    EXPECT_EQ(*drop.test.statistic, expected.observed);
    EXPECT_NEAR(*drop.test.effect, 1.0 - expected.observed / expected.expected, 1e-9);
  }
}

/// Rejections at 1 % among accounts that know no holiday.
template <class Make>
double rejected_share(std::uint64_t seed, int n_accounts, const HolidayTable& table, Make make) {
  CadenceSimulation simulation(seed);
  int n_tested = 0;
  int n_rejected = 0;
  for (int i = 0; i < n_accounts; ++i) {
    const HolidayDrop drop = holiday_drop(hours_of(make(simulation)), 8, table, 20);
    if (!drop.test.tested()) continue;
    ++n_tested;
    n_rejected += *drop.test.p_value <= 0.01 ? 1 : 0;
  }
  EXPECT_GT(n_tested, n_accounts / 2);
  return static_cast<double>(n_rejected) / n_tested;
}

/// China's alone, so that nothing is lost to the correction for countries.
HolidayTable only_china() {
  return HolidayTable(holidays_of_china());
}

TEST(HolidayDropCalibration, OneCountryIsExact) {
  const auto residents = [](CadenceSimulation& simulation) {
    return simulation.resident(simulation.person(), 600, 700, 8);
  };
  const double rate = rejected_share(304, 4000, only_china(), residents);
  EXPECT_GE(rate, 0.005);
  EXPECT_LE(rate, 0.015);
}

TEST(HolidayDropCalibration, SpellsOfActivityDoNotCount) {
  // Weeks of silence and weeks of zeal.
  const auto moody = [](CadenceSimulation& simulation) {
    std::vector<std::int64_t> times = simulation.even(1500, 700);
    std::array<double, 101> zeal{};
    for (double& week : zeal) week = simulation.random.uniform() < 0.4 ? 0.02 : 1.0;
    std::erase_if(times, [&](std::int64_t time_s) {
      const auto week = (time_s - CadenceSimulation::kStart_s) / 604800;
      return simulation.random.uniform() > zeal[static_cast<std::size_t>(week)];
    });
    return times;
  };
  EXPECT_LE(rejected_share(305, 3000, only_china(), moody), 0.015);
}

TEST(HolidayDropCalibration, ManyCountriesAreNotAbove) {
  const auto desks = [](CadenceSimulation& simulation) { return simulation.desk(700, 730, 8); };
  EXPECT_LE(rejected_share(306, 2000, builtin_holidays(), desks), 0.015);
}

}  // namespace
}  // namespace cahoots
