#include "analysis/cadence/activity.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kSession_s = 3600;

/// Draws one post of every session uniformly while they pass by. Seeded by the session's start, so
/// that the draw is the same in every run and for every order of the input.
class SessionDraw {
 public:
  void pass(std::int64_t time_s, bool second_known, std::vector<SessionClock>& sessions) {
    if (sessions.empty() || time_s >= start_s_ + kSession_s) {
      sessions.emplace_back();
      random_ = Random(static_cast<std::uint64_t>(time_s));
      start_s_ = time_s;
      n_seen_ = 0;
    }
    if (random_.below(++n_seen_) != 0) return;
    sessions.back().minute = static_cast<std::uint8_t>(time_s / 60 % 60);
    sessions.back().second.reset();
    if (second_known) sessions.back().second = static_cast<std::uint8_t>(time_s % 60);
  }

 private:
  Random random_{0};
  std::int64_t start_s_ = 0;
  std::uint64_t n_seen_ = 0;
};

}  // namespace

CadenceActivity cadence_activity(std::span<const CadenceEvent> events, TimePrecision finest) {
  CadenceActivity activity;
  activity.times_s.reserve(events.size());
  activity.minute_times_s.reserve(events.size());
  SessionDraw draw;
  for (const CadenceEvent& event : events) {
    const TimePrecision precision = std::max(event.precision(), finest);
    if (precision > TimePrecision::hour) continue;
    const std::int64_t time_s = event.created_at_s();
    activity.times_s.push_back(time_s);
    if (activity.hours.empty() || activity.hours.back().hour != time_s / 3600) {
      activity.hours.push_back({time_s / 3600});
    }
    if (precision > TimePrecision::minute) continue;
    activity.minute_times_s.push_back(time_s);
    if (precision == TimePrecision::minute) activity.minute_precision_s = 60;
    draw.pass(time_s, precision == TimePrecision::second, activity.sessions);
  }
  return activity;
}

HoursOfDay hours_of_day(std::span<const ActiveHour> hours) {
  HoursOfDay counts{};
  for (const ActiveHour& active : hours) ++counts[hour_of_day(active.hour)];
  return counts;
}

HoursOfWeek hours_of_week(std::span<const ActiveHour> hours) {
  HoursOfWeek counts{};
  for (const ActiveHour& active : hours) ++counts[hour_of_week_of_hour(active.hour)];
  return counts;
}

HoursOfWeek hours_of_week(std::span<const std::int64_t> times_s) {
  HoursOfWeek counts{};
  for (const std::int64_t time_s : times_s) ++counts[hour_of_week_of_hour(time_s / 3600)];
  return counts;
}

}  // namespace cahoots
