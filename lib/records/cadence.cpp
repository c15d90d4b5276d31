#include "records/cadence.hpp"

#include "records/json_writer.hpp"

namespace cahoots {
namespace {

void write_test(JsonWriter& writer, const CadenceTestRecord& test) {
  writer.begin_object(test.name);
  writer.count("n", test.n);
  writer.number("statistic", test.statistic);
  writer.number("effect", test.effect);
  writer.number("p_value", test.p_value);
  writer.number("q_value", test.q_value);
  writer.text("reason", test.reason.empty() ? Text() : test.reason);
  writer.end_object();
}

void write_totals_and_clock(JsonWriter& writer, const CadenceRecord& cadence) {
  writer.text("account_uid", cadence.account_uid.empty() ? Text() : cadence.account_uid);
  writer.text("cluster_uid", cadence.cluster_uid.empty() ? Text() : cadence.cluster_uid);
  writer.count("n_posts", cadence.n_posts);
  writer.count("n_timed", cadence.n_timed);
  writer.count("active_days", cadence.active_days);
  writer.time("first_at", cadence.first_at_s);
  writer.time("last_at", cadence.last_at_s);
  writer.integer("precision_s", cadence.precision_s);
  writer.text("reason", cadence.reason.empty() ? Text() : cadence.reason);
  writer.counts("hour_of_week_utc", cadence.hour_of_week_utc);
  writer.integer("utc_offset_h", cadence.utc_offset_h);
  writer.number("utc_offset_confidence", cadence.utc_offset_confidence);
  writer.integer("utc_offset_low_h", cadence.utc_offset_low_h);
  writer.integer("utc_offset_high_h", cadence.utc_offset_high_h);
  writer.text("utc_offset_dst", cadence.utc_offset_dst.empty() ? Text() : cadence.utc_offset_dst);
  writer.number("seasonal_shift_h", cadence.seasonal_shift_h);
  writer.number("office_probability", cadence.office_probability);
  writer.text("utc_offset_reason",
              cadence.utc_offset_reason.empty() ? Text() : cadence.utc_offset_reason);
}

void write_schedule(JsonWriter& writer, const CadenceRecord& cadence) {
  writer.integer("quiet_start_h_utc", cadence.quiet_start_h_utc);
  writer.integer("quiet_length_h", cadence.quiet_length_h);
  writer.integer("office_start_h_utc", cadence.office_start_h_utc);
  writer.integer("lunch_h_utc", cadence.lunch_h_utc);
  writer.number("weekend_share", cadence.weekend_share);
  writer.integer("shift_start_min_utc", cadence.shift_start_min_utc);
  writer.integer("shift_start_low_min", cadence.shift_start_low_min);
  writer.integer("shift_start_high_min", cadence.shift_start_high_min);
  writer.integer("shift_end_min_utc", cadence.shift_end_min_utc);
  writer.integer("shift_end_low_min", cadence.shift_end_low_min);
  writer.integer("shift_end_high_min", cadence.shift_end_high_min);
  writer.text("shift_reason", cadence.shift_reason.empty() ? Text() : cadence.shift_reason);
  writer.text("holiday_country",
              cadence.holiday_country.empty() ? Text() : cadence.holiday_country);
  writer.number("interval_median_s", cadence.interval_median_s);
  writer.number("burstiness", cadence.burstiness);
  writer.number("memory", cadence.memory);
  writer.number("minute_entropy_bits", cadence.minute_entropy_bits);
  writer.integer("grid_min", cadence.grid_min);
  writer.number("period_s", cadence.period_s);
  writer.integer("max_posts_per_hour", cadence.max_posts_per_hour);
  writer.integer("max_posts_per_minute", cadence.max_posts_per_minute);
  writer.number("longest_wake_h", cadence.longest_wake_h);
}

void write_comparisons(JsonWriter& writer, const CadenceRecord& cadence) {
  writer.number("background_distance", cadence.background_distance);
  writer.integer("background_lead_h", cadence.background_lead_h);
  writer.number("background_lead_confidence", cadence.background_lead_confidence);
  writer.integer("background_lead_low_h", cadence.background_lead_low_h);
  writer.integer("background_lead_high_h", cadence.background_lead_high_h);
  writer.text("background_reason",
              cadence.background_reason.empty() ? Text() : cadence.background_reason);
  writer.text("handle_pattern", cadence.handle_pattern.empty() ? Text() : cadence.handle_pattern);
  writer.integer("dormant_gap_s", cadence.dormant_gap_s);
  writer.time("woke_at", cadence.woke_at_s);
  writer.integer("n_before_gap", cadence.n_before_gap);
  writer.integer("n_after_gap", cadence.n_after_gap);
  writer.number("wake_rate_ratio", cadence.wake_rate_ratio);
  writer.number("gap_hashtag_overlap", cadence.gap_hashtag_overlap);
}

}  // namespace

void append_cadence(std::string& out, const CadenceRecord& cadence) {
  JsonWriter writer(out);
  writer.begin_record("cadence");
  write_totals_and_clock(writer, cadence);
  write_schedule(writer, cadence);
  write_comparisons(writer, cadence);
  writer.begin_object("tests");
  for (const CadenceTestRecord& test : cadence.tests) write_test(writer, test);
  writer.end_object();
  writer.end_record();
}

}  // namespace cahoots
