#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/post.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

/// What the posts of a group have to differ in.
enum class DuplicateSpread : std::uint8_t { posts, accounts, platforms };

struct DuplicateOptions {
  /// Least Jaccard similarity of a member's normalised text with its group's core, in (0, 1].
  double threshold = 0.7;
  /// Texts whose normalised form has fewer bytes form exact groups only: at 20 bytes (seven Chinese
  /// characters, three or four English words) one changed word is the end of the likeness.
  std::size_t min_length_bytes = 20;
  bool includes_reposts = true;
  NormaliseSteps steps = NormaliseSteps::all();
  DuplicateSpread spread = DuplicateSpread::posts;
  /// A post counts where another of its group, by another account or platform as `spread` has it,
  /// lies within this time; nothing for no limit. Posts without a time then never count.
  std::optional<std::int64_t> window_s;
  /// Media by exact ids and hashes; perceptual hashes of 256 bits within `media_radius_bits`, of 64
  /// within a quarter of it, rounded down.
  bool includes_media = true;
  unsigned media_radius_bits = 31;
  unsigned threads = 1;
  /// What the engine aims to hold (see DuplicateFinder); 0 for 1 GiB.
  std::uint64_t memory_bytes = 0;
  /// As for TemporaryFile.
  std::string temporary_folder;
};

/// What the engine needs of a post. Times are seconds since the epoch.
struct DuplicatePost {
  Text uid;
  Text account_uid;
  Text platform;
  Text text;
  std::optional<std::int64_t> created_at_s;
  std::optional<PostType> post_type;
  /// Kept and given back, not read: whatever the caller wants to know of the post again.
  Text payload;
  std::span<const Text> media;
  /// The canonical address of the page that it links to; null for none.
  Text url_key = {};
};

enum class DuplicateKind : std::uint8_t {
  exact,  ///< normalised text equal to the core's
  near,   ///< similar to it by the threshold or more
  media   ///< the same picture or film, or one within the radius
};

/// A post in a group. Views last as long as the call that they are given to.
struct Duplicate {
  DuplicatePost post;  ///< without text and media
  Text group_uid;
  DuplicateKind kind = DuplicateKind::exact;
  /// Exact Jaccard similarity of its normalised text with that of `core_post_uid`; for media
  /// 1 − differing bits / bits.
  double similarity = 1;
  /// The earliest post with the text, or the medium, that it was compared with.
  Text core_post_uid;
};

/// A group of two or more posts. Views as in Duplicate.
struct DuplicateGroup {
  /// The uid of its earliest post; of media that uid, `#media:` and the medium.
  Text group_uid;
  bool is_media = false;
  Text core_post_uid;  ///< the earliest post with the core's text or medium
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_platforms = 0;
  std::uint64_t n_texts = 0;  ///< distinct normalised texts, or distinct media
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  Text text;           ///< the core's, as posted; the medium
  Text template_text;  ///< common text with its slots (text/template.hpp); null for media
  /// In [0, 1]: 1 is a phrase that anybody may have written, 0 a text that two people do not write
  /// independently (analysis/duplicates/commonness.hpp).
  double commonness = 0;
  std::optional<double> information_bits;  ///< of the core's text; nothing for media
};

struct DuplicateCounts {
  std::uint64_t n_posts = 0;         ///< taken in
  std::uint64_t n_without_text = 0;  ///< nothing left after normalising: in no group of texts
  std::uint64_t n_reposts_excluded = 0;
  std::uint64_t n_flat_media = 0;      ///< perceptual hashes of blank pictures, left out
  std::uint64_t n_repeated_uids = 0;   ///< a uid seen again in its group: kept once
  std::uint64_t n_outside_window = 0;  ///< posts of groups that `window_s` or `spread` left out
  std::uint64_t n_distinct_texts = 0;  ///< normalised
  std::uint64_t n_distinct_media = 0;
  std::uint64_t n_candidate_texts = 0;  ///< that looked like another by their sketches
  std::uint64_t n_verified_pairs = 0;
  /// Pairs passed over because a bound on the work was reached (see `find`): where it is 0, only
  /// the chance of the bands, and large buckets (components.hpp), can have missed a pair.
  std::uint64_t n_skipped_pairs = 0;
  std::uint64_t n_groups = 0;
  std::uint64_t n_duplicates = 0;
  std::uint64_t spilled_bytes = 0;  ///< written to temporary files
};

class DuplicateBatch;
struct SearchedTexts;

/// Finds groups of copied posts: normalise, collapse equal texts, find candidates by MinHash bands,
/// verify every pair by exact Jaccard similarity, group; and the same for media by their hashes.
///
/// Groups cannot chain. Distinct texts are visited by density (how many posts share their bands, an
/// estimate of how many are alike), the densest first, ties by their earliest posts. A text joins
/// the most similar core before it of similarity ≥ threshold (the earlier on a tie), or becomes a
/// core itself. A core that stays alone then joins the star of a text that is as similar to it, if
/// that text is near its own core: by (1 + threshold)/2 or more. So every member is similar by the
/// threshold to a text named with it (`core_post_uid`), which is the core or that near it; by the
/// triangle inequality of the Jaccard distance it is similar to the core itself by
/// 1 − 1.5·(1 − threshold) or more, 0.55 for 0.7. A ~ B ~ C ~ D … is not one group.
/// Source: star clustering (Aslam, Pelekhov and Rus 2004) on locality-sensitive candidates
/// (text/minhash.hpp has the chance of a miss).
///
/// The result does not depend on the order of the posts, on threads, batches or memory.
///
/// Shape: map (normalise, sign) → sort by text → reduce (distinct texts) → bands → components →
/// sort by component → reduce (stars) → sort by group → reduce (groups); every sort spills.
/// Memory: a quarter of memory_bytes for each sort, 12 bytes a distinct text, the texts of the
/// components at work, 36 bytes a post of the largest group, and 40 a page that two accounts link
/// to. Disk: about twice the texts. Thread rule: `make_batch` and `DuplicateBatch` any thread; the
/// rest one thread at a time.
class DuplicateFinder {
 public:
  /// Throws UsageError for a threshold outside (0, 1] or a radius over 64 bits.
  explicit DuplicateFinder(const DuplicateOptions& options);
  ~DuplicateFinder();
  DuplicateFinder(DuplicateFinder&&) noexcept;
  DuplicateFinder& operator=(DuplicateFinder&&) noexcept;

  /// Takes a post in. Throws IoError where a temporary file cannot be written.
  void add(const DuplicatePost& post);
  /// A batch to prepare posts in on another thread, most of the work, and then to `merge`.
  DuplicateBatch make_batch() const;
  /// Takes a batch's posts in and empties it for reuse. Throws as `add` does.
  void merge(DuplicateBatch& batch);

  /// Searches what was taken in; once, at the end. Uses `threads` threads.
  /// The work is bounded: a text is compared with all cores of its component where they are no more
  /// than 64, else with at most 256 of those that share a band, the most alike by signature first,
  /// out of at most 4,096; and with at most 4 MiB of text. Pairs beyond are counted.
  DuplicateCounts find();

  /// The same where the search for like texts was divided among tasks: posts and media that may be
  /// in a group come as the rows that a DuplicateBatch prepares.
  void add_text_row(std::string_view row);
  void add_medium_row(std::string_view row);
  DuplicateCounts find(SearchedTexts&& searched);

  /// After `find`: every post in a group, by group (first_at, group_uid; without a time last), then
  /// (created_at, uid).
  void for_each_duplicate(const std::function<void(const Duplicate&)>& visit);
  /// After `find`: every group, in the same order.
  void for_each_group(const std::function<void(const DuplicateGroup&)>& visit);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cahoots
