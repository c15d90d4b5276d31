#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace cahoots {

inline constexpr std::uint32_t kNoEntry = std::numeric_limits<std::uint32_t>::max();

/// The nearest entry within `limit_bits`, if any; the lowest among equally near ones. The limit
/// falls to each distance that is found.
struct NearestEntry {
  std::uint32_t entry = kNoEntry;
  unsigned limit_bits = 0;

  /// `distance_bits` is within the limit.
  void offer(std::uint32_t candidate, unsigned distance_bits) {
    if (distance_bits < limit_bits || candidate < entry) entry = candidate;
    limit_bits = distance_bits;
  }
};

/// The words of all hashes, one after another, and of the one that is looked for.
struct ComparedWords {
  const std::uint64_t* hashes;
  const std::uint64_t* query;
};

/// Hashes of 64 or 256 bits, one after another from `words` on, and how to compare some of them, in
/// any order, or a run of them with a query. Counts bits by the processor's own instruction where
/// it has one. Any thread.
struct HashList {
  const std::uint64_t* words;
  std::size_t n_words;  ///< a hash: 1 or 4
  void (*each)(ComparedWords words, std::span<const std::uint32_t> entries, NearestEntry& nearest);
  void (*run)(ComparedWords words, std::uint32_t begin, std::uint32_t end, NearestEntry& nearest);

  const std::uint64_t* hash(std::uint32_t entry) const { return words + entry * n_words; }
};

HashList list_hashes(const std::uint64_t* words, std::size_t n_words);

}  // namespace cahoots
