#include "records/self_test_record.hpp"

#include "records/json_writer.hpp"

namespace cahoots {

void append_self_test(std::string& out, const SelfTestRecord& test) {
  JsonWriter writer(out);
  writer.begin_record("self_test");
  writer.text("channel", test.channel);
  writer.integer("window_s", test.window_s);
  writer.integer("stratum_s", test.stratum_s);
  writer.number("max_q_value", test.max_q_value);
  writer.count("n_edges", test.n_edges);
  writer.count("n_significant", test.n_significant);
  writer.count("n_shuffles", test.n_shuffles);
  writer.number("mean_shuffled_edges", test.mean_shuffled_edges);
  writer.number("mean_shuffled_significant", test.mean_shuffled_significant);
  writer.count("n_shuffles_with_significant", test.n_shuffles_with_significant);
  writer.count("n_p_values", test.n_p_values);
  writer.number("ks_too_small", test.ks_too_small);
  writer.number("ks_too_large", test.ks_too_large);
  writer.number("ks_p_value", test.ks_p_value);
  writer.number("ks_p_value_too_small", test.ks_p_value_too_small);
  writer.count("n_planted", test.n_planted);
  writer.count("n_planted_found", test.n_planted_found);
  writer.boolean("passed", test.passed);
  writer.end_record();
}

}  // namespace cahoots
