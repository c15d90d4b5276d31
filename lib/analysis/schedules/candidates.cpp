#include "analysis/schedules/candidates.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>

#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kScheduleBands = 32;
constexpr std::size_t kBandsAPass = 8;
constexpr std::size_t kBucketNeighbours = 15;
constexpr std::uint32_t kFewestSharers = 2;

using BandSeeds = std::array<std::uint64_t, 2>;

struct BandEntry {
  std::uint64_t key;
  std::uint32_t account;
  std::uint32_t slot;
  auto operator<=>(const BandEntry&) const = default;
};

/// The most accounts of a bin that is counted, so that all such bins hold `max_pairs` at most;
/// 2^32 - 1 where all do.
std::uint32_t rare_bin_limit(ScheduleBinTable<std::uint32_t>& sharers, std::uint64_t max_pairs,
                             ScheduleSearchCounts& counts) {
  std::map<std::uint32_t, std::uint64_t> n_bins;
  sharers.for_each([&](std::uint32_t, std::uint32_t n_accounts) {
    if (n_accounts >= kFewestSharers) ++n_bins[n_accounts];
  });
  std::uint64_t n_pairs = 0;
  std::uint32_t limit = 0;
  for (const auto& [n_accounts, n] : n_bins) {
    if (counts.n_bins_passed_over == 0) {
      n_pairs += n * (std::uint64_t{n_accounts} * (n_accounts - 1) / 2);
      if (n_pairs <= max_pairs) limit = n_accounts;
    }
    if (n_accounts > limit) counts.n_bins_passed_over += n;
  }
  if (counts.n_bins_passed_over == 0) return std::numeric_limits<std::uint32_t>::max();
  counts.most_accounts_a_bin = limit;
  return limit;
}

/// The slots with a start in each bin of few accounts.
class RareBinIndex {
 public:
  RareBinIndex(ScheduleBinTable<std::uint32_t>& sharers, std::uint32_t limit)
      : sharers_(sharers), limit_(limit) {
    std::uint64_t end = 0;
    sharers.for_each([&](std::uint32_t bin, std::uint32_t n_accounts) {
      if (!holds(n_accounts)) return;
      ends_[bin] = end;  // grows to the end of its list as slots come in
      end += n_accounts;
    });
    slots_.resize(end);
  }

  /// Calls `visit(slot)` for the slots added before with a start in that bin, then adds this one.
  template <class Visit>
  void visit_and_add(std::uint32_t bin, std::uint32_t slot, Visit visit) {
    if (!holds(sharers_.at(bin))) return;
    std::uint64_t& end = ends_[bin];
    const std::uint64_t begin = end - n_added_[bin];
    for (std::uint64_t i = begin; i < end; ++i) visit(slots_[i]);
    slots_[end++] = slot;
    ++n_added_[bin];
  }

 private:
  bool holds(std::uint32_t n_accounts) const {
    return n_accounts >= kFewestSharers && n_accounts <= limit_;
  }

  const ScheduleBinTable<std::uint32_t>& sharers_;
  std::uint32_t limit_;
  ScheduleBinTable<std::uint64_t> ends_;
  ScheduleBinTable<std::uint32_t> n_added_;
  std::vector<std::uint32_t> slots_;
};

void pair_by_rare_bins(NameFile& rows, ScheduleBinTable<std::uint32_t>& sharers,
                       std::uint32_t limit, std::uint32_t min_shared,
                       ExternalSort<ScheduleCandidate>& candidates) {
  RareBinIndex index(sharers, limit);
  std::vector<std::uint32_t> n_shared(rows.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<ScheduleStart> starts;
  rows.for_each([&](std::uint32_t slot, std::string_view row) {
    unpack_schedule_starts(row, starts);
    for (const ScheduleStart& start : starts) {
      index.visit_and_add(start.bin, slot, [&](std::uint32_t other) {
        if (n_shared[other]++ == 0) touched.push_back(other);
      });
    }
    for (const std::uint32_t other : touched) {
      if (n_shared[other] >= min_shared) candidates.add({other, slot});
      n_shared[other] = 0;
    }
    touched.clear();
  });
}

/// The finalizer of splitmix64 (base/random.hpp).
std::uint64_t mixed_bits(std::uint64_t bits) {
  return Random(bits).next();
}

std::uint64_t schedule_band_key(std::span<const ScheduleStart> starts, const BandSeeds& seeds) {
  BandSeeds least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const ScheduleStart& start : starts) {
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      least[i] = std::min(least[i], mixed_bits(seeds[i] + start.bin));
    }
  }
  return mixed_bits(least[0] ^ mixed_bits(least[1]));
}

void pair_in_buckets(ExternalSort<BandEntry>& entries,
                     ExternalSort<ScheduleCandidate>& candidates) {
  std::vector<std::uint32_t> before;  // the latest of the bucket, in a ring
  std::uint64_t key = 0;
  std::size_t next = 0;
  entries.for_each([&](const BandEntry& entry) {
    if (entry.key != key) before.clear();
    if (before.empty()) next = 0;
    key = entry.key;
    for (const std::uint32_t other : before) {
      candidates.add({std::min(other, entry.slot), std::max(other, entry.slot)});
    }
    if (before.size() < kBucketNeighbours) {
      before.push_back(entry.slot);
    } else {
      before[next++ % kBucketNeighbours] = entry.slot;
    }
  });
}

/// Reads the rows once for every few bands: reading costs more than hashing.
void pair_by_bands(NameFile& rows, std::span<const std::uint32_t> accounts,
                   const std::string& folder, std::size_t memory_bytes,
                   ExternalSort<ScheduleCandidate>& candidates) {
  Random random(0x5C4ED01EU);  // any fixed number
  for (std::uint32_t band = 0; band < kScheduleBands; band += kBandsAPass) {
    std::array<BandSeeds, kBandsAPass> seeds;
    std::deque<ExternalSort<BandEntry>> entries;
    for (BandSeeds& pair : seeds) {
      for (std::uint64_t& seed : pair) seed = random.next();
      entries.emplace_back(folder, memory_bytes / kBandsAPass);
    }
    std::vector<ScheduleStart> starts;
    rows.for_each([&](std::uint32_t slot, std::string_view row) {
      unpack_schedule_starts(row, starts);
      for (std::size_t i = 0; i < kBandsAPass; ++i) {
        entries[i].add({schedule_band_key(starts, seeds[i]), accounts[slot], slot});
      }
    });
    for (ExternalSort<BandEntry>& one : entries) pair_in_buckets(one, candidates);
  }
}

}  // namespace

ScheduleSearchCounts find_schedule_candidates(NameFile& rows,
                                              std::span<const std::uint32_t> accounts,
                                              ScheduleBinTable<std::uint32_t>& sharers,
                                              const ScheduleSearchOptions& options,
                                              const std::string& folder, std::size_t memory_bytes,
                                              ExternalSort<ScheduleCandidate>& candidates) {
  ScheduleSearchCounts counts;
  const std::uint32_t limit = rare_bin_limit(sharers, options.max_bin_pairs, counts);
  const bool is_complete = counts.n_bins_passed_over == 0;
  pair_by_rare_bins(rows, sharers, limit,
                    is_complete ? options.min_shared : options.min_rare_shared, candidates);
  if (!is_complete) pair_by_bands(rows, accounts, folder, memory_bytes, candidates);
  counts.n_candidates = candidates.size();
  return counts;
}

}  // namespace cahoots
