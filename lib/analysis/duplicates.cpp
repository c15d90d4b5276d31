#include "analysis/duplicates.hpp"

#include <fmt/format.h>

#include "analysis/duplicates_batch.hpp"
#include "analysis/duplicates_candidates.hpp"
#include "analysis/duplicates_cores.hpp"
#include "analysis/duplicates_groups.hpp"
#include "analysis/duplicates_rows.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

/// Posts that `DuplicateFinder::add` gathers before it merges.
constexpr std::size_t kPostsPerBatch = 512;

void require_valid(const DuplicateOptions& options) {
  if (options.threshold > 0 && options.threshold <= 1) return;
  throw UsageError(fmt::format("--threshold {} is not in (0, 1]", options.threshold));
}

}  // namespace

struct DuplicateFinder::State {
  explicit State(const DuplicateOptions& given)
      : options(given), normaliser(given.steps), batch(normaliser, given) {}

  /// What the search will need beside the rows: the sort of the bands, then places and buckets.
  std::uint64_t search_bytes() const {
    const std::uint64_t sort_bytes =
        rows.signed_texts().size() * 16 * std::max(1U, options.threads);
    return sort_bytes + rows.texts().size() * 24 + rows.posts().size() * 8;
  }
  void require_memory() const {
    const std::uint64_t needed_bytes = rows.memory_bytes() + search_bytes();
    if (options.memory_bytes == 0 || needed_bytes <= options.memory_bytes) return;
    throw LimitError(fmt::format(
        "{} posts need more than the {} of --memory: give it more, or run on the stream in parts",
        rows.posts().size(), format_bytes(options.memory_bytes)));
  }

  DuplicateOptions options;
  Normaliser normaliser;
  DuplicateRows rows;
  DuplicateBatch batch;
  DuplicateCounts counts;
};

DuplicateFinder::DuplicateFinder(const DuplicateOptions& options) {
  require_valid(options);
  state_ = std::make_unique<State>(options);
}
DuplicateFinder::~DuplicateFinder() = default;
DuplicateFinder::DuplicateFinder(DuplicateFinder&&) noexcept = default;
DuplicateFinder& DuplicateFinder::operator=(DuplicateFinder&&) noexcept = default;

DuplicateBatch DuplicateFinder::make_batch() const {
  return DuplicateBatch(state_->normaliser, state_->options);
}

void DuplicateFinder::add(const DuplicatePost& post) {
  state_->batch.add(post);
  if (state_->batch.size() >= kPostsPerBatch) merge(state_->batch);
}

void DuplicateFinder::merge(DuplicateBatch& batch) {
  state_->counts.n_posts += batch.counts().n_posts;
  state_->counts.n_without_text += batch.counts().n_without_text;
  state_->counts.n_reposts_excluded += batch.counts().n_reposts_excluded;
  state_->rows.merge(batch);
  batch.clear();
  state_->require_memory();
}

DuplicateResult DuplicateFinder::find() {
  merge(state_->batch);
  const State& state = *state_;
  const unsigned threads = state.options.threads;
  AssignmentResult assigned;
  {
    const DuplicateCandidates candidates = find_candidates(state.rows, threads);
    assigned =
        assign_cores(state.rows, candidates, state.normaliser, state.options.threshold, threads);
  }
  DuplicateResult result =
      build_groups(state.rows, assigned.assignments, state.normaliser, threads);
  const std::uint64_t n_repeated_uids = result.counts.n_repeated_uids;
  result.counts = state.counts;
  result.counts.n_repeated_uids = n_repeated_uids;
  result.counts.n_distinct_texts = state.rows.texts().size();
  result.counts.n_verified_pairs = assigned.n_verified_pairs;
  result.counts.n_skipped_pairs = assigned.n_skipped_pairs;
  return result;
}

DuplicatePost DuplicateFinder::post(std::uint32_t number) const {
  const DuplicateRows& rows = state_->rows;
  const DuplicateRow& row = rows.posts()[number];
  DuplicatePost post;
  post.uid = rows.uid(number);
  post.account_uid = rows.account(number);
  post.platform = rows.platform(number);
  post.payload = rows.payload(number);
  if (row.created_at_s != kNoTime) post.created_at_s = row.created_at_s;
  if (row.post_type != kNoPostType) post.post_type = static_cast<PostType>(row.post_type);
  return post;
}

}  // namespace cahoots
