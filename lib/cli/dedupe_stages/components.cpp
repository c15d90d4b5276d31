#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "analysis/duplicates/band_columns.hpp"
#include "analysis/duplicates/components.hpp"
#include "base/error.hpp"
#include "cli/dedupe_stages/rows.hpp"
#include "cli/dedupe_stages/stages.hpp"
#include "cli/stages/stage_input.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

/// Round 2: all signed texts by hash, so that their numbers are in the order of one process.
class DedupeComponents {
 public:
  DedupeComponents(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options)
      : context_(context),
        threshold_(options.threshold),
        input_(context, stage, dedupe_plan()),
        output_(context, stage, dedupe_plan()),
        bands_(context.storage().folder, BandScheme::for_threshold(options.threshold)) {}

  void run() {
    input_.for_each(
        [this](std::string_view row) { take(row); },
        [this](StagePlace place, std::string_view row) { output_.pass_on(place, row); });
    bands_.seal();
    const TextComponents components = join_bands(bands_, sketches_, threshold_, context_.threads(),
                                                 context_.storage().memory_bytes / 4);
    std::string row;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      if (!components.has_company[i]) continue;
      StageRowWriter writer(row, kTextRow);
      write_hash(writer, hashes_[i]).text(kRoot);
      write_hash(writer, hashes_[components.root[i]]);
      output_.add({kJoinRound, stage_part_of(hash_bytes_of(hashes_[i]), output_.n_parts())}, row);
    }
    output_.write();
  }

 private:
  void take(std::string_view row) {
    StageRowReader reader(row);
    if (reader.kind() != kSignedTextRow)
      throw DataError("round 2 of dedupe: a row of no kind it knows");
    if (hashes_.size() == 0xFFFFFFFFU) {
      throw LimitError("more than 4 billion distinct texts: split the stream");
    }
    hashes_.push_back(read_hash(reader));
    const std::string bytes = reader.bytes();
    TextSignature signature{};
    if (bytes.size() != sizeof signature) {
      throw DataError("a stage line of dedupe holds half a signature");
    }
    std::memcpy(signature.data(), bytes.data(), bytes.size());
    bands_.add(signature);
    sketches_.push_back(sketch_of(signature));
  }

  ToolContext& context_;
  double threshold_;
  StageInput input_;
  StageOutput output_;
  BandColumns bands_;
  std::vector<TextSketch> sketches_;
  std::vector<Hash128> hashes_;
};

/// Round 3: of the texts those that are like another, or that two posts have.
class DedupeChoice {
 public:
  DedupeChoice(ToolContext& context, const StageOptions& stage)
      : input_(context, stage, dedupe_plan()), output_(context, stage, dedupe_plan()) {}

  void run() {
    input_.for_each(
        [this](std::string_view row) { take(row); },
        [this](StagePlace place, std::string_view row) { output_.pass_on(place, row); });
    output_.write();
  }

 private:
  /// A root stands before the posts of its text.
  void take(std::string_view row) {
    StageRowReader reader(row);
    if (reader.kind() != kTextRow) throw DataError("round 3 of dedupe: a row of no kind it knows");
    const Hash128 hash = read_hash(reader);
    if (hash_ != hash) {
      hash_ = hash;
      is_wanted_ = false;
      n_posts_ = 0;
    }
    if (reader.raw() == kRoot) {
      is_wanted_ = true;
      return output_.add(kDedupeFinish, row);
    }
    if (is_wanted_) return output_.add(kDedupeFinish, row);
    if (++n_posts_ == 1) {
      first_.assign(row);
      return;
    }
    if (n_posts_ == 2) output_.add(kDedupeFinish, first_);
    output_.add(kDedupeFinish, row);
  }

  StageInput input_;
  StageOutput output_;
  std::optional<Hash128> hash_;
  bool is_wanted_ = false;
  std::uint64_t n_posts_ = 0;
  std::string first_;
};

}  // namespace

void join_dedupe_bands(ToolContext& context, const StageOptions& stage,
                       const DuplicateOptions& options) {
  DedupeComponents(context, stage, options).run();
}

void choose_dedupe_texts(ToolContext& context, const StageOptions& stage) {
  DedupeChoice(context, stage).run();
}

}  // namespace cahoots
