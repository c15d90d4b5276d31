#include "analysis/duplicates/star_stage.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "analysis/duplicates/rows.hpp"
#include "analysis/duplicates/stars.hpp"
#include "base/threads.hpp"
#include "text/template.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{32} << 20;
constexpr std::size_t kComponentsAtOnce = 64;
/// Distinct texts that a template is made of: the core and those of smallest hash.
constexpr std::size_t kTemplateTexts = 8;

/// Rows of whole components, one after another.
struct ComponentBatch {
  std::string bytes;
  std::vector<std::size_t> row_ends;
  std::vector<std::size_t> component_ends;  ///< in row_ends

  void clear() {
    bytes.clear();
    row_ends.clear();
    component_ends.clear();
  }
};

std::string group_text_row(const StarText& core, Text template_text, double information_bits) {
  std::string row;
  append_group_key(row, GroupSubject::text, core.text);
  GroupTextRow::append(row, {core.posted, template_text, core.uid}, {information_bits, true});
  return row;
}

/// Searches components on one thread and keeps the rows that they give.
class StarWorker {
 public:
  StarWorker(const Commonness& commonness, const Normaliser& normaliser, double threshold)
      : commonness_(commonness), search_(normaliser, threshold) {}

  void search(const ComponentBatch& batch, std::size_t component) {
    read_texts(batch, component);
    const std::vector<StarPlace>& places = search_.search(texts_);
    std::map<std::uint32_t, std::vector<std::uint32_t>> stars;  // in order, few
    for (std::uint32_t i = 0; i < places.size(); ++i) stars[places[i].core].push_back(i);
    for (const auto& [core, members] : stars) keep_star(core, members, places);
  }

  void hand_over(StarredTexts& out) {
    for (const std::string& row : assignments_) out.assignments.add(row);
    for (const std::string& row : group_texts_) out.group_texts.add(row);
    assignments_.clear();
    group_texts_.clear();
  }
  void add_counts(StarredTexts& out) const {
    out.n_verified_pairs += search_.n_verified_pairs();
    out.n_skipped_pairs += search_.n_skipped_pairs();
  }

 private:
  void read_texts(const ComponentBatch& batch, std::size_t component) {
    texts_.clear();
    const std::size_t first = component == 0 ? 0 : batch.component_ends[component - 1];
    const std::size_t end = batch.component_ends[component];
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t begin = i == 0 ? 0 : batch.row_ends[i - 1];
      const std::string_view row =
          std::string_view(batch.bytes).substr(begin, batch.row_ends[i] - begin);
      const ComponentTextRow::View view = ComponentTextRow::parse(row);
      texts_.push_back({load_big_endian_32(view.key.data() + 4), view.fields.n_posts,
                        view.fields.created_at_s, view.texts[0], view.texts[1]});
    }
  }

  void keep_star(std::uint32_t core, const std::vector<std::uint32_t>& members,
                 const std::vector<StarPlace>& places) {
    if (members.size() == 1 && texts_[core].n_posts < 2) return;
    std::vector<std::string_view> posted{texts_[core].posted};
    for (const std::uint32_t member : members) {
      if (posted.size() == kTemplateTexts) break;
      if (member != core) posted.push_back(texts_[member].posted);
    }
    group_texts_.push_back(group_text_row(texts_[core], common_template(posted),
                                          commonness_.information_bits(search_.normalised(core))));
    if (members.size() == 1) return;
    for (const std::uint32_t member : members) {
      std::string& row = assignments_.emplace_back();
      append_big_endian(row, texts_[member].text);
      // Different texts may have the same shingles: a similarity of 1 is not enough.
      const DuplicateKind kind = member == core ? DuplicateKind::exact : DuplicateKind::near;
      AssignmentRow::append(row, {texts_[places[member].matched].uid},
                            {texts_[core].text, kind, {}, places[member].similarity});
    }
  }

  const Commonness& commonness_;
  StarSearch search_;
  std::vector<StarText> texts_;
  std::vector<std::string> assignments_;
  std::vector<std::string> group_texts_;
};

class StarStage {
 public:
  StarStage(const Commonness& commonness, const Normaliser& normaliser,
            const DuplicateOptions& options, StarredTexts& out)
      : threads_(std::max(1U, options.threads)), out_(out) {
    for (unsigned i = 0; i < threads_; ++i) {
      workers_.emplace_back(commonness, normaliser, options.threshold);
    }
  }

  void add(std::string_view row) {
    const std::uint32_t component = load_big_endian_32(row.data());
    const bool begins = batch_.row_ends.empty() || component != component_;
    if (begins && !batch_.row_ends.empty()) {
      batch_.component_ends.push_back(batch_.row_ends.size());
      if (batch_.bytes.size() >= kBatchBytes) search_batch();
    }
    component_ = component;
    batch_.bytes.append(row);
    batch_.row_ends.push_back(batch_.bytes.size());
  }

  void finish() {
    if (!batch_.row_ends.empty()) batch_.component_ends.push_back(batch_.row_ends.size());
    search_batch();
    for (const StarWorker& worker : workers_) worker.add_counts(out_);
  }

 private:
  void search_batch() {
    std::atomic<std::size_t> next = 0;
    std::atomic<unsigned> next_worker = 0;
    const std::size_t n_components = batch_.component_ends.size();
    run_threads(threads_, [&] {
      StarWorker& worker = workers_[next_worker++];
      for (std::size_t begin = next.fetch_add(kComponentsAtOnce); begin < n_components;
           begin = next.fetch_add(kComponentsAtOnce)) {
        const std::size_t end = std::min(begin + kComponentsAtOnce, n_components);
        for (std::size_t i = begin; i < end; ++i) worker.search(batch_, i);
      }
    });
    for (StarWorker& worker : workers_) worker.hand_over(out_);
    batch_.clear();
  }

  unsigned threads_;
  StarredTexts& out_;
  std::vector<StarWorker> workers_;
  ComponentBatch batch_;
  std::uint32_t component_ = 0;
};

}  // namespace

StarredTexts find_stars(CollapsedTexts& collapsed, const TextComponents& components,
                        const DuplicateOptions& options, const Normaliser& normaliser,
                        std::uint64_t memory_bytes) {
  StarredTexts out(options, memory_bytes);
  RowSort by_component(options.temporary_folder, memory_bytes);
  Normaliser own_normaliser = normaliser;
  RowFile::Reader reader(collapsed.texts);
  std::string row;
  std::uint32_t number = 0, similar = 0;
  for (std::string_view stored; reader.next(stored); ++number) {
    const DistinctTextRow::View text = DistinctTextRow::parse(stored);
    const std::uint32_t own = similar;
    similar += text.fields.is_similar ? 1 : 0;
    row.clear();
    if (text.fields.is_similar && components.has_company[own]) {
      append_pair_key(row, components.root[own], number);
      ComponentTextRow::append(row, text.texts, {text.fields.created_at_s, text.fields.n_posts});
      by_component.add(row);
    } else if (text.fields.n_posts > 1) {
      const StarText core{number, 0, 0, text.texts[0], text.texts[1]};
      const double bits =
          collapsed.commonness.information_bits(own_normaliser.normalise(text.texts[1]));
      out.group_texts.add(group_text_row(core, common_template({text.texts[1]}), bits));
    }
  }
  out.n_candidate_texts = by_component.size();
  StarStage stage(collapsed.commonness, normaliser, options, out);
  by_component.for_each([&](std::string_view sorted) { stage.add(sorted); });
  stage.finish();
  return out;
}

}  // namespace cahoots
