#include "analysis/cadence/cadence.hpp"

#include <algorithm>

namespace cahoots {
namespace {

constexpr std::array<std::int64_t, 5> kPrecisions_s = {1, 60, 3600, 86400, 2678400};

AccountCadence summary_of(std::span<const CadenceEvent> events) {
  AccountCadence result;
  if (events.empty()) return result;
  result.account = events.front().account();
  result.n_posts = events.size();
  result.first_at_s = events.front().created_at_s();
  result.last_at_s = events.back().created_at_s();
  auto coarsest = TimePrecision::second;
  std::int64_t day_open = -1;
  for (const CadenceEvent& event : events) {
    coarsest = std::max(coarsest, event.precision());
    if (event.precision() <= TimePrecision::hour) ++result.n_timed;
    if (event.precision() == TimePrecision::coarser) continue;
    const std::int64_t day = event.created_at_s() / 86400;
    result.active_days += day != day_open ? 1 : 0;
    day_open = day;
  }
  result.precision_s = kPrecisions_s[static_cast<std::size_t>(coarsest)];
  return result;
}

// Half a day without posting leaves a working block at most.
constexpr int kConfinedQuiet_h = 12;
constexpr double kKeepsWindowP = 0.01;

ShiftBoundaries shift_of(const CadenceActivity& activity, const CadenceProfile& profile,
                         const CadenceOptions& options) {
  const TestResult& window = profile.office.window;
  const QuietBlock& quiet = profile.rhythm.quiet_block;
  const bool keeps_window = window.tested() && *window.p_value <= kKeepsWindowP;
  if (!keeps_window && quiet.length_h < kConfinedQuiet_h) {
    ShiftBoundaries none;
    none.reason = window.tested() ? "its posts are not confined to a shift" : window.reason;
    return none;
  }
  const std::size_t quietest_h = quietest_block(hours_of_day(activity.hours), 6);
  return shift_boundaries(activity.minute_times_s, static_cast<int>((quietest_h + 3) % 24),
                          options.min_active_days);
}

CadenceProfile profile_of(const CadenceActivity& activity, const CadenceOptions& options) {
  CadenceProfile profile;
  profile.hour_of_week_utc = hours_of_week(std::span<const std::int64_t>(activity.times_s));
  profile.n_active_hours = activity.hours.size();
  profile.automation = automation_signs(activity, options.min_sessions);
  profile.periodicity =
      periodicity(activity.minute_times_s, activity.minute_precision_s, options.min_waits);
  profile.rhythm = day_rhythm(activity.hours, options.min_active_days);
  profile.offset =
      infer_utc_offset(std::span<const ActiveHour>(activity.hours), options.min_active_hours);
  profile.office =
      office_hours(activity.hours, profile.offset.utc_offset_h, options.min_active_days);
  profile.shift = shift_of(activity, profile, options);
  profile.holidays = holiday_drop(activity.hours, profile.offset.utc_offset_h,
                                  options.holidays ? *options.holidays : builtin_holidays(),
                                  options.min_active_days);
  return profile;
}

}  // namespace

AccountCadence account_cadence(std::span<const CadenceEvent> events,
                               const CadenceOptions& options) {
  AccountCadence result = summary_of(events);
  if (result.n_timed >= options.min_posts && result.n_timed > 0) {
    const CadenceActivity activity = cadence_activity(events, options.finest_precision);
    result.profile = std::make_unique<CadenceProfile>(profile_of(activity, options));
  } else {
    result.reason =
        result.n_posts >= options.min_posts ? "times are not known to the hour" : "too few posts";
  }
  return result;
}

std::array<NamedTest, kCadenceTests> cadence_tests(CadenceProfile& profile) {
  return {{{"interval_regularity", &profile.automation.interval_regularity},
           {"minute_uniformity", &profile.automation.minute_uniformity},
           {"second_uniformity", &profile.automation.second_uniformity},
           {"grid_posting", &profile.automation.grid.test},
           {"periodicity", &profile.periodicity.test},
           {"day_rhythm", &profile.rhythm.day_rhythm},
           {"round_the_clock", &profile.rhythm.round_the_clock},
           {"weekend", &profile.office.weekend},
           {"office_window", &profile.office.window},
           {"lunch", &profile.office.lunch},
           {"office_hours", &profile.office.office_hours},
           {"holidays", &profile.holidays.test},
           {"language_change", &profile.dormancy.language_change}}};
}

}  // namespace cahoots
