#pragma once

#include <cstdint>

#include "analysis/coaction/coaction.hpp"
#include "stats/kolmogorov.hpp"

namespace cahoots {

struct SelfTestOptions {
  CoactionOptions coaction;
  std::uint32_t n_shuffles = 200;
  std::uint64_t seed = 1;
  /// What counts as a discovery.
  double max_q_value = 0.01;
  /// Pairs whose p-values are followed through the shuffles: those with the greatest means under
  /// the null among the pairs that share anything, where a wrong null would show.
  std::uint32_t n_followed_pairs = 500;
  std::uint32_t n_planted_pairs = 100;
  /// Objects that a planted pair shares beyond chance.
  std::uint32_t n_planted_objects = 5;
};

/// Whether the error rates of a channel can be trusted on the data at hand.
struct SelfTestResult {
  std::uint64_t n_edges = 0;
  std::uint64_t n_significant = 0;  ///< q <= max_q_value, on the data as they are
  std::uint32_t n_shuffles = 0;
  double mean_shuffled_edges = 0;
  double mean_shuffled_significant = 0;
  /// Shuffles with any discovery: at most about `max_q_value` of them if all is well.
  std::uint32_t n_shuffles_with_significant = 0;
  std::uint32_t n_followed_pairs = 0;
  /// The randomised p-values of the followed pairs, over all shuffles.
  UniformDistance uniformity;
  std::uint32_t n_planted = 0;
  std::uint32_t n_planted_found = 0;  ///< at q <= max_q_value, planted into one shuffle
  /// Not more small p-values than chance makes (one-sided, at 0.01, or by less than 0.02 in all),
  /// and 80 % of the planted pairs found.
  bool has_passed = false;
};

/// Shuffles the accounts of the posts within the strata of the channel's null model, time and
/// again, and looks for co-action in what is left: nobody acts together there but by chance. A
/// p-value of a count is made uniform by drawing evenly within the count's own probability. Then
/// plants pairs into one shuffle: each first account's traces on `n_planted_objects` are repeated
/// by the second half a window later at most. Deterministic. Time: a run of find_coactions a
/// shuffle; memory: that of one, twice. Throws what find_coactions throws.
SelfTestResult self_test(const PostColumns& posts, const Topics& topics, const TraceTable& table,
                         const SelfTestOptions& options);

}  // namespace cahoots
