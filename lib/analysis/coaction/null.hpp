#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "analysis/coaction/pair_chances.hpp"
#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// The null model of co-action: within each stratum (a stretch of `stratum_s` seconds, optionally
/// split by the object's commonest topic) the account labels of the traces are permuted at random,
/// independently of other strata. For accounts i and j, strata s and t, n_is traces of i and m_s
/// traces of all in s, and P pairs of traces on one object within the window of each other, one in
/// s and one in t,
///
///   E[co-active pairs of traces] = P * 2 n_is n_js / (m_s (m_s - 1))      where s = t
///                                = P * (n_is n_jt + n_js n_it) / (m_s m_t) where s != t,
///
/// exactly, so a pair of posts over midnight needs no convention. What is counted is distinct
/// *objects*, though, and one tag of a conference fills a hundred strata: so the means of an object
/// are turned into a bound on the chance that it is shared in a stratum, and the chances of missing
/// it multiplied over the strata (PairChances). With n_i traces of i, on average c = 2 P n_i / m
/// traces of the object are within the window of one of them; j, who draws n_j of the other
/// m - n_i, misses c of them with a hypergeometric probability, which is convex in c: that c varies
/// about its mean makes a miss only likelier (Jensen). Of the two accounts the
/// one with fewer traces is i. In each combination of strata the 64 objects with the most strata,
/// then the most pairs, are kept apart like that; each of the others contributes at most 1 there,
/// and all together at most the fewer traces of the two accounts. Objects that come on one post are
/// not independent: the count to be tested is CoactionEdge::n_independent.
///
/// Memory: 24 B a trace while it is built, then 8 B an account and stratum, and 24 B an object kept
/// apart and combination. Any thread may read.
class PairNull {
 public:
  /// `sorted`: distinct dated traces ordered by (object, time). `topics` null: strata of time only.
  PairNull(const PostColumns& posts, const Topics* topics, const std::vector<Trace>& sorted,
           std::int64_t window_s, std::int64_t stratum_s);

  /// For the `chances` that `find` fills: one to a thread.
  PairChances make_chances() const { return PairChances(n_apart_); }
  /// What chance gives the two, within the window. O(strata of a + strata of b), times the strata
  /// a window spans, times the objects kept apart.
  void find(std::uint32_t account_a, std::uint32_t account_b, PairChances& chances) const;
  /// The mean number of distinct objects they share. As above, and O(objects) memory.
  double expected(std::uint32_t account_a, std::uint32_t account_b) const;

 private:
  struct Stratum {
    std::uint32_t topic = 0;
    std::int64_t bin = 0;
    auto operator<=>(const Stratum&) const = default;
  };
  struct AccountShare {
    std::uint32_t stratum = 0;
    std::uint32_t n_traces = 0;
  };
  /// The objects of one combination of strata, cut at a number of trace pairs.
  struct Level {
    std::uint64_t pairs = 0;            // on each object of the level
    double objects_from_here_up = 0.0;  // objects with at least `pairs`
    double pairs_below = 0.0;           // summed over objects with fewer
  };
  struct Combination {
    std::uint32_t later_stratum = 0;
    std::uint64_t first_level = 0;  // levels ordered by pairs
    std::uint64_t end_level = 0;
    std::uint64_t first_apart = 0;
    std::uint64_t end_apart = 0;
  };
  /// An object that is kept apart in a combination of strata.
  struct ApartPairs {
    std::uint32_t object = 0;  // numbered among those kept apart
    double pairs = 0.0;
    double n_traces = 0.0;  // on it in the later stratum
  };
  struct ObjectPairs;

  std::vector<std::uint32_t> stratify(const PostColumns& posts, const Topics* topics,
                                      const std::vector<Trace>& sorted, std::int64_t stratum_s);
  void count_shares(const PostColumns& posts, const std::vector<Trace>& sorted,
                    const std::vector<std::uint32_t>& stratum_of);
  void index_pairs(std::vector<ObjectPairs> pairs);
  void add_combination(std::span<ObjectPairs> pairs, const std::vector<std::uint32_t>& n_strata_of,
                       std::vector<std::uint32_t>& apart_number);
  void add_levels(std::span<const ObjectPairs> pairs);
  void add_chances(const AccountShare& a, const AccountShare& b, PairChances& chances) const;
  const Combination* find_combination(std::uint32_t earlier, std::uint32_t later) const;

  std::int64_t reach_bins_ = 0;  // how many strata later a window may end
  std::vector<Stratum> strata_;  // sorted
  std::vector<std::uint64_t> n_traces_of_;
  std::vector<std::uint64_t> share_start_;
  std::vector<AccountShare> shares_;
  std::vector<std::uint64_t> combination_start_;
  std::vector<Combination> combinations_;
  std::vector<Level> levels_;
  std::vector<ApartPairs> apart_;
  std::uint32_t n_apart_ = 0;
};

}  // namespace cahoots
