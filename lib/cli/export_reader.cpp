#include "cli/export_reader.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "cli/first_posts.hpp"
#include "cli/input_detection.hpp"
#include "cli/input_sequence.hpp"
#include "io/ordered_pipeline.hpp"
#include "io/record_block.hpp"
#include "platforms/detection.hpp"
#include "platforms/export_parser.hpp"
#include "records/account_store.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

/// A block with the parser of the file that it comes from.
struct ExportBlock {
  RecordBlock records;
  std::shared_ptr<const ExportParser> parser;
  bool is_first = false;
};

class ExportReading {
 public:
  ExportReading(ToolContext& context, const ExportOptions& options)
      : context_(context),
        options_(options),
        inputs_(context, options.with_hash),
        members_(context),
        posts_(context, inputs_, options.limit, context.options().memory_bytes / 2),
        accounts_(context.options().temporary_folder, context.options().memory_bytes / 4) {}

  void run() {
    OrderedPipeline<ExportBlock, RecordBatch> pipeline(
        [this] { return next_block(); },
        [this](ExportBlock& block) {
          RecordBatch batch(options_.intake);
          block.parser->parse(block.records, block.is_first, batch);
          return batch;
        },
        [this](ExportBlock&, RecordBatch& batch) { consume(batch); });
    pipeline.run(context_.threads());
    members_.finish();
    posts_.finish();
    write_accounts();
    if (posts_.n_repeated() > 0) {
      context_.message(fmt::format("{} repeated posts left out, {} of them differ from the first",
                                   posts_.n_repeated(), context_.run().conflicting));
    }
    note_left_out();
  }

 private:
  std::optional<ExportBlock> next_block() {
    for (;;) {
      if (!reader_ && !open_next()) return std::nullopt;
      if (!reader_) continue;
      try {
        if (auto records = reader_->next()) {
          inputs_.show_progress();
          return ExportBlock{std::move(*records), parser_, std::exchange(is_first_block_, false)};
        }
      } catch (const DamagedInput& damage) {
        inputs_.report_damage(damage);
      }
      reader_.reset();
    }
  }

  /// Opens the next member and recognises it; false at the end of all. Leaves no reader where the
  /// member cannot be read.
  bool open_next() {
    if (!inputs_.advance()) return false;
    const std::string name = inputs_.name_of(inputs_.source());
    Input& input = inputs_.input();
    members_.begin_member(input.path());
    if (input.peek(1).empty()) {
      if (!inputs_.range()) note_empty(name);
      return true;
    }
    Detection detection = detect(input, name);
    context_.detail(fmt::format("{}: {}", name, detection.reason));
    if (!detection.is_recognised()) {
      constexpr std::string_view kHint =
          "; describe it in a mapping file (--map, see cahoots-mapping(5))";
      members_.unrecognised(name, detection.reason.append(detection.is_mappable ? kHint : ""));
      return true;
    }
    if (inputs_.range() && detection.shape.framing != Framing::lines) {
      context_.damaged(
          fmt::format("{}: --slice is for files with a record a line (JSON Lines); split this one, "
                      "or give it to "
                      "one task whole",
                      name));
      return true;
    }
    try {
      RecordShape shape = detection.shape;
      shape.max_record_bytes = context_.options().max_record_bytes;
      parser_ = std::make_shared<const ExportParser>(std::move(detection), name);
      reader_.emplace(inputs_.input(), inputs_.source(), shape);
      is_first_block_ = true;
      if (const auto& range = inputs_.range(); range && range->begin_bytes > 0) {
        reader_->start_at(count_lines_before(input.path(), range->begin_bytes) + 1,
                          range->begin_bytes);
        is_first_block_ = false;
      }
    } catch (const DataError& error) {
      context_.damaged(fmt::format("{}: {}", name, error.what()));
    }
    return true;
  }

  /// What a file is shows at its start, of whatever part of it is read.
  Detection detect(Input& input, const std::string& name) {
    const auto find = [&](Input& start) {
      return detect_input(start, name, options_.mappings, options_.forced,
                          context_.options().max_record_bytes);
    };
    if (!inputs_.range()) return find(input);
    Input whole(input.path(), false);
    whole.next_member();
    return find(whole);
  }

  /// Nothing can be read of a member that is empty, or damaged at once.
  void note_empty(const std::string& name) {
    try {
      char byte = 0;
      if (inputs_.input().read(&byte, 1) == 0) members_.empty(name);
    } catch (const DamagedInput& damage) {
      inputs_.report_damage(damage);
    }
  }

  void consume(const RecordBatch& batch) {
    for (const Reject& reject : batch.rejects()) {
      context_.reject(reject, inputs_.name_of(reject.position.source));
    }
    posts_.add(batch);
    accounts_.add(batch.accounts());
    left_out_.add(batch.left_out());
    passed_over_.add(batch.passed_over());
    filtered_.add(batch.filtered());
  }

  void write_accounts() {
    constexpr std::size_t kTogetherBytes = std::size_t{256} << 10;
    std::string lines;
    std::uint64_t n_lines = 0;
    const auto write = [&] {
      context_.emit("account", lines, n_lines);
      lines.clear();
      n_lines = 0;
    };
    accounts_.for_each_sorted([&](const Account& account, bool has_posts) {
      if (has_posts && !posts_.is_author_kept(account.uid)) return;
      append_account(lines, account);
      ++n_lines;
      if (lines.size() >= kTogetherBytes) write();
    });
    write();
  }

  static std::string listed(const TypeCounts& counts) {
    std::string list;
    for (const auto& [type, count] : counts.items()) {
      list.append(fmt::format("{}{} {}", list.empty() ? "" : ", ", count, type));
    }
    return list;
  }

  void note_left_out() {
    if (const std::string list = listed(passed_over_); !list.empty()) {
      context_.note(fmt::format("neither posts nor accounts, passed over: {}", list));
    }
    if (const std::string list = listed(filtered_); !list.empty()) {
      context_.note(fmt::format("posts left out as asked for: {}", list));
    }
    const std::string list = listed(left_out_);
    if (list.empty()) return;
    context_.note(
        fmt::format("of the case streams only posts and accounts are merged; left out: {}; "
                    "run the later tools again",
                    list));
  }

  ToolContext& context_;
  const ExportOptions& options_;
  InputSequence inputs_;
  MemberMessages members_;
  std::optional<RecordBlockReader> reader_;
  std::shared_ptr<const ExportParser> parser_;
  bool is_first_block_ = false;
  FirstPosts posts_;
  AccountStore accounts_;
  TypeCounts left_out_;
  TypeCounts passed_over_;
  TypeCounts filtered_;
};

}  // namespace

void read_exports(ToolContext& context, const ExportOptions& options) {
  ExportReading(context, options).run();
}

}  // namespace cahoots
