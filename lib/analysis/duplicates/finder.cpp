#include "analysis/duplicates/finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/duplicates/batch.hpp"
#include "analysis/duplicates/collapse.hpp"
#include "analysis/duplicates/components.hpp"
#include "analysis/duplicates/groups.hpp"
#include "analysis/duplicates/link_audience.hpp"
#include "analysis/duplicates/media_stage.hpp"
#include "analysis/duplicates/members.hpp"
#include "analysis/duplicates/searched_texts.hpp"
#include "analysis/duplicates/star_stage.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

/// Posts that `DuplicateFinder::add` gathers before it merges.
constexpr std::size_t kPostsPerBatch = 512;
constexpr std::uint64_t kDefaultMemoryBytes = std::uint64_t{1} << 30;
/// A larger buffer makes no sort faster: what is written stays in the page cache.
constexpr std::uint64_t kMostSortBytes = std::uint64_t{96} << 20;
constexpr unsigned kMostRadiusBits = 64;

void require_valid(const DuplicateOptions& options) {
  if (!(options.threshold > 0 && options.threshold <= 1))
    throw UsageError(fmt::format("--threshold {} is not in (0, 1]", options.threshold));
  if (options.media_radius_bits > kMostRadiusBits)
    throw UsageError(fmt::format("--media-radius {} is more than {} of 256 bits",
                                 options.media_radius_bits, kMostRadiusBits));
}

/// The components by number of texts whose roots are known by their hashes. `texts` ascend.
TextComponents components_of(const std::vector<Hash128>& texts,
                             const std::vector<std::pair<Hash128, Hash128>>& roots) {
  TextComponents components;
  components.root.resize(texts.size());
  components.has_company.resize(texts.size(), false);
  const auto number_of = [&](const Hash128& hash) {
    const auto at = std::lower_bound(texts.begin(), texts.end(), hash);
    if (at == texts.end() || *at != hash) throw DataError("a text is alike to one that is missing");
    return static_cast<std::uint32_t>(at - texts.begin());
  };
  for (const auto& [text, root] : roots) {
    const std::uint32_t number = number_of(text);
    components.root[number] = number_of(root);
    components.has_company[number] = true;
  }
  return components;
}

}  // namespace

struct DuplicateFinder::State {
  explicit State(const DuplicateOptions& given)
      : options(given),
        memory_bytes(given.memory_bytes == 0 ? kDefaultMemoryBytes : given.memory_bytes),
        normaliser(given.steps),
        posts(given.temporary_folder, sort_bytes()),
        media_posts(given.temporary_folder, sort_bytes()),
        audience(given.temporary_folder, sort_bytes()),
        batch(normaliser, given) {}

  std::size_t sort_bytes() const {
    return static_cast<std::size_t>(std::min(memory_bytes / 4, kMostSortBytes));
  }

  void group(CollapsedTexts& collapsed, const TextComponents& components);

  DuplicateOptions options;
  std::uint64_t memory_bytes;
  Normaliser normaliser;
  RowSort posts;
  RowSort media_posts;
  LinkAudience audience;
  DuplicateBatch batch;
  std::optional<DuplicateGroups> groups;
  DuplicateCounts counts;
};

/// What comes behind the search for like texts: stars, members, media, groups.
void DuplicateFinder::State::group(CollapsedTexts& collapsed, const TextComponents& components) {
  StarredTexts starred = find_stars(collapsed, components, options, normaliser, sort_bytes());
  counts.n_candidate_texts = starred.n_candidate_texts;
  counts.n_verified_pairs = starred.n_verified_pairs;
  counts.n_skipped_pairs = starred.n_skipped_pairs;
  RowSort members(options.temporary_folder, sort_bytes());
  list_members(collapsed.posts, starred.assignments, options.temporary_folder, members);
  find_media(media_posts, options, members, starred.group_texts, counts);
  audience.count();
  groups.emplace(options, sort_bytes());
  groups->build(members, starred.group_texts, collapsed.commonness, audience, counts);
  counts.spilled_bytes = posts.spilled_bytes() + media_posts.spilled_bytes() +
                         audience.spilled_bytes() + collapsed.texts.size_bytes() +
                         collapsed.posts.size_bytes() + collapsed.bands.spilled_bytes() +
                         members.spilled_bytes() + starred.assignments.spilled_bytes() +
                         starred.group_texts.spilled_bytes() + groups->spilled_bytes();
}

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
  DuplicateCounts& counts = state_->counts;
  counts.n_posts += batch.counts().n_posts;
  counts.n_without_text += batch.counts().n_without_text;
  counts.n_reposts_excluded += batch.counts().n_reposts_excluded;
  counts.n_flat_media += batch.counts().n_flat_media;
  batch.for_each_text([&](std::string_view row) { state_->posts.add(row); });
  batch.for_each_link([&](std::string_view row) { state_->audience.add(row); });
  batch.for_each_medium([&](std::string_view row) { state_->media_posts.add(row); });
  batch.clear();
}

void DuplicateFinder::add_text_row(std::string_view row) {
  state_->posts.add(row);
}

void DuplicateFinder::add_medium_row(std::string_view row) {
  state_->media_posts.add(row);
}

DuplicateCounts DuplicateFinder::find() {
  merge(state_->batch);
  State& state = *state_;
  CollapsedTexts collapsed = collapse_texts(state.posts, state.options, state.normaliser);
  state.counts.n_distinct_texts = collapsed.texts.n_rows();
  const TextComponents components =
      join_bands(collapsed.bands, collapsed.sketches, state.options.threshold,
                 state.options.threads, state.memory_bytes / 4);
  state.group(collapsed, components);
  return state.counts;
}

DuplicateCounts DuplicateFinder::find(SearchedTexts&& searched) {
  State& state = *state_;
  state.counts = searched.counts;
  const std::uint64_t n_distinct_media = state.counts.n_distinct_media;
  CollapsedTexts collapsed =
      collapse_texts(state.posts, state.options, state.normaliser, CollapseUse::known_roots);
  collapsed.commonness = std::move(searched.commonness);
  for (const auto& [page, n_accounts] : searched.audience) {
    state.audience.add_counted(page, n_accounts);
  }
  state.group(collapsed, components_of(collapsed.hashes, searched.roots));
  state.counts.n_distinct_media = n_distinct_media;
  return state.counts;
}

void DuplicateFinder::for_each_duplicate(const std::function<void(const Duplicate&)>& visit) {
  if (state_->groups) state_->groups->for_each_duplicate(visit);
}

void DuplicateFinder::for_each_group(const std::function<void(const DuplicateGroup&)>& visit) {
  if (state_->groups) state_->groups->for_each_group(visit);
}

}  // namespace cahoots
