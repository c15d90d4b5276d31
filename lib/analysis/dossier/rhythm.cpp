#include "analysis/dossier/rhythm.hpp"

#include <algorithm>
#include <string_view>

namespace cahoots {
namespace {

std::uint64_t count_in(RecordView& record, std::string_view key) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, record.integer(key).value_or(0)));
}

std::optional<AccountMoment> moment_in(RecordView& record, const std::string& name) {
  const auto minute = record.integer(name + "_min_utc");
  if (!minute) return std::nullopt;
  return AccountMoment{*minute, record.integer(name + "_low_min").value_or(*minute),
                       record.integer(name + "_high_min").value_or(*minute)};
}

std::vector<AccountTest> tests_in(RecordView& record) {
  std::vector<AccountTest> found;
  auto tests = record.object("tests");
  if (!tests) return found;
  for (const std::string_view name : tests->keys()) {
    auto object = tests->object(name);
    if (!object) continue;
    AccountTest read;
    read.test = {std::string(name),        count_in(*object, "n"),    object->number("statistic"),
                 object->number("effect"), object->number("p_value"), object->number("q_value")};
    read.reason = object->text("reason");
    found.push_back(std::move(read));
  }
  return found;
}

}  // namespace

AccountRhythm read_account_rhythm(RecordView& record) {
  AccountRhythm rhythm;
  rhythm.uid = record.text("account_uid");
  rhythm.n_posts = count_in(record, "n_posts");
  rhythm.n_timed = count_in(record, "n_timed");
  rhythm.active_days = count_in(record, "active_days");
  rhythm.span = {record.time_s("first_at"), record.time_s("last_at")};
  rhythm.reason = record.text("reason");
  const std::vector<std::int64_t> hours = record.integers("hour_of_week_utc");
  if (hours.size() == 168) {
    rhythm.hour_of_week_utc.emplace();
    std::transform(hours.begin(), hours.end(), rhythm.hour_of_week_utc->begin(),
                   [](std::int64_t count) {
                     return static_cast<std::uint64_t>(std::max<std::int64_t>(0, count));
                   });
  }
  rhythm.utc_offset_h = record.integer("utc_offset_h");
  rhythm.utc_offset_confidence = record.number("utc_offset_confidence");
  rhythm.utc_offset_low_h = record.integer("utc_offset_low_h");
  rhythm.utc_offset_high_h = record.integer("utc_offset_high_h");
  rhythm.utc_offset_reason = record.text("utc_offset_reason");
  rhythm.quiet_start_h_utc = record.integer("quiet_start_h_utc");
  rhythm.quiet_length_h = record.integer("quiet_length_h");
  rhythm.shift_start = moment_in(record, "shift_start");
  rhythm.shift_end = moment_in(record, "shift_end");
  rhythm.holiday_country = record.text("holiday_country");
  rhythm.period_s = record.number("period_s");
  rhythm.max_posts_per_hour = record.integer("max_posts_per_hour");
  rhythm.max_posts_per_minute = record.integer("max_posts_per_minute");
  rhythm.longest_wake_h = record.number("longest_wake_h");
  rhythm.tests = tests_in(record);
  return rhythm;
}

}  // namespace cahoots
