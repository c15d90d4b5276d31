#include "analysis/cadence/offset.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/cadence/apportion.hpp"
#include "analysis/cadence/offset_model.hpp"
#include "analysis/cadence/rhythm.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kTooFewHours = "too few active hours";

/// Activity on Saturday and Sunday of a clock `offset_h` ahead of UTC.
double weekend_sum(const std::array<double, 168>& week, int offset_h) {
  double sum = 0.0;
  for (int hour = 0; hour < 48; ++hour) {
    sum += week[static_cast<std::size_t>((5 * 24 + hour - offset_h + 168) % 168)];
  }
  return sum;
}

/// Active hours by hour of the week, and the active days by day of the week; no days if unknown.
struct ActiveWeek {
  std::array<double, 168> hours{};
  std::array<double, 7> days{};
};

/// Of a day's hour only the first post counts. Where most days have one, the rate behind is the
/// greater: Poisson's, from the share of days without. Workdays and weekends apart.
std::array<double, 24> rates_by_hour(const ActiveWeek& week) {
  std::array<std::array<double, 24>, 2> hours{};
  std::array<double, 2> days{};
  for (std::size_t day = 0; day < 7; ++day) {
    days[day / 5] += week.days[day];
    for (std::size_t hour = 0; hour < 24; ++hour) {
      hours[day / 5][hour] += week.hours[day * 24 + hour];
    }
  }
  std::array<double, 24> rates{};
  for (std::size_t part = 0; part < 2; ++part) {
    for (std::size_t hour = 0; hour < 24; ++hour) {
      double count = hours[part][hour];
      if (days[part] > 0.0) {
        // The hour at which clocks are set back may count twice.
        const double share = std::min(count, days[part]) / (days[part] + 0.5);
        count = -(days[part] + 0.5) * std::log1p(-share);
      }
      rates[hour] += count;
    }
  }
  return rates;
}

OffsetEvidence evidence_of(const ActiveWeek& week) {
  OffsetEvidence evidence;
  double total = 0.0;
  for (const double count : week.hours) total += count;
  evidence.n = static_cast<std::size_t>(std::min(total, static_cast<double>(kMostOffsetHours)));
  evidence.by_hour = apportioned(rates_by_hour(week), evidence.n);
  for (std::size_t i = 0; i < 24; ++i) {
    const double share = weekend_sum(week.hours, static_cast<int>(i) + kFirstOffset_h) / total;
    evidence.weekend[i] =
        static_cast<std::size_t>(std::lround(share * static_cast<double>(evidence.n)));
  }
  return evidence;
}

// One night of an event fills many hours and is nobody's routine.
constexpr double kFewestDaysOfClock = 7.0;

OffsetInference no_offset(std::string_view reason) {
  OffsetInference inference;
  inference.posterior.fill(1.0 / 24.0);
  inference.reason = reason;
  return inference;
}

OffsetInference inference_from(const OffsetEvidence& evidence) {
  OffsetInference inference;
  const OffsetPosterior joint = offset_posterior(evidence);
  inference.office_probability = 0.0;
  for (std::size_t i = 0; i < 24; ++i) {
    for (const auto& row : joint) inference.posterior[i] += row[i];
    *inference.office_probability += joint[static_cast<std::size_t>(DayKind::shift)][i];
  }
  const ClockArc arc = clock_arc(inference.posterior);
  if (arc.high_h - arc.low_h > kWidestArc_h) {
    inference.reason = "the hours fit offsets more than 12 h apart";
    return inference;
  }
  inference.utc_offset_h = arc.mode_h;
  inference.confidence = arc.confidence;
  inference.utc_offset_low_h = arc.low_h;
  inference.utc_offset_high_h = arc.high_h;
  return inference;
}

}  // namespace

OffsetInference infer_utc_offset(std::span<const ActiveHour> active_hours,
                                 std::uint64_t min_active_hours) {
  if (active_hours.size() < std::max<std::uint64_t>(1, min_active_hours))
    return no_offset(kTooFewHours);
  const SummerTimeInference seasons = infer_summer_time(active_hours);
  ActiveWeek week;
  std::optional<std::int64_t> day_open;
  double n_days = 0.0;
  for (const ActiveHour& active : active_hours) {
    const bool ahead = is_summer_day(seasons.summer_time, day_of_hour(active.hour));
    const std::int64_t hour = active.hour + (ahead ? 1 : 0);
    week.hours[hour_of_week_of_hour(hour)] += 1.0;
    if (day_open == day_of_hour(hour)) continue;
    day_open = day_of_hour(hour);
    week.days[day_of_week(*day_open)] += 1.0;
    n_days += 1.0;
  }
  if (n_days < kFewestDaysOfClock) return no_offset(kTooFewDays);
  OffsetInference inference = inference_from(evidence_of(week));
  inference.summer_time = seasons.summer_time;
  inference.seasonal_shift_h = seasons.seasonal_shift_h;
  return inference;
}

}  // namespace cahoots
