#include <memory>
#include <string>

#include "analysis/duplicates/batch.hpp"
#include "cli/case_reader.hpp"
#include "cli/dedupe_stages/rows.hpp"
#include "cli/dedupe_stages/stages.hpp"
#include "cli/duplicate_posts.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

struct DedupeMapPart {
  std::unique_ptr<DuplicateBatch> batch;
  DuplicatePostReader reader;
};

/// map: a row for each text, medium and link of a post.
class DedupeMap {
 public:
  DedupeMap(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options)
      : context_(context),
        stage_(stage),
        finder_(options),
        output_(context, stage, dedupe_plan()) {}

  void run() {
    const CaseSummary summary = read_case_stream<DedupeMapPart>(
        context_,
        [this](DedupeMapPart& part, std::string_view type, RecordView& record) {
          if (type != "post") return;
          if (!part.batch) part.batch = std::make_unique<DuplicateBatch>(finder_.make_batch());
          part.batch->add(part.reader.read(record));
        },
        [this](DedupeMapPart& part) {
          if (part.batch) take(*part.batch);
        });
    add_stage_evidence(output_, kDedupeFinish, context_, stage_, summary);
    output_.write();
  }

 private:
  void take(const DuplicateBatch& batch) {
    std::uint64_t n_texted = 0;
    batch.for_each_text([&](std::string_view sorted_row) {
      ++n_texted;
      write_text_post(row_, sorted_row);
      send(hash_key_of(sorted_row));
    });
    batch.for_each_medium([&](std::string_view sorted_row) {
      write_medium_post(row_, sorted_row);
      send(hash_key_of(sorted_row));
    });
    batch.for_each_link([&](std::string_view link) {
      StageRowWriter(row_, kLinkRow)
          .number(load_big_endian_64(link.data()))
          .number(load_big_endian_64(link.data() + sizeof(std::uint64_t)));
      send(link.substr(0, sizeof(std::uint64_t)));
    });
    const DuplicateCounts& counts = batch.counts();
    output_.add_total(kTextedPosts, n_texted);
    output_.add_total(kPosts, counts.n_posts);
    output_.add_total(kWithoutText, counts.n_without_text);
    output_.add_total(kRepostsExcluded, counts.n_reposts_excluded);
    output_.add_total(kFlatMedia, counts.n_flat_media);
  }
  void send(std::string_view key) {
    output_.add({kTextRound, stage_part_of(key, output_.n_parts())}, row_);
  }

  ToolContext& context_;
  const StageOptions& stage_;
  DuplicateFinder finder_;
  StageOutput output_;
  std::string row_;
};

}  // namespace

void map_dedupe(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options) {
  DedupeMap(context, stage, options).run();
}

}  // namespace cahoots
