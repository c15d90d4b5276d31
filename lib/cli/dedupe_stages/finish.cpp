#include <optional>
#include <string>
#include <utility>

#include "analysis/duplicates/searched_texts.hpp"
#include "base/error.hpp"
#include "cli/dedupe_stages/rows.hpp"
#include "cli/dedupe_stages/stages.hpp"
#include "cli/duplicate_output.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "cli/stages/stage_input.hpp"

namespace cahoots {
namespace {

/// finish: the texts that may be in a group, among which one process goes on.
class DedupeFinish {
 public:
  DedupeFinish(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options)
      : context_(context),
        input_(context, stage, dedupe_plan()),
        evidence_(context),
        finder_(options) {}

  void run(FingerprintFile* fingerprints) {
    input_.for_each([this](std::string_view row) {
      if (!evidence_.add(row)) take(row);
    });
    evidence_.finish();
    DuplicateCounts& counts = searched_.counts;
    counts.n_posts = input_.total("map", kPosts);
    counts.n_without_text = input_.total("map", kWithoutText);
    counts.n_reposts_excluded = input_.total("map", kRepostsExcluded);
    counts.n_flat_media = input_.total("map", kFlatMedia);
    counts.n_distinct_texts = input_.total("1", kDistinctTexts);
    counts.n_distinct_media = input_.total("1", kDistinctMedia);
    searched_.commonness.finish(counts.n_distinct_texts);
    context_.progress().step("looking for copies");
    write_duplicates(context_, finder_, finder_.find(std::move(searched_)), fingerprints);
  }

 private:
  void take(std::string_view row) {
    StageRowReader reader(row);
    switch (reader.kind()) {
      case kAccountHashRow:
        return searched_.commonness.add_account_hash(reader.number());
      case kTimeRow:
        return searched_.commonness.add_time(reader.integer());
      case kSampledTextRow:
        return take_sample(reader);
      case kPageRow: {
        const std::uint64_t page = reader.number();
        searched_.audience.emplace_back(page, reader.number());
        return;
      }
      case kMediumRow:
        read_medium_post(reader, sorted_row_);
        return finder_.add_medium_row(sorted_row_);
      case kTextRow:
        return take_text(reader);
      default:
        throw DataError("finish of dedupe: a row of no kind it knows");
    }
  }
  /// They come by hash: the first of all are those that one process takes.
  void take_sample(StageRowReader& reader) {
    read_hash(reader);
    if (n_samples_++ >= Commonness::kSampledTexts) return;
    searched_.commonness.add_text(reader.text(kept_));
  }
  void take_text(StageRowReader& reader) {
    const Hash128 hash = read_hash(reader);
    if (reader.raw() == kRoot) {
      searched_.roots.emplace_back(hash, read_hash(reader));
      return;
    }
    read_text_post(reader, hash, sorted_row_);
    finder_.add_text_row(sorted_row_);
  }

  ToolContext& context_;
  StageInput input_;
  StageEvidence evidence_;
  DuplicateFinder finder_;
  SearchedTexts searched_;
  std::uint64_t n_samples_ = 0;
  std::string kept_;
  std::string sorted_row_;
};

}  // namespace

void finish_dedupe(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options,
                   const std::string& fingerprints) {
  std::optional<FingerprintFile> file;
  if (!fingerprints.empty()) file.emplace(fingerprints, context.options().force, options);
  DedupeFinish(context, stage, options).run(file ? &*file : nullptr);
}

}  // namespace cahoots
