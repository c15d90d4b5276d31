#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/duplicates/rows.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {

/// A distinct text of a component. The strings must outlive the search.
struct StarText {
  std::uint32_t text = 0;  ///< its number
  std::uint64_t n_posts = 0;
  std::int64_t created_at_s = kNoTime;  ///< of its earliest post
  std::string_view uid;                 ///< of its earliest post
  std::string_view posted;
};

/// Where a text of the component belongs: for a core both are itself, and the similarity is 1.
struct StarPlace {
  std::uint32_t core = 0;     ///< index in the component
  std::uint32_t matched = 0;  ///< index of the text that it is similar to: the core, or one near it
  double similarity = 1;      ///< with `matched`
};

/// The bounds on the work for one text.
struct SearchBounds {
  std::size_t all_compared = 64;  ///< up to so many cores, bands do not matter
  std::size_t gathered = 4096;
  std::size_t verified = 256;
  std::size_t verified_bytes = std::size_t{4} << 20;
};

/// The least similarity with its core at which a text may draw in others that are alone: half way
/// between the threshold and 1.
inline double inner_threshold(double threshold) {
  return (1 + threshold) / 2;
}

/// Star clustering of one component after another: see DuplicateFinder. Memory: the normalised
/// texts of the component and 250 bytes a text. One thread each.
class StarSearch {
 public:
  StarSearch(const Normaliser& normaliser, double threshold, const SearchBounds& bounds = {});

  /// Texts by number. The places are valid until the next call.
  const std::vector<StarPlace>& search(std::span<const StarText> texts);
  /// Of the last search.
  std::string_view normalised(std::uint32_t index) const {
    return std::string_view(arena_).substr(spans_[index].first, spans_[index].second);
  }
  std::uint64_t n_verified_pairs() const { return n_verified_pairs_; }
  std::uint64_t n_skipped_pairs() const { return n_skipped_pairs_; }

 private:
  /// A text that the one at hand may be like. Ranks are places in the order of visit.
  struct Candidate {
    std::size_t n_equal = 0;
    std::uint32_t rank = 0;
    /// Most alike first, then the earliest.
    bool operator<(const Candidate& other) const {
      return n_equal != other.n_equal ? n_equal > other.n_equal : rank < other.rank;
    }
  };
  struct Best {
    double similarity = 0;
    std::uint32_t rank = 0;
  };
  /// Texts that others are compared with, and in which buckets they lie.
  struct Targets {
    std::vector<std::uint32_t> ranks;
    std::vector<std::vector<std::uint32_t>> of_bucket;
    std::vector<std::uint32_t> used_buckets;
    std::unordered_set<std::uint64_t> known;  ///< (bucket, rank)
    void clear();
    void remember(std::uint32_t bucket, std::uint32_t rank);
  };

  void normalise_texts();
  void fill_buckets();
  void fill_band(std::size_t band);
  void order_by_density();
  void place_by_cores();
  void place_by_inner_texts();
  void remember(Targets& targets, std::uint32_t index, std::uint32_t target);
  void gather(const Targets& targets, std::uint32_t index);
  void gather_from_buckets(const Targets& targets, std::uint32_t index);
  void consider(std::uint32_t index, std::uint32_t rank);
  Best find_best();

  Normaliser normaliser_;
  double threshold_;
  std::size_t fewest_equal_;
  BandScheme scheme_;
  SearchBounds bounds_;
  ShingleSet set_;
  std::span<const StarText> texts_;
  std::string arena_;
  std::vector<std::pair<std::size_t, std::size_t>> spans_;  ///< begin and size in the arena
  std::vector<TextSignature> signatures_;
  std::vector<std::uint32_t> shingle_hashes_;
  std::vector<std::size_t> n_shingles_;
  /// Of each text and band the bucket, 0 where it is alone in it; posts of each bucket.
  std::vector<std::uint32_t> bucket_of_;
  std::vector<std::uint64_t> bucket_posts_;
  std::vector<std::uint64_t> keyed_;
  std::vector<std::uint32_t> order_;  ///< indices by rank
  Targets cores_;
  Targets inner_;
  std::vector<std::uint32_t> gathered_;
  std::vector<Candidate> candidates_;
  std::vector<StarPlace> places_;
  std::uint64_t n_verified_pairs_ = 0;
  std::uint64_t n_skipped_pairs_ = 0;
};

}  // namespace cahoots
