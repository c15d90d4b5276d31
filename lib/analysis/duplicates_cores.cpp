#include "analysis/duplicates_cores.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "analysis/coaction_threads.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

/// A core of the component at work: its normalised text and number of shingles.
struct Core {
  std::uint32_t candidate = 0;
  std::size_t text_begin = 0;
  std::size_t text_bytes = 0;
  std::size_t n_shingles = 0;
};

/// A core and the number of bands that a text shares with it.
struct Match {
  std::uint32_t n_bands = 0;
  std::uint32_t core = 0;
  /// Most bands first, then earliest.
  bool operator<(const Match& other) const {
    return n_bands != other.n_bands ? n_bands > other.n_bands : core < other.core;
  }
};

struct Best {
  double similarity = 0;
  std::uint32_t core = 0;
};

/// The cores in each bucket so far; buckets lie within one component, so that threads
/// that work on different components share this without locks.
struct BucketCores {
  explicit BucketCores(const DuplicateCandidates& candidates)
      : members(candidates.members_begin.back()), counts(candidates.members_begin.size() - 1) {}
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> counts;
};

class ComponentSearch {
 public:
  ComponentSearch(const DuplicateRows& rows, const DuplicateCandidates& candidates,
                  const Normaliser& normaliser, double threshold, const SearchBounds& bounds,
                  BucketCores& buckets, AssignmentResult& result)
      : rows_(rows),
        candidates_(candidates),
        normaliser_(normaliser),
        threshold_(threshold),
        bounds_(bounds),
        buckets_(buckets),
        result_(result) {}

  void search(std::uint32_t component) {
    cores_.clear();
    texts_.clear();
    const std::uint32_t end = candidates_.component_begin[component + 1];
    for (std::uint32_t i = candidates_.component_begin[component]; i < end; ++i) place(i);
  }

  std::uint64_t n_verified_pairs() const { return n_verified_pairs_; }
  std::uint64_t n_skipped_pairs() const { return n_skipped_pairs_; }

 private:
  void place(std::uint32_t candidate) {
    const std::uint32_t text = candidates_.texts[candidate];
    const std::string_view normalised = normaliser_.normalise(rows_.posted(text));
    set_.assign(normalised);
    gather(candidate);
    const Best best = find_best();
    Assignment& assignment = result_.assignments[candidate];
    assignment.text = text;
    if (best.similarity >= threshold_) {
      const std::uint32_t joined = cores_[best.core].candidate;
      assignment.core = candidates_.texts[joined];
      assignment.similarity = best.similarity;
    } else {
      assignment.core = text;
      add_core(candidate, normalised);
    }
  }

  void add_core(std::uint32_t candidate, std::string_view normalised) {
    const auto number = static_cast<std::uint32_t>(cores_.size());
    cores_.push_back({candidate, texts_.size(), normalised.size(), set_.size()});
    texts_ += normalised;
    for (const std::uint32_t bucket : candidates_.buckets_of(candidate)) {
      buckets_.members[candidates_.members_begin[bucket] + buckets_.counts[bucket]++] = number;
    }
  }

  /// The cores that share a bucket, most shared bands first.
  void gather(std::uint32_t candidate) {
    gathered_.clear();
    for (const std::uint32_t bucket : candidates_.buckets_of(candidate)) {
      const std::size_t count = buckets_.counts[bucket];
      const std::size_t taken = std::min(count, bounds_.cores_per_bucket);
      n_skipped_pairs_ += count - taken;
      const auto begin =
          buckets_.members.begin() + static_cast<std::ptrdiff_t>(candidates_.members_begin[bucket]);
      gathered_.insert(gathered_.end(), begin, begin + static_cast<std::ptrdiff_t>(taken));
    }
    std::sort(gathered_.begin(), gathered_.end());
    matches_.clear();
    for (const std::uint32_t core : gathered_) {
      if (matches_.empty() || matches_.back().core != core) {
        matches_.push_back({0, core});
      }
      ++matches_.back().n_bands;
    }
    std::sort(matches_.begin(), matches_.end());
  }

  /// The greatest similarity that sets of these sizes can have.
  double bound_by_size(std::size_t n_shingles) const {
    const std::size_t own = set_.size();
    return static_cast<double>(std::min(n_shingles, own)) /
           static_cast<double>(std::max(n_shingles, own));
  }

  Best find_best() {
    Best best;
    std::size_t n_compared = 0, compared_bytes = 0;
    for (const Match& match : matches_) {
      const Core& core = cores_[match.core];
      const double bound = bound_by_size(core.n_shingles);
      if (bound < threshold_ || bound < best.similarity) continue;
      const bool exhausted = n_compared == bounds_.cores_per_text ||
                             (n_compared > 0 && compared_bytes > bounds_.compared_bytes_per_text);
      if (exhausted) {
        ++n_skipped_pairs_;
        continue;
      }
      ++n_compared;
      compared_bytes += core.text_bytes;
      const std::string_view text(texts_.data() + core.text_begin, core.text_bytes);
      const double similarity = set_.jaccard(text, core.n_shingles);
      const bool is_earlier = match.core < best.core;
      if (similarity > best.similarity || (similarity == best.similarity && is_earlier)) {
        best = {similarity, match.core};
      }
    }
    n_verified_pairs_ += n_compared;
    return best;
  }

  const DuplicateRows& rows_;
  const DuplicateCandidates& candidates_;
  Normaliser normaliser_;
  double threshold_;
  SearchBounds bounds_;
  BucketCores& buckets_;
  AssignmentResult& result_;
  ShingleSet set_;
  std::vector<Core> cores_;
  std::string texts_;
  std::vector<std::uint32_t> gathered_;
  std::vector<Match> matches_;
  std::uint64_t n_verified_pairs_ = 0;
  std::uint64_t n_skipped_pairs_ = 0;
};

}  // namespace

AssignmentResult assign_cores(const DuplicateRows& rows, const DuplicateCandidates& candidates,
                              const Normaliser& normaliser, double threshold, unsigned threads,
                              const SearchBounds& bounds) {
  constexpr std::size_t kComponentsAtOnce = 64;
  AssignmentResult result;
  result.assignments.resize(candidates.texts.size());
  BucketCores buckets(candidates);
  const std::size_t n_components = candidates.component_begin.size() - 1;
  std::atomic<std::size_t> next = 0;
  std::mutex counts_mutex;
  run_threads(threads, [&] {
    ComponentSearch search(rows, candidates, normaliser, threshold, bounds, buckets, result);
    for (std::size_t begin = next.fetch_add(kComponentsAtOnce); begin < n_components;
         begin = next.fetch_add(kComponentsAtOnce)) {
      const std::size_t end = std::min(begin + kComponentsAtOnce, n_components);
      for (std::size_t i = begin; i < end; ++i) search.search(static_cast<std::uint32_t>(i));
    }
    const std::lock_guard lock(counts_mutex);
    result.n_verified_pairs += search.n_verified_pairs();
    result.n_skipped_pairs += search.n_skipped_pairs();
  });
  return result;
}

}  // namespace cahoots
