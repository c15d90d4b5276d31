#include "rhythm.hpp"

#include <algorithm>

#include "calendar.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kBeijingOffset_s = 8 * kHour_s;

std::size_t hour_of(Draw& draw, const std::array<double, 24>& weights) {
  double total = 0;
  for (const double weight : weights) {
    total += weight;
  }
  double left = draw.uniform() * total;
  for (std::size_t hour = 0; hour < weights.size(); ++hour) {
    left -= weights[hour];
    if (left < 0) {
      return hour;
    }
  }
  return weights.size() - 1;
}

bool is_working_moment(std::int64_t time_s) {
  const std::int64_t local = time_s + kBeijingOffset_s - case_start_s();
  const std::int64_t hour = local % kDay_s / kHour_s;
  return is_chinese_working_day(local / kDay_s) &&
         ((hour >= 9 && hour < 12) || (hour >= 14 && hour < 18));
}

}  // namespace

Rhythm everyday_rhythm(Draw& draw) {
  constexpr std::array<std::array<double, 24>, 4> kShapes = {{
      {1, 0, 0, 0, 0, 1, 4, 8, 7, 3, 3, 4, 6, 4, 3, 3, 4, 6, 7, 8, 9, 9, 6, 3},
      {6, 5, 3, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 4, 4, 4, 5, 5, 6, 7, 8, 9, 9, 8},
      {3, 1, 0, 0, 0, 0, 1, 2, 3, 5, 4, 5, 8, 5, 4, 5, 8, 8, 6, 6, 7, 8, 7, 5},
      {1, 0, 0, 0, 0, 1, 3, 5, 7, 8, 8, 7, 6, 6, 7, 7, 6, 5, 5, 6, 6, 5, 3, 2},
  }};
  return {draw.pick(kShapes), 0.7 + draw.uniform() * 0.9};
}

Rhythm office_rhythm() {
  return {{0, 0, 0, 0, 0, 0, 0, 1, 3, 9, 10, 8, 5, 5, 9, 9, 9, 7, 3, 1, 1, 1, 0, 0}, 0.15};
}

std::vector<std::int64_t> moments(Draw& draw, const Rhythm& rhythm, int utc_offset_min,
                                  std::size_t count) {
  std::vector<std::int64_t> times;
  const double busiest = std::max(1.0, rhythm.weekend_factor);
  while (times.size() < count) {
    const std::int64_t day = draw.between(0, kCaseDays - 1);
    const double factor = day % 7 >= 5 ? rhythm.weekend_factor : 1.0;
    if (!draw.chance(factor / busiest)) {
      continue;
    }
    const auto hour = static_cast<std::int64_t>(hour_of(draw, rhythm.hour_weights));
    std::int64_t time_s = case_start_s() + day * kDay_s + hour * kHour_s +
                          draw.between(0, kHour_s - 1) - utc_offset_min * kMinute_s;
    times.push_back(time_s);
    while (times.size() < count && draw.chance(0.25)) {
      time_s += 40 + draw.delay_s(420);
      times.push_back(time_s);
    }
  }
  std::sort(times.begin(), times.end());
  return times;
}

std::int64_t shift_moment_s(Draw& draw, std::int64_t case_day) {
  constexpr std::array<double, 24> kHours = {0, 0,  0, 0, 0, 0, 0, 0,  0,  9, 10, 9,
                                             1, .6, 8, 9, 9, 7, 1, .4, .2, 0, 0,  0};
  const auto hour = static_cast<std::int64_t>(hour_of(draw, kHours));
  return case_start_s() + case_day * kDay_s + hour * kHour_s + draw.between(0, kHour_s - 1) -
         kBeijingOffset_s;
}

std::int64_t within_shift_s(Draw& draw, std::int64_t time_s) {
  if (is_working_moment(time_s) || draw.chance(0.04)) {
    return time_s;
  }
  std::int64_t next = time_s - time_s % kHour_s;
  while (!is_working_moment(next)) {
    next += kHour_s;
  }
  return next + draw.delay_s(900);
}

}  // namespace cahoots
