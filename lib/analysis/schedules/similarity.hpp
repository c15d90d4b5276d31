#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/schedules/candidates.hpp"
#include "analysis/schedules/pair.hpp"

namespace cahoots {

struct ScheduleSimilarityOptions {
  /// The fewest bins in which an account began to post, for it to take part.
  std::uint32_t min_starts = 20;
  /// What a pair must have to be an edge.
  std::uint32_t min_shared = 5;
  double min_effect = 2.0;  ///< shared / expected, against habits and against even minutes
  double max_q_value = 0.01;
  std::uint32_t n_evidence = 3;
  std::uint64_t max_bin_pairs = ScheduleSearchOptions().max_bin_pairs;
  std::string folder;                                 ///< as for TemporaryFile
  std::size_t memory_bytes = std::size_t{256} << 20;  ///< beyond it starts and pairs go to disk
};

/// Two accounts that began to post in the same five minutes more often than chance explains.
struct ScheduleEdge {
  std::uint32_t source = 0;  ///< < target
  std::uint32_t target = 0;
  double weight = 0.0;         ///< -ln p, at most kMostScheduleNats
  std::uint64_t n_hours = 0;   ///< clock hours in which both began to post: the n of the test
  std::uint64_t n_shared = 0;  ///< of these, with a bin in common
  std::uint64_t n_posts = 0;   ///< in those bins, of both
  double expected = 0.0;       ///< of n_shared
  double p_value = 1.0;
  double q_value = 1.0;         ///< Benjamini-Hochberg over all pairs of accounts that took part
  double lag_median_s = 0.0;    ///< of the first posts in a bin, target minus source
  std::int64_t first_at_s = 0;  ///< of the first posts in a bin, the earliest
  std::int64_t last_at_s = 0;   ///< and the latest
  std::vector<SharedScheduleBin> evidence;  ///< the least likely, of equals the earliest
};
constexpr double kMostScheduleNats = 100.0;

struct ScheduleLinks {
  std::vector<ScheduleEdge> edges;  ///< by (source, target)
  std::uint64_t n_accounts = 0;     ///< that took part
  std::uint64_t n_too_few = 0;      ///< with starts, but fewer than min_starts: not tested
  std::uint64_t n_tested = 0;       ///< pairs with min_shared and min_effect; others count as p = 1
  ScheduleSearchCounts search;
};

/// Finds pairs of accounts on one schedule. Null, n, statistic and effect: SchedulePair. Which
/// pairs are looked at: find_schedule_candidates. Accounts that answer each other within minutes,
/// again and again, are found too: the test tells that two act together, not why. Timers on fixed
/// times of the day or minutes of the hour are habits of their own and link nobody. A group that is
/// a large part of all who are at work in its hours cannot be told from an audience of the news and
/// is not found. Measured among 300 accounts of one zone, 60 days, jitter 60 s, plan of 60 posts:
/// groups of 2 to 10 with half or more of their posts from the plan, 97 to 100 % of pairs; of 30,
/// 88 to 100 %; of 60, 74 % with half but none with all; of 100, at most 4 %.
///
/// Memory: 4 B an account, 3 to 5 B a start on disk where that exceeds a half of memory_bytes,
/// 1152 B twice for every day with posts, the search and the edges. `add` from one thread, one
/// call an account, in any order; same result for any order, number of threads and memory.
class ScheduleSimilarity {
 public:
  explicit ScheduleSimilarity(ScheduleSimilarityOptions options = {});

  /// `events` of one account, ascending. O(events).
  void add(std::uint32_t account, std::span<const CadenceEvent> events);
  /// The same of an account whose starts were collected elsewhere, `min_starts` or more, as
  /// pack_schedule_starts gives them; activity() does not learn of it.
  void add_packed(std::uint32_t account, std::string_view packed_starts);
  /// What all accounts began, and those that began too seldom, to be added to.
  ScheduleActivity& activity() { return activity_; }
  void add_too_few(std::uint64_t n_accounts) { n_too_few_ += n_accounts; }
  /// Once, at the end.
  ScheduleLinks find(unsigned n_threads);

 private:
  ScheduleSimilarityOptions options_;
  NameFile rows_;
  std::vector<std::uint32_t> accounts_;  ///< by slot
  ScheduleActivity activity_;
  ScheduleBinTable<std::uint32_t> sharers_;  ///< of the accounts that take part
  std::uint64_t n_too_few_ = 0;
};

}  // namespace cahoots
