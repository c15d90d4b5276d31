#include "stats/weekend_drop.hpp"

#include <algorithm>

#include "stats/lattice_sum.hpp"

namespace cahoots {
namespace {

constexpr std::array<double, 7> kEvenly = {1.0 / 7, 1.0 / 7, 1.0 / 7, 1.0 / 7,
                                           1.0 / 7, 1.0 / 7, 1.0 / 7};

/// Minus what falls on the weekend, for each of the seven rotations.
std::array<double, 7> rotated_weekends(const WeekActivity& week) {
  std::array<double, 7> weekends{};
  for (std::size_t shift = 0; shift < 7; ++shift) {
    weekends[shift] =
        -static_cast<double>(week[shift]) - static_cast<double>(week[(shift + 1) % 7]);
  }
  return weekends;
}

}  // namespace

TestResult weekend_drop_test(std::span<const WeekActivity> weeks, std::uint64_t min_weeks) {
  LatticeSum null;
  TestResult result;
  double weekend = 0.0;
  double expected = 0.0;
  for (const WeekActivity& week : weeks) {
    const std::array<double, 7> rotated = rotated_weekends(week);
    if (std::all_of(rotated.begin(), rotated.end(), [&](double v) { return v == rotated[0]; })) {
      continue;
    }
    null.add(rotated, kEvenly);
    ++result.n;
    weekend += static_cast<double>(week[5]) + static_cast<double>(week[6]);
    for (const std::uint32_t day : week) expected += static_cast<double>(day) * 2.0 / 7.0;
  }
  if (result.n < min_weeks) return untested("too few weeks with uneven activity", result.n);
  result.statistic = weekend;
  result.effect = 1.0 - weekend / expected;
  result.p_value = null.upper_tail(-weekend);
  return result;
}

}  // namespace cahoots
