#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/known_group.hpp"
#include "base/hash.hpp"
#include "text/minhash.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {

/// The core's text of a known group. Without the text itself where a fingerprint is all there is.
struct KnownText {
  KnownGroup group;
  Hash128 hash;
  TextFingerprint lanes{};
  std::string normalised;
  std::size_t n_shingles = 0;  ///< distinct ones; 0: not known
  bool is_similar = true;      ///< long enough to be compared with what is not equal to it

  bool is_fingerprint() const { return normalised.empty(); }
};

/// What a text is compared by when its text is not at hand: 256 lanes of its normalised form.
TextFingerprint fingerprint_lanes(std::string_view normalised);

/// The texts of a known campaign, ready to be matched against (KnownTextMatcher).
///
/// Up to kComparedWithAll texts that are long enough are compared with every post by signature;
/// more are found by their bands (BandScheme::for_threshold), which miss a pair at the threshold
/// 0.7 with probability 0.0014.
///
/// Memory: 400 bytes a known text, 8 bytes a band of it, and its text twice. Thread rule: filled by
/// one, then read by any number.
class KnownTexts {
 public:
  static constexpr std::size_t kComparedWithAll = 1024;

  /// Of the options `threshold`, `min_length_bytes` and `steps` count.
  explicit KnownTexts(const DuplicateOptions& options,
                      std::size_t compared_with_all = kComparedWithAll);

  /// A group with its text. False, and nothing is added, where normalising leaves nothing of it.
  bool add_text(KnownGroup group);
  /// A group with the hash and lanes of its text, normalised by the same steps, and the number of
  /// its distinct shingles, 0 for unknown.
  void add_fingerprint(KnownGroup group, const Hash128& hash, const TextFingerprint& lanes,
                       std::size_t n_shingles);
  /// After the last: orders them by (group_uid, text before fingerprint, hash), keeps a text of a
  /// group once, and makes the tables.
  void finish();

  std::span<const KnownText> cores() const { return cores_; }
  /// The number of the first core of the group that a core belongs to: the group's own number.
  std::uint32_t group_of(std::uint32_t core) const { return groups_[core]; }

  const DuplicateOptions& options() const { return options_; }
  const Normaliser& normaliser() const { return normaliser_; }
  /// The first core whose normalised text has this hash, or nothing.
  const std::uint32_t* find_equal(const Hash128& hash) const;
  /// The cores to be compared with a text of this signature, each once, in order; at most
  /// `most_gathered` and what was left is added to `n_skipped`.
  void gather(const TextSignature& signature, std::size_t most_gathered,
              std::vector<std::uint32_t>& gathered, std::uint64_t& n_skipped) const;

 private:
  struct HashOfHash {
    std::size_t operator()(const Hash128& hash) const { return SaltedHash()(hash.low); }
  };
  struct BandRow {
    std::uint32_t key = 0;
    std::uint32_t core = 0;
  };
  void order();
  void fill_bands();
  void gather_by_sketch(const TextSignature& signature, std::vector<std::uint32_t>& gathered) const;
  std::uint32_t bucket_of(std::uint32_t key) const { return key >> bucket_shift_; }

  DuplicateOptions options_;
  std::size_t compared_with_all_;
  Normaliser normaliser_;
  BandScheme scheme_;
  std::vector<KnownText> cores_;
  std::vector<std::uint32_t> groups_;
  std::unordered_map<Hash128, std::uint32_t, HashOfHash> core_of_hash_;
  std::vector<std::uint32_t> similar_;  ///< the cores that are long enough, where they are few
  std::vector<TextSketch> sketches_;    ///< of the same
  /// Else all their bands, by bucket of the key: rows_[starts_[b]] to rows_[starts_[b + 1]].
  std::vector<BandRow> rows_;
  std::vector<std::uint32_t> starts_;
  unsigned bucket_shift_ = 31;
};

/// Matches texts against known ones. Cheap to make; one thread each.
class KnownTextMatcher {
 public:
  /// The texts must outlive it, and be finished.
  explicit KnownTextMatcher(const KnownTexts& known)
      : known_(known), normaliser_(known.normaliser()) {}

  /// The known text that a text is a copy of: one whose normalised form is equal, else the most
  /// similar by the threshold or more; the least group_uid on a tie. Similarity is the exact
  /// Jaccard index of the shingles, or of a fingerprint the estimate by 256 lanes (standard error
  /// 0.029 at 0.7), at most what the numbers of shingles allow. Texts whose normalised form is
  /// shorter than min_length_bytes match equal ones only.
  ///
  /// Bounded: a text is compared with the 256 most alike by signature out of 4,096 that share a
  /// band, and with at most 4 MiB of text; pairs beyond are counted.
  std::optional<KnownMatch> match(std::string_view text);

  /// Of the last text that was matched.
  const Hash128& hash() const { return hash_; }
  /// Since the beginning.
  std::uint64_t n_skipped_pairs() const { return n_skipped_pairs_; }

 private:
  struct Candidate {
    std::size_t n_equal = 0;
    std::uint32_t core = 0;
  };
  void gather();
  double similarity_with(const KnownText& core, std::string_view normalised);
  std::optional<KnownMatch> find_best(std::string_view normalised);

  const KnownTexts& known_;
  Normaliser normaliser_;
  ShingleSet set_;
  Hash128 hash_;
  std::vector<std::uint32_t> shingle_hashes_;
  TextSignature signature_{};
  std::optional<TextFingerprint> lanes_;  ///< made where a fingerprint asks for them
  std::vector<std::uint32_t> gathered_;
  std::vector<Candidate> candidates_;
  std::uint64_t n_skipped_pairs_ = 0;
};

}  // namespace cahoots
