#pragma once

#include <cstdint>
#include <vector>

#include "analysis/coaction/channel.hpp"
#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// How the objects that a pair shares add up to a weight.
enum class CoactionWeighting : std::uint8_t {
  topic_once,         ///< the best object of each topic, capped by the topic's audience
  inverse_frequency,  ///< each object: ln(accounts / sharers), whatever the topic
};

/// How to look for co-action in one channel.
struct CoactionOptions {
  /// Two posts act together where they are at most this far apart, both ends included.
  std::int64_t window_s = 60;
  /// The fewest distinct shared objects of an edge; at least 1.
  std::uint32_t min_objects = 2;
  /// An object with at most this many sharers makes an edge alone, below `min_objects`: rare
  /// objects have few pairs, so the number of edges stays linear in the traces. 0: none does.
  std::uint32_t rare_sharers = 0;
  /// Objects with more sharers leave no trace: for channels of rare objects, whose common ones
  /// another channel weighs. 0: no limit.
  std::uint32_t max_sharers = 0;
  /// False: no null model, because the window is wider than any stratum that keeps who was active
  /// when; all p and q stay 1.
  bool is_tested = true;
  /// The width of a stratum of the null model.
  std::int64_t stratum_s = 86400;
  /// Strata are also split by the object's commonest topic: the null then asks for more than
  /// being interested in one thing at one time.
  bool stratify_by_topic = false;
  CoactionWeighting weighting = CoactionWeighting::topic_once;
  /// Edges of a greater q-value, or of none, are left out; 1: none is.
  double max_q_value = 1.0;
  /// The most pairs of posts kept as evidence of an edge.
  std::uint32_t n_evidence = 3;
  std::uint32_t n_threads = 1;
};

/// The defaults of the channel (see `channel_table`).
CoactionOptions default_options(Channel channel);

/// Two posts on one object, the closest in time that the two accounts have on it.
struct CoactionEvidence {
  std::uint32_t object = 0;
  std::uint32_t source_post = 0;
  std::uint32_t target_post = 0;
  /// Target minus source: positive where the target posted later.
  std::int64_t lag_s = 0;
  /// Accounts that share the object anywhere in the channel.
  std::uint32_t n_sharers = 0;
  /// The topic of the closest pair, and what the object is worth, capped by that topic's audience.
  std::uint32_t topic = 0;
  double weight = 0.0;
};

/// Two accounts that shared at least `min_objects` objects (or a rare one), within the window.
struct CoactionEdge {
  std::uint32_t source = 0;  // < target
  std::uint32_t target = 0;
  Channel channel = Channel::text;
  /// Distinct objects that both shared within the window of each other. Exact.
  std::uint32_t n_objects = 0;
  /// Of those, as many as can be counted one to a post: the closest posts of two objects are often
  /// the same, as where a post has two hashtags, and then tell one thing. The count that is tested.
  std::uint32_t n_independent = 0;
  /// Traces of either account with a trace of the other on the same object in the window.
  std::uint64_t n_events = 0;
  /// The score, by `topic_once`: for each topic the best shared object's multiplier *
  /// min(ln(accounts / sharers of the object), ln(accounts / audience of the topic)), summed over
  /// topics. The topic of a shared object is that of its closest pair of posts, the wider one if
  /// they differ.
  double weight = 0.0;
  /// A bound on the mean of `n_objects` under the null, and the chance of `n_independent` or more.
  double expected = 0.0;
  double p_value = 1.0;
  double q_value = 1.0;
  /// Median over the shared objects of the smallest time between the two accounts' posts.
  double lag_median_s = 0.0;
  /// The first and last of the posts counted in `n_events`.
  std::int64_t first_at_s = 0;
  std::int64_t last_at_s = 0;
  /// One pair of posts an object: first the best object of each topic, then the others. Both
  /// runs are ordered by weight, greatest first, then by sharers, fewest first, then the smallest
  /// lag, then the earlier post by (created_at, uid), then the other post, then the object. With K
  /// entries an account's K best topics over all its edges can be read from them without loss.
  std::vector<CoactionEvidence> evidence;
};

/// What was read, left out and tested.
struct CoactionCounts {
  std::uint64_t n_traces = 0;      // distinct (object, post), usable
  std::uint64_t n_undated = 0;     // left out: the post has no time
  std::uint64_t n_too_coarse = 0;  // left out: its time is less precise than the window
  std::uint64_t n_common = 0;      // left out: on an object with more than `max_sharers`
  std::uint32_t n_accounts = 0;    // accounts with a usable trace
  std::uint64_t n_tests = 0;       // pairs of those: the family of Benjamini and Hochberg
  std::uint64_t n_above_q = 0;     // edges left out: q above `max_q_value`
  std::uint64_t n_pairs_seen = 0;  // visits of one account's trace from another's window
};

struct CoactionResult {
  /// Ordered by (source, target).
  std::vector<CoactionEdge> edges;
  CoactionCounts counts;
};

/// All pairs of accounts that co-act in the channel (Pacheco et al. 2021), exactly: traces sorted
/// by (object, time), those without a neighbour dropped, accounts that cannot reach the threshold
/// pruned, then one sparse row of A * A^T an account (Gustavson 1978) with the threshold applied
/// inside the row. No cap on sharers: a viral object is weighed, not cut.
///
/// Significance: null hypothesis, within each stratum of time the accounts are assigned to the
/// channel's traces at random, each keeping its number of traces. The mean number of co-actions of
/// a pair is then exact (see PairNull); `expected` is the mean number of distinct objects that
/// follows at most, `p_value` the upper tail of `n_independent` (PairChances), `q_value` adjusts
/// over all pairs of accounts of the channel, reported or not. A stratum owned by one operation
/// explains its own co-actions: such an edge has p near 1 whatever its weight, and is evidence by
/// score only.
///
/// The result is the same for any `n_threads` and order of traces. Time: O(n log n) and the visits
/// counted in `n_pairs_seen`, each trace at most once per account that shared its object. Memory:
/// 8 B a trace, 16 B a trace with a neighbour, 8 B an account and thread, and the edges.
/// Throws UsageError for a negative window, or where no time is as precise as the window, and for
/// a threshold or stratum of 0. `posts` and `topics` may be read by others meanwhile.
CoactionResult find_coactions(const PostColumns& posts, const Topics& topics, TraceTable table,
                              const CoactionOptions& options);

}  // namespace cahoots
