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

}  // namespace

void append_cadence(std::string& out, const CadenceRecord& cadence) {
  JsonWriter writer(out);
  writer.begin_record("cadence");
  writer.text("account_uid", cadence.account_uid);
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
  writer.number("office_probability", cadence.office_probability);
  writer.text("utc_offset_reason",
              cadence.utc_offset_reason.empty() ? Text() : cadence.utc_offset_reason);
  writer.integer("quiet_start_h_utc", cadence.quiet_start_h_utc);
  writer.integer("quiet_length_h", cadence.quiet_length_h);
  writer.integer("office_start_h_utc", cadence.office_start_h_utc);
  writer.integer("lunch_h_utc", cadence.lunch_h_utc);
  writer.number("weekend_share", cadence.weekend_share);
  writer.number("interval_median_s", cadence.interval_median_s);
  writer.number("burstiness", cadence.burstiness);
  writer.number("memory", cadence.memory);
  writer.number("minute_entropy_bits", cadence.minute_entropy_bits);
  writer.integer("grid_min", cadence.grid_min);
  writer.integer("max_posts_per_hour", cadence.max_posts_per_hour);
  writer.begin_object("tests");
  for (const CadenceTestRecord& test : cadence.tests) write_test(writer, test);
  writer.end_object();
  writer.end_record();
}

}  // namespace cahoots
