#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/schedules/starts.hpp"
#include "io/external_sort.hpp"
#include "io/name_file.hpp"

namespace cahoots {

/// Two accounts by slot (their place in the file of rows), the smaller first.
struct ScheduleCandidate {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  auto operator<=>(const ScheduleCandidate&) const = default;
};

struct ScheduleSearchOptions {
  /// Pairs of accounts that the bins counted in full may hold together: bins of few accounts first.
  std::uint64_t max_bin_pairs = std::uint64_t{1} << 25;
  /// The fewest bins that a pair must have in common, all bins being counted.
  std::uint32_t min_shared = 5;
  /// The same where some bins are not.
  std::uint32_t min_rare_shared = 3;
};

struct ScheduleSearchCounts {
  std::uint64_t n_candidates = 0;  ///< as found; some of them twice
  std::uint64_t n_bins_passed_over = 0;
  /// Bins with more accounts than that were not counted in full; 0 where all were.
  std::uint32_t most_accounts_a_bin = 0;
};

/// Which pairs of accounts are worth a test, without looking at all pairs. `rows`: the packed
/// starts by slot; `accounts`: the number of each slot's account; `sharers`: the accounts of `rows`
/// with a start in each bin. Adds the pairs to `candidates`, some twice; the set of pairs of
/// accounts is the same for any order of the slots.
///
/// 1. Bins of few accounts, as many as hold `max_bin_pairs` pairs (all bins of equally many
///    accounts or none): every pair that shares enough of them. Where no bin is left out, nothing
///    that could pass the test is missed.
/// 2. Only where some were: MinHash bands (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of
///    Massive Datasets", section 3.4), 32 bands of 2 rows over all bins. A pair whose sets of bins
///    have a Jaccard similarity J is met with probability 1 - (1 - J^2)^32. Measured on pairs of
///    100 starts (jitter 60 s and 0): 0.3 and 0.4 of those with a fifth of the starts in common,
///    0.7 and 0.8 with 0.36, 0.9 and 0.98 with half, all with 0.64 or more; and more by the first
///    way. In a bucket of many accounts each is paired with the next 15 by account number, so that
///    a large group hangs together by links linear in its size.
///
/// O(starts + max_bin_pairs), in the second case also O(64 starts + 480 accounts). Memory: 4 B an
/// account, 12 B a bin and 4 B a start in bins counted in full (at most 256 MiB, commonly a tenth
/// of that), and `memory_bytes` for the bands. One thread.
ScheduleSearchCounts find_schedule_candidates(NameFile& rows,
                                              std::span<const std::uint32_t> accounts,
                                              ScheduleBinTable<std::uint32_t>& sharers,
                                              const ScheduleSearchOptions& options,
                                              const std::string& folder, std::size_t memory_bytes,
                                              ExternalSort<ScheduleCandidate>& candidates);

}  // namespace cahoots
