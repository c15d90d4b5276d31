#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/duplicates/media_hash.hpp"

namespace cahoots {

/// The entry nearest to a hash.
struct HammingMatch {
  std::uint32_t entry = 0;
  std::uint16_t distance_bits = 0;

  bool operator==(const HammingMatch&) const = default;
};

/// What a search found and what it cost.
struct HammingAnswer {
  std::optional<HammingMatch> match;
  std::uint64_t n_compared = 0;  ///< whole hashes compared
  std::uint64_t n_lookups = 0;   ///< buckets looked up
};

/// As much of the list of hashes as a cache line holds, so that no hash lies across two.
struct alignas(64) HashLine {
  std::array<std::uint64_t, 8> words{};
};

/// The table of one chunk of the hashes of a level: the entries whose chunk has the value v are
/// entries[starts[v]] to entries[starts[v + 1]], in ascending order.
struct HammingChunk {
  unsigned begin_bit = 0;  ///< counted from the lowest bit of words[0]
  unsigned n_bits = 0;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> entries;
};

/// The entries from `begin` to `end`, by each of their chunks.
struct HammingLevel {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<HammingChunk> chunks;
};

/// Exact search for the nearest of many hashes of one length within a Hamming radius: none is
/// missed.
///
/// Multi-index hashing (Norouzi, Punjani and Fleet 2014, "Fast exact search in Hamming space with
/// multi-index hashing", sections III and IV): hashes are cut into chunks, each with a table from
/// its value to the entries that have it. Chunks are searched by rings: the values that differ from
/// the query's in 0, 1, 2, … bits. After r rings, in whatever chunks, an entry not seen yet differs
/// in r bits at least (the general pigeonhole principle: Qin et al. 2018, "GPH: Similarity search
/// in Hamming space", section III), so the search ends as soon as r exceeds the radius or the
/// distance of the nearest entry so far. The cheapest ring comes next, so that chunks in which many
/// entries agree are left out. Chunks are about log2 of the number of entries wide.
///
/// The tables are made anew as the index grows, in levels of falling size (Bentley and Saxe 1980);
/// the newest 1,023 entries at most are compared one by one.
///
/// Time of a search: 3,100 comparisons and 1,500 look-ups on average at a million random 256-bit
/// hashes, a radius of 31 and nothing near; a third of it where something is. In the worst case (a
/// radius of a quarter of the bits, or entries made to share their chunks) 9/8 n comparisons and n
/// / 8 look-ups: a level is compared one by one, in the order of memory, where its rings would take
/// longer. Insertion: O(n_chunks · log n) amortised.
///
/// Memory an entry: n_bits / 8 bytes (twice that just after their list grew) and 4 to 8 bytes a
/// chunk, of which there are 14 at a million of 256 bits: 105 to 125 bytes.
///
/// Threads: `nearest` from any number while nobody inserts.
class HammingIndex {
 public:
  /// For hashes of `n_bits`: 256 or 64.
  explicit HammingIndex(std::uint16_t n_bits);

  /// Adds a hash of the index's length, also one that it holds already, and returns its number: 0,
  /// 1, 2, …. Throws LimitError at 2^32 - 1 entries.
  std::uint32_t insert(const PerceptualHash& hash);

  /// The entry nearest to `hash` (of the index's length) at `radius_bits` at most, the lowest
  /// number among equally near ones; none if there is none. Any radius: 0 finds equal hashes.
  HammingAnswer nearest(const PerceptualHash& hash, unsigned radius_bits) const;

  std::uint32_t size() const { return n_entries_; }

 private:
  const std::uint64_t* words() const;

  std::size_t n_words_;
  std::uint32_t n_entries_ = 0;
  std::vector<HashLine> lines_;
  std::vector<HammingLevel> levels_;  ///< one after another, the largest first
};

}  // namespace cahoots
