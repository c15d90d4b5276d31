#include "analysis/duplicates/hamming_comparison.hpp"

namespace cahoots {
namespace {

template <std::size_t n_words>
[[gnu::always_inline]] inline unsigned count_differences(const std::uint64_t* a,
                                                         const std::uint64_t* b) {
  int n_bits = 0;
  for (std::size_t i = 0; i < n_words; ++i) n_bits += __builtin_popcountll(a[i] ^ b[i]);
  return static_cast<unsigned>(n_bits);
}

template <std::size_t n_words>
[[gnu::always_inline]] inline void compare_each(ComparedWords words,
                                                std::span<const std::uint32_t> entries,
                                                NearestEntry& nearest) {
  for (const std::uint32_t entry : entries) {
    const unsigned n_bits = count_differences<n_words>(words.hashes + entry * n_words, words.query);
    if (n_bits <= nearest.limit_bits) nearest.offer(entry, n_bits);
  }
}

template <std::size_t n_words>
[[gnu::always_inline]] inline void compare_run(ComparedWords words, std::uint32_t begin,
                                               std::uint32_t end, NearestEntry& nearest) {
  for (std::uint32_t entry = begin; entry < end; ++entry) {
    const unsigned n_bits = count_differences<n_words>(words.hashes + entry * n_words, words.query);
    if (n_bits > nearest.limit_bits) continue;
    nearest.offer(entry, n_bits);
    if (n_bits == 0) return;  // the others are later
  }
}

#if defined(__x86_64__)
// Without this instruction, which the oldest processors lack, counting takes several times as long.
template <std::size_t n_words>
[[gnu::target("popcnt")]] void popcnt_each(ComparedWords words,
                                           std::span<const std::uint32_t> entries,
                                           NearestEntry& nearest) {
  compare_each<n_words>(words, entries, nearest);
}

template <std::size_t n_words>
[[gnu::target("popcnt")]] void popcnt_run(ComparedWords words, std::uint32_t begin,
                                          std::uint32_t end, NearestEntry& nearest) {
  compare_run<n_words>(words, begin, end, nearest);
}
#endif

template <std::size_t n_words>
HashList choose_comparisons(const std::uint64_t* words) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt") != 0) {
    return {words, n_words, popcnt_each<n_words>, popcnt_run<n_words>};
  }
#endif
  return {words, n_words, compare_each<n_words>, compare_run<n_words>};
}

}  // namespace

HashList list_hashes(const std::uint64_t* words, std::size_t n_words) {
  return n_words == 1 ? choose_comparisons<1>(words) : choose_comparisons<4>(words);
}

}  // namespace cahoots
