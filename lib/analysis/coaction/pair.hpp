#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/coaction/coaction.hpp"
#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// One object that both accounts of a pair shared within the window.
struct SharedObject {
  CoactionEvidence closest;
  std::uint64_t lag_s = 0;     // without its sign
  std::uint64_t n_events = 0;  // of both accounts
  std::int64_t first_at_s = 0;
  std::int64_t last_at_s = 0;
};

/// Compares the posts of two accounts on one object: both lists ascending, both accounts' posts
/// taken from traces on it, and every target post within the window of some source post. Of equal
/// lags the earliest pair of posts stands. O(source + target).
SharedObject compare_on_object(const PostColumns& posts, std::uint32_t object,
                               std::span<const std::uint32_t> source_posts,
                               std::span<const std::uint32_t> target_posts, std::uint64_t window_s);

/// The fewer of the distinct source posts and the distinct target posts among the closest.
std::uint32_t count_independent(std::span<const SharedObject> shared);

/// Weighs what a pair shares (see CoactionEdge::weight) and picks its evidence.
class PairScorer {
 public:
  /// `sharers` and `multiplier` (or empty) by object; borrows all of them.
  PairScorer(const PostColumns& posts, const Topics& topics, std::span<const std::uint32_t> sharers,
             std::span<const float> multiplier, CoactionWeighting weighting,
             std::uint32_t n_evidence)
      : posts_(posts),
        topics_(topics),
        sharers_(sharers),
        multiplier_(multiplier),
        weighting_(weighting),
        n_evidence_(n_evidence) {}

  /// Fills all of the edge but its ends, channel and significance. Reorders `shared`, which holds
  /// at least one object. Any thread.
  CoactionEdge score(std::vector<SharedObject>& shared) const;

 private:
  double rarity(std::uint32_t count) const;
  std::uint32_t topic_of(const SharedObject& shared) const;
  void weigh(SharedObject& shared) const;

  const PostColumns& posts_;
  const Topics& topics_;
  std::span<const std::uint32_t> sharers_;
  std::span<const float> multiplier_;
  CoactionWeighting weighting_;
  std::uint32_t n_evidence_;
};

}  // namespace cahoots
