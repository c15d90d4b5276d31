#include "analysis/cadence/rhythm.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "stats/circular.hpp"
#include "stats/clustered_score.hpp"

namespace cahoots {
namespace {

constexpr double kQuietShare = 0.025;
constexpr std::size_t kNight_h = 6;
constexpr double kNightShareAtRest = 0.08;

struct UnitVector {
  double x;
  double y;
};

std::array<UnitVector, 24> clock_face() {
  std::array<UnitVector, 24> face{};
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(hour) / 24.0;
    face[hour] = {std::cos(angle), std::sin(angle)};
  }
  return face;
}

std::vector<Resultant> daily_resultants(std::span<const ActiveHour> hours) {
  static const std::array<UnitVector, 24> face = clock_face();
  std::vector<Resultant> days;
  std::int64_t day_open = -1;
  for (const ActiveHour& active : hours) {
    if (const std::int64_t day = day_of_hour(active.hour); days.empty() || day != day_open) {
      days.emplace_back();
      day_open = day;
    }
    days.back().x += face[hour_of_day(active.hour)].x;
    days.back().y += face[hour_of_day(active.hour)].y;
    ++days.back().n_events;
  }
  return days;
}

std::uint64_t block_sum(const HoursOfDay& counts, std::size_t start, std::size_t length_h) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < length_h; ++i) sum += counts[(start + i) % 24];
  return sum;
}

QuietBlock quiet_block(const HoursOfDay& counts) {
  const double allowed = kQuietShare * static_cast<double>(block_sum(counts, 0, 24));
  for (std::size_t length = 24; length > 0; --length) {
    const std::size_t start = quietest_block(counts, length);
    if (static_cast<double>(block_sum(counts, start, length)) <= allowed) {
      return {static_cast<int>(start), static_cast<int>(length)};
    }
  }
  return {};
}

TestResult round_the_clock_test(std::span<const ActiveHour> hours, const HoursOfDay& counts) {
  const std::size_t night = quietest_block(counts, kNight_h);
  std::vector<double> scores;
  std::int64_t day_open = -1;
  for (const ActiveHour& active : hours) {
    if (const std::int64_t day = day_of_hour(active.hour); scores.empty() || day != day_open) {
      scores.push_back(0.0);
      day_open = day;
    }
    const bool at_night = (hour_of_day(active.hour) + 24 - night) % 24 < kNight_h;
    scores.back() += (at_night ? 1.0 : 0.0) - kNightShareAtRest;
  }
  TestResult result = clustered_score_test(scores);
  if (!result.tested()) return result;
  result.statistic =
      static_cast<double>(block_sum(counts, night, kNight_h)) / static_cast<double>(hours.size());
  result.effect = *result.statistic / (static_cast<double>(kNight_h) / 24.0);
  return result;
}

}  // namespace

std::size_t quietest_block(const HoursOfDay& counts, std::size_t length_h) {
  std::uint64_t sum = block_sum(counts, 0, length_h);
  std::uint64_t least = sum;
  std::size_t best = 0;
  for (std::size_t start = 1; start < 24; ++start) {
    sum += counts[(start + length_h - 1) % 24];
    sum -= counts[start - 1];
    if (sum < least) {
      least = sum;
      best = start;
    }
  }
  return best;
}

std::size_t busiest_block(const HoursOfDay& counts, std::size_t length_h) {
  return (quietest_block(counts, 24 - length_h) + 24 - length_h) % 24;
}

DayRhythm day_rhythm(std::span<const ActiveHour> hours, std::uint64_t min_active_days) {
  DayRhythm rhythm;
  const HoursOfDay counts = hours_of_day(hours);
  const std::vector<Resultant> days = daily_resultants(hours);
  rhythm.quiet_block = quiet_block(counts);
  if (days.size() < min_active_days) {
    rhythm.day_rhythm = rhythm.round_the_clock = untested(kTooFewDays, days.size());
    return rhythm;
  }
  rhythm.day_rhythm = clustered_rayleigh_test(days);
  rhythm.round_the_clock = round_the_clock_test(hours, counts);
  return rhythm;
}

}  // namespace cahoots
