#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/post.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

struct DuplicateOptions {
  /// Least Jaccard similarity of a member's normalised text with its group's core, in (0, 1].
  /// Candidates are found with probability 1 − (1 − J⁴)¹⁶ a pair (text/minhash.hpp), which
  /// suits thresholds from 0.6: 0.988 at J = 0.7, 0.9997 at 0.8.
  double threshold = 0.7;
  /// Texts whose normalised form has fewer bytes form exact groups only: at 20 bytes (seven Chinese
  /// characters, three or four English words) one changed word is the end of the likeness.
  std::size_t min_length_bytes = 20;
  bool includes_reposts = true;
  NormaliseSteps steps = NormaliseSteps::all();
  unsigned threads = 1;
  /// What the engine may hold; 0 for no limit.
  std::uint64_t memory_bytes = 0;
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
};

enum class DuplicateKind : std::uint8_t {
  exact,  ///< normalised text equal to the core's
  near    ///< similar to it by the threshold or more
};

/// A post in a group. `post` is its number for `DuplicateFinder::post`.
struct Duplicate {
  std::uint32_t post = 0;
  std::uint32_t group = 0;
  DuplicateKind kind = DuplicateKind::exact;
  /// Exact Jaccard similarity of its normalised text with the core's.
  double similarity = 1;
};

/// A group of two or more posts.
struct DuplicateGroup {
  std::uint32_t first_post = 0;  ///< the earliest, whose uid is the group's
  std::uint32_t core_post = 0;   ///< the earliest with the core's normalised text
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_platforms = 0;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::string text;           ///< the core's, as posted
  std::string template_text;  ///< common text with its slots (text/template.hpp)
  /// In [0, 1]: 1 is a phrase that anybody may have written, 0 a text that two people do not write
  /// independently (analysis/duplicates_commonness.hpp).
  double commonness = 0;
};

struct DuplicateCounts {
  std::uint64_t n_posts = 0;         ///< taken in
  std::uint64_t n_without_text = 0;  ///< nothing left after normalising: in no group
  std::uint64_t n_reposts_excluded = 0;
  std::uint64_t n_repeated_uids = 0;   ///< a uid seen again in its group: kept once
  std::uint64_t n_distinct_texts = 0;  ///< normalised
  std::uint64_t n_verified_pairs = 0;
  /// Candidate pairs passed over because a bound on the work was reached (see `find`): no pair was
  /// lost if it is 0.
  std::uint64_t n_skipped_pairs = 0;
};

struct DuplicateResult {
  /// By (first_at, group_uid), groups without a time last.
  std::vector<DuplicateGroup> groups;
  /// By group, then (created_at, uid), posts without a time last.
  std::vector<Duplicate> duplicates;
  DuplicateCounts counts;
};

class DuplicateBatch;

/// Finds groups of copied posts: normalise, collapse equal texts, find candidates by MinHash bands,
/// verify every pair by exact Jaccard similarity, group.
///
/// Groups cannot chain. Distinct texts are visited by density (how many posts share their bands, an
/// estimate of how many are alike), the densest first, ties by their earliest posts. A text joins
/// the most similar core before it of similarity ≥ threshold (the earlier on a tie), or becomes a
/// core itself. So every member is that similar to its group's core, and A ~ B ~ C with A ≁ C is
/// one group only around B. Density and not time, because a core taken from the middle of the
/// variants gathers them, while the first variant posted splits them: on posts made from known
/// templates 0.98 against 0.44 of the pairs with J ≥ 0.7 come into one group. Source: star
/// clustering (Aslam, Pelekhov and Rus 2004) on locality-sensitive candidates.
///
/// The result does not depend on the order of the posts, on threads or on batches.
/// Memory: about 220 bytes a post at the peak, plus its uid and payload, and once per distinct text
/// its bytes as posted.
/// Thread rule: `make_batch` and `DuplicateBatch` any thread; the rest one thread at a time.
class DuplicateFinder {
 public:
  /// Throws UsageError for a threshold outside (0, 1].
  explicit DuplicateFinder(const DuplicateOptions& options);
  ~DuplicateFinder();
  DuplicateFinder(DuplicateFinder&&) noexcept;
  DuplicateFinder& operator=(DuplicateFinder&&) noexcept;

  /// Takes a post in. Throws LimitError when memory_bytes would not hold it and the search.
  void add(const DuplicatePost& post);
  /// A batch to prepare posts in on another thread, two thirds of the work, and then to `merge`.
  DuplicateBatch make_batch() const;
  /// Takes a batch's posts in and empties it for reuse. Throws as `add` does.
  void merge(DuplicateBatch& batch);

  /// Searches what was taken in; once, at the end. Uses `threads` threads.
  /// The work is bounded: a text is compared with at most 256 representatives, those that share
  /// most bands first, found among the first 512 of each band's bucket, and with at most 4 MiB of
  /// text. Pairs beyond are counted in `n_skipped_pairs`.
  DuplicateResult find();

  /// A post taken in, by its number; `text` is null. Views live as long as the finder.
  DuplicatePost post(std::uint32_t number) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cahoots
