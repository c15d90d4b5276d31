#include "cli/cadence_output.hpp"

#include <cstdint>
#include <optional>

#include "records/cadence.hpp"

namespace cahoots {
namespace {

template <class Number>
std::optional<std::int64_t> integer(std::optional<Number> value) {
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

void set_dormancy(CadenceRecord& record, const Dormancy& dormancy) {
  if (!dormancy.gap_s) return;
  record.dormant_gap_s = dormancy.gap_s;
  record.woke_at_s = dormancy.woke_at_s;
  record.n_before_gap = static_cast<std::int64_t>(dormancy.n_before);
  record.n_after_gap = static_cast<std::int64_t>(dormancy.n_after);
  record.wake_rate_ratio = dormancy.rate_ratio;
  record.gap_hashtag_overlap = dormancy.hashtag_overlap;
}

// A period or a country is named only where the test holds against all accounts tested.
constexpr double kNamedQ = 0.01;
bool is_found(const TestResult& test) {
  return test.q_value && *test.q_value <= kNamedQ;
}

void set_shift(CadenceRecord& record, const ShiftBoundaries& shift) {
  record.shift_reason = shift.reason;
  if (!shift.start || !shift.end) return;
  record.shift_start_min_utc = shift.start->minute_utc;
  record.shift_start_low_min = shift.start->low_min;
  record.shift_start_high_min = shift.start->high_min;
  record.shift_end_min_utc = shift.end->minute_utc;
  record.shift_end_low_min = shift.end->low_min;
  record.shift_end_high_min = shift.end->high_min;
}

void set_background(CadenceRecord& record, const BackgroundComparison& background) {
  record.background_distance = background.distance;
  record.background_lead_h = integer(background.lead_h);
  record.background_lead_confidence = background.lead_confidence;
  record.background_lead_low_h = integer(background.lead_low_h);
  record.background_lead_high_h = integer(background.lead_high_h);
  record.background_reason = background.reason;
}

void set_profile(CadenceRecord& record, CadenceProfile& profile) {
  set_background(record, profile.background);
  set_shift(record, profile.shift);
  set_dormancy(record, profile.dormancy);
  record.hour_of_week_utc = profile.hour_of_week_utc;
  record.utc_offset_h = integer(profile.offset.utc_offset_h);
  record.utc_offset_confidence = profile.offset.confidence;
  record.utc_offset_low_h = integer(profile.offset.utc_offset_low_h);
  record.utc_offset_high_h = integer(profile.offset.utc_offset_high_h);
  if (profile.offset.utc_offset_h) {
    record.utc_offset_dst = summer_time_name(profile.offset.summer_time);
  }
  record.seasonal_shift_h = profile.offset.seasonal_shift_h;
  record.office_probability = profile.offset.office_probability;
  record.utc_offset_reason = profile.offset.reason;
  record.quiet_start_h_utc = profile.rhythm.quiet_block.start_h_utc;
  record.quiet_length_h = profile.rhythm.quiet_block.length_h;
  record.office_start_h_utc = profile.office.window_start_h_utc;
  record.lunch_h_utc = integer(profile.office.lunch_h_utc);
  record.weekend_share = profile.office.weekend_share;
  record.interval_median_s = profile.automation.intervals.median_s;
  record.burstiness = profile.automation.intervals.burstiness;
  record.memory = profile.automation.intervals.memory;
  record.minute_entropy_bits = profile.automation.minute_entropy_bits;
  record.grid_min = integer(profile.automation.grid.grid_min);
  if (is_found(profile.periodicity.test)) record.period_s = profile.periodicity.period_s;
  record.max_posts_per_hour = static_cast<std::int64_t>(profile.automation.max_posts_per_hour);
  record.max_posts_per_minute = integer(profile.automation.max_posts_per_minute);
  record.longest_wake_h = profile.automation.longest_wake_h;
  if (profile.holidays.country && is_found(profile.holidays.test)) {
    record.holiday_country = profile.holidays.country->text();
  }
  for (const NamedTest& test : cadence_tests(profile)) {
    const TestResult& result = *test.result;
    record.tests.push_back({test.name, result.n, result.statistic, result.effect, result.p_value,
                            result.q_value, result.reason});
  }
}

CadenceRecord record_of(AccountCadence& account, const CadenceSubject& subject) {
  CadenceRecord record;
  record.account_uid = subject.account_uid;
  record.cluster_uid = subject.cluster_uid;
  record.handle_pattern = subject.handle_pattern;
  record.n_posts = account.n_posts;
  record.n_timed = account.n_timed;
  record.active_days = account.active_days;
  record.first_at_s = account.first_at_s;
  record.last_at_s = account.last_at_s;
  record.precision_s = account.precision_s;
  record.reason = account.reason;
  if (account.profile) set_profile(record, *account.profile);
  return record;
}

}  // namespace

void append_subject_cadence(std::string& out, AccountCadence& account,
                            const CadenceSubject& subject) {
  append_cadence(out, record_of(account, subject));
}

}  // namespace cahoots
