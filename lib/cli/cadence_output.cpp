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

void set_profile(CadenceRecord& record, CadenceProfile& profile) {
  record.hour_of_week_utc = profile.hour_of_week_utc;
  record.utc_offset_h = integer(profile.offset.utc_offset_h);
  record.utc_offset_confidence = profile.offset.confidence;
  record.utc_offset_low_h = integer(profile.offset.utc_offset_low_h);
  record.utc_offset_high_h = integer(profile.offset.utc_offset_high_h);
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
  record.max_posts_per_hour = static_cast<std::int64_t>(profile.automation.max_posts_per_hour);
  for (const NamedTest& test : cadence_tests(profile)) {
    const TestResult& result = *test.result;
    record.tests.push_back({test.name, result.n, result.statistic, result.effect, result.p_value,
                            result.q_value, result.reason});
  }
}

CadenceRecord record_of(AccountCadence& account, Text uid) {
  CadenceRecord record;
  record.account_uid = uid;
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

void append_account_cadence(std::string& out, AccountCadence& account, Text uid) {
  append_cadence(out, record_of(account, uid));
}

}  // namespace cahoots
