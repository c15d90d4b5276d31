#include "analysis/cadence/summer_time.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/civil.hpp"

namespace cahoots {
namespace {

constexpr int kWidestShift_h = 2;
constexpr double kSeasonalDrift_h = 0.3;
constexpr double kVarianceOfRepeats = 1.5;
constexpr double kSureOfSummerTime = 0.9;

struct SummerFamily {
  SummerTime summer_time;
  double shift_h;
  double prior;
};
constexpr std::array<SummerFamily, 3> kSummerFamilies = {{{SummerTime::none, 0.0, 0.65},
                                                          {SummerTime::north, 1.0, 0.30},
                                                          {SummerTime::south, -1.0, 0.05}}};

int month_and_day(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return date.month * 100 + date.day;
}

/// log Gamma(count + 1), summed over the hours of winter and shifted summer. The rest of the
/// evidence is the same for every shift.
double log_evidence(const HoursOfDay& winter, const HoursOfDay& summer, int shift_h) {
  double sum = 0.0;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const std::size_t in_summer = (hour + static_cast<std::size_t>(24 - shift_h)) % 24;
    sum += std::lgamma(static_cast<double>(winter[hour]) + static_cast<double>(summer[in_summer]) +
                       1.0);
  }
  return sum;
}

void choose_family(SummerTimeInference& inference) {
  const double variance = *inference.seasonal_shift_error_h * *inference.seasonal_shift_error_h +
                          kSeasonalDrift_h * kSeasonalDrift_h;
  double total = 0.0;
  double top = -1.0;
  SummerTime best = SummerTime::unknown;
  for (const SummerFamily& family : kSummerFamilies) {
    const double off_h = *inference.seasonal_shift_h - family.shift_h;
    const double weight = family.prior * std::exp(-0.5 * off_h * off_h / variance);
    total += weight;
    if (weight <= top) continue;
    top = weight;
    best = family.summer_time;
  }
  if (top >= kSureOfSummerTime * total && total > 0.0) {
    inference.summer_time = best;
  } else {
    inference.reason = "the seasons differ by neither no hour nor one";
  }
}

}  // namespace

std::string_view summer_time_name(SummerTime summer_time) {
  constexpr std::array<std::string_view, 4> kNames = {"unknown", "none", "north", "south"};
  return kNames[static_cast<std::size_t>(summer_time)];
}

SummerTimeInference infer_summer_time(std::span<const ActiveHour> hours,
                                      std::uint64_t min_season_hours) {
  SummerTimeInference inference;
  HoursOfDay winter{};
  HoursOfDay summer{};
  std::int64_t day_open = 0;
  int date = 0;
  for (const ActiveHour& active : hours) {
    const std::int64_t day = day_of_hour(active.hour);
    if (date == 0 || day != day_open) date = month_and_day(day);
    day_open = day;
    if (date >= 1108 || date <= 307) {
      ++winter[hour_of_day(active.hour)];
      ++inference.n_winter;
    } else if (date >= 408 && date <= 920) {
      ++summer[hour_of_day(active.hour)];
      ++inference.n_summer;
    }
  }
  if (std::min(inference.n_winter, inference.n_summer) < min_season_hours) {
    inference.reason = "too few active hours in summer or in winter";
    return inference;
  }
  std::array<double, 2 * kWidestShift_h + 1> evidence{};
  for (int shift_h = -kWidestShift_h; shift_h <= kWidestShift_h; ++shift_h) {
    evidence[static_cast<std::size_t>(shift_h + kWidestShift_h)] =
        log_evidence(winter, summer, shift_h);
  }
  const auto top = std::max_element(evidence.begin() + 1, evidence.end() - 1);
  const double curvature = 2.0 * top[0] - top[-1] - top[1];
  if (curvature <= 0.0 || top[0] < std::max(evidence.front(), evidence.back())) {
    inference.reason = "summer and winter have different days";
    return inference;
  }
  inference.seasonal_shift_h = static_cast<double>(top - evidence.begin()) - kWidestShift_h +
                               0.5 * (top[1] - top[-1]) / curvature;
  inference.seasonal_shift_error_h = std::sqrt(kVarianceOfRepeats / curvature);
  choose_family(inference);
  return inference;
}

bool is_summer_day(SummerTime summer_time, std::int64_t day) {
  const int month = civil_from_days(day).month;
  if (summer_time == SummerTime::north) return month >= 4 && month <= 10;
  return summer_time == SummerTime::south && (month >= 10 || month <= 3);
}

}  // namespace cahoots
