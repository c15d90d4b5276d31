#include "cadence_zones.hpp"

#include <array>

#include "base/civil.hpp"

namespace cahoots {
namespace {

/// The Sunday that is the `nth` of the month, or for 5 the last of a month of 31 days.
std::int64_t sunday_s(int year, int month, int nth) {
  const int first_day = nth == 5 ? 25 : 1 + 7 * (nth - 1);
  std::int64_t day = days_from_civil({year, month, first_day});
  while (weekday_of(day) != 6) ++day;
  return day * kDay_s;
}

bool between(std::int64_t time_s, std::int64_t begin_s, std::int64_t end_s) {
  return time_s >= begin_s && time_s < end_s;
}

}  // namespace

int MadeZone::offset_min(std::int64_t time_s) const {
  const std::int64_t wall_s = time_s + std::int64_t{standard_min} * 60;
  const int year = civil_from_days(floor_div(wall_s, kDay_s)).year;
  bool ahead = false;
  switch (summer) {
    case MadeSummer::never:
      break;
    case MadeSummer::europe:
      ahead = between(time_s, sunday_s(year, 3, 5) + kHour_s, sunday_s(year, 10, 5) + kHour_s);
      break;
    case MadeSummer::america:
      ahead = between(wall_s, sunday_s(year, 3, 2) + 2 * kHour_s, sunday_s(year, 11, 1) + kHour_s);
      break;
    case MadeSummer::australia:
      ahead =
          !between(wall_s, sunday_s(year, 4, 1) + 2 * kHour_s, sunday_s(year, 10, 1) + 2 * kHour_s);
      break;
  }
  return standard_min + (ahead ? 60 : 0);
}

MadeZone zone_without_summer(Random& random) {
  constexpr std::array<int, 14> kOffsets_min = {-600, -420, -300, -180, 0,   60,  120,
                                                180,  210,  330,  345,  420, 480, 540};
  return {kOffsets_min[random.below(kOffsets_min.size())], MadeSummer::never};
}

MadeZone zone_with_summer(Random& random) {
  constexpr std::array<MadeZone, 10> kZones = {{{0, MadeSummer::europe},
                                                {60, MadeSummer::europe},
                                                {120, MadeSummer::europe},
                                                {-210, MadeSummer::america},
                                                {-300, MadeSummer::america},
                                                {-360, MadeSummer::america},
                                                {-480, MadeSummer::america},
                                                {570, MadeSummer::australia},
                                                {600, MadeSummer::australia},
                                                {720, MadeSummer::australia}}};
  return kZones[random.below(kZones.size())];
}

}  // namespace cahoots
