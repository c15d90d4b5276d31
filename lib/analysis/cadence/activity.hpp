#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/cadence/event.hpp"

namespace cahoots {

/// A clock hour (UTC, since the epoch) in which the account posted.
struct ActiveHour {
  std::int64_t hour = 0;
};

/// The clock of one post of a session, drawn by a fixed hash. A session is a post and all that
/// follow within the hour: tied to no clock, so that the draw falls on any minute alike. (One post
/// of every clock hour would not: what crosses a full hour would count twice, near minute 0.)
struct SessionClock {
  std::uint8_t minute = 0;
  std::optional<std::uint8_t> second;  ///< nothing where known only to the minute
};

/// Weights by hour of the day or of the week; hour 0 of the week is Monday 00:00-00:59 UTC.
using HoursOfDay = std::array<std::uint32_t, 24>;
using HoursOfWeek = std::array<std::uint32_t, 168>;

/// One account's times, thinned as the tests need them. Tests use active hours and sessions rather
/// than posts: a thread of twenty posts in ten minutes is one decision to post, not twenty.
struct CadenceActivity {
  std::vector<std::int64_t> times_s;         ///< known to the hour or finer, ascending
  std::vector<std::int64_t> minute_times_s;  ///< known to the minute or finer, ascending
  std::int64_t minute_precision_s = 1;       ///< 60 where any of those is known only to the minute
  std::vector<ActiveHour> hours;             ///< ascending
  std::vector<SessionClock> sessions;        ///< of minute_times_s
};

/// Reads the events of one account, ascending. `finest` coarsens precisions that the stream claims
/// but does not have. O(events), 32 B an event.
CadenceActivity cadence_activity(std::span<const CadenceEvent> events,
                                 TimePrecision finest = TimePrecision::second);

HoursOfDay hours_of_day(std::span<const ActiveHour> hours);
HoursOfWeek hours_of_week(std::span<const ActiveHour> hours);
/// The same of posts.
HoursOfWeek hours_of_week(std::span<const std::int64_t> times_s);

/// Hour of the day, 0 to 23, of an hour since the epoch, which may be negative.
constexpr std::size_t hour_of_day(std::int64_t hour) {
  return static_cast<std::size_t>(((hour % 24) + 24) % 24);
}
/// Days since the epoch of an hour since the epoch, rounded down.
constexpr std::int64_t day_of_hour(std::int64_t hour) {
  return (hour - static_cast<std::int64_t>(hour_of_day(hour))) / 24;
}
/// Day of the week, Monday 0, of a day since the epoch (a Thursday).
constexpr std::size_t day_of_week(std::int64_t day) {
  return static_cast<std::size_t>((((day + 3) % 7) + 7) % 7);
}

/// Hour of the week, 0 to 167, of an hour since the epoch.
constexpr std::size_t hour_of_week_of_hour(std::int64_t hour) {
  return day_of_week(day_of_hour(hour)) * 24 + hour_of_day(hour);
}

}  // namespace cahoots
