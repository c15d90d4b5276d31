#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/post.hpp"

namespace cahoots {

/// Whether the error rates of a channel hold on the data at hand: the `self_test` record. Written,
/// never read back.
struct SelfTestRecord {
  Text channel;
  std::int64_t window_s = 0;
  std::int64_t stratum_s = 0;
  double max_q_value = 0;
  std::uint64_t n_edges = 0;
  std::uint64_t n_significant = 0;
  std::uint64_t n_shuffles = 0;
  double mean_shuffled_edges = 0;
  double mean_shuffled_significant = 0;
  std::uint64_t n_shuffles_with_significant = 0;
  std::uint64_t n_p_values = 0;
  std::optional<double> ks_too_small;
  std::optional<double> ks_too_large;
  std::optional<double> ks_p_value;
  std::optional<double> ks_p_value_too_small;
  std::uint64_t n_planted = 0;
  std::uint64_t n_planted_found = 0;
  bool passed = false;
};

/// Appends one line with every key of the schema in its order.
void append_self_test(std::string& out, const SelfTestRecord& test);

}  // namespace cahoots
