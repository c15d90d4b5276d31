#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace cahoots {

/// What a join met on its way, and the processor seconds of its steps.
struct JoinCounts {
  std::uint64_t n_shingles = 0;        ///< distinct ones of each text, added up
  std::uint64_t n_lone_shingles = 0;   ///< of these, such that no other text holds
  std::uint64_t n_hopeless_texts = 0;  ///< so many lone shingles that no text can be similar
  std::uint64_t n_postings = 0;        ///< in the index of prefixes
  std::uint64_t n_postings_read = 0;
  std::uint64_t n_candidates = 0;  ///< pairs that share a shingle of their prefixes in due place
  std::uint64_t n_compared = 0;    ///< of these, such that the bitmaps left
  std::uint64_t n_pairs = 0;       ///< of these, similar
  double token_cpu_s = 0;
  double index_cpu_s = 0;
  double join_cpu_s = 0;
};

/// Exact similarity join of shingle sets (text/shingles.hpp): all pairs of texts whose Jaccard
/// similarity is at least the threshold, none missed.
///
/// Sets are ordered by the frequency of their shingles, the rarest first. Of two sets of similarity
/// t the first |x| − ⌈t |x|⌉ + 1 shingles share one, so that an index of these finds every pair.
/// Sources: Bayardo, Ma and Srikant 2007 (AllPairs: prefix and length filter); Xiao, Wang, Lin and
/// Yu 2008 (PPJoin: positional filter, shorter index prefix); Sandes, Teodoro and Melo 2020 (bitmap
/// filter: the parity of hashed shingles bounds the overlap). Shingles of one text only count in
/// its size and its positions, and are not kept. What is left is compared by a merge that ends when
/// the threshold is out of reach.
///
/// Memory: 8 bytes a kept shingle, 60 a text, 2 to 4 a distinct shingle. Worst case quadratic: the
/// pairs themselves are as many. One thread.
class PrefixJoin {
 public:
  /// Throws UsageError for a threshold outside (0, 1]. The texts must outlive it.
  PrefixJoin(const std::vector<std::string_view>& texts, double threshold);

  /// Calls `visit` for every pair once, a < b, with its similarity; the order is deterministic.
  using Visit = std::function<void(std::uint32_t a, std::uint32_t b, double similarity)>;
  JoinCounts run(const Visit& visit);

 private:
  static constexpr std::size_t kBitmapWords = 4;
  using Bitmap = std::array<std::uint64_t, kBitmapWords>;
  /// The frequency in the 16 bits above, the shingle in the 48 below: sorts by frequency.
  using Token = std::uint64_t;

  struct Set {
    std::uint64_t begin = 0;  ///< of its kept tokens
    std::uint32_t text = 0;
    std::uint32_t size = 0;  ///< with the lone shingles
    std::uint32_t n_lone = 0;
    std::uint32_t n_kept() const { return size - n_lone; }
  };
  struct Posting {
    std::uint32_t set = 0;
    std::uint32_t size = 0;
    std::uint32_t n_left = 0;  ///< of its tokens, this one and those behind it
  };

  void count_frequencies();
  void make_sets();
  void make_index();
  void probe(std::uint32_t set);
  void read_bucket(std::uint32_t set, std::uint32_t position, Token token);
  void compare(std::uint32_t set, const Visit& visit);
  double similarity(const Set& x, const Set& y) const;

  std::uint32_t least_overlap(const Set& x, const Set& y) const {
    return least_overlaps_[x.size + y.size];
  }
  std::uint32_t probe_size(const Set& set) const;
  std::uint32_t index_size(const Set& set) const;
  std::size_t bucket_of(Token token) const;

  const std::vector<std::string_view>& texts_;
  double threshold_;
  JoinCounts counts_;
  std::vector<std::uint16_t> frequencies_;
  unsigned frequency_shift_ = 0;
  /// By the sum of two sizes: with how many shared shingles the sets reach the threshold.
  std::vector<std::uint32_t> least_overlaps_;
  std::vector<Token> tokens_;
  std::vector<Set> sets_;  ///< by size
  std::vector<Bitmap> bitmaps_;
  std::vector<std::uint64_t> bucket_begins_;
  std::vector<std::uint64_t> bucket_ends_;
  unsigned bucket_shift_ = 0;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> shared_;  ///< by set, with the one that probes
  std::vector<std::uint32_t> candidates_;
};

}  // namespace cahoots
