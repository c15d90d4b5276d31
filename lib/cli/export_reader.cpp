#include "cli/export_reader.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "cli/input_sequence.hpp"
#include "io/ordered_pipeline.hpp"
#include "io/record_block.hpp"
#include "platforms/detection.hpp"
#include "platforms/export_parser.hpp"
#include "records/uid_index.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{256} << 10;

/// A block with the parser of the file that it comes from.
struct ExportBlock {
  RecordBlock records;
  std::shared_ptr<const ExportParser> parser;
  bool is_first = false;
};

class ExportReading {
 public:
  ExportReading(ToolContext& context, const ExportOptions& options)
      : context_(context), options_(options), inputs_(context) {}

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
    std::string lines;
    const std::uint64_t n_accounts = accounts_.append_records(lines);
    context_.emit("account", lines, n_accounts);
    if (n_repeated_ > 0) {
      context_.message(fmt::format("{} repeated posts left out, {} of them differ from the first",
                                   n_repeated_, context_.run().conflicting));
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
    if (inputs_.input().peek(kHeadBytes).empty()) {
      context_.message(fmt::format("{}: empty", name));
      return true;
    }
    Detection detection = detect(name);
    context_.detail(fmt::format("{}: {}", name, detection.reason));
    if (!detection.is_recognised()) {
      context_.damaged(
          fmt::format("{}: {}; describe it in a mapping file (--map, see "
                      "cahoots-mapping(5))",
                      name, detection.reason));
      return true;
    }
    try {
      RecordShape shape = detection.shape;
      shape.max_record_bytes = context_.options().max_record_bytes;
      parser_ = std::make_shared<const ExportParser>(std::move(detection), name);
      reader_.emplace(inputs_.input(), inputs_.source(), shape);
      is_first_block_ = true;
    } catch (const DataError& error) {
      context_.damaged(fmt::format("{}: {}", name, error.what()));
    }
    return true;
  }

  /// Looks at more of the file where its first record may be longer than what was looked at.
  Detection detect(const std::string& name) {
    for (std::size_t head_bytes = kHeadBytes;; head_bytes *= 4) {
      const std::string_view head = inputs_.input().peek(head_bytes);
      Detection detection = detect_export(head, name, options_.mappings, options_.forced);
      const bool is_all = head.size() < head_bytes;
      const bool is_enough = head_bytes > context_.options().max_record_bytes;
      if (detection.is_recognised() || is_all || is_enough) return detection;
    }
  }

  void consume(const RecordBatch& batch) {
    for (const Reject& reject : batch.rejects()) {
      context_.reject(reject, inputs_.name_of(reject.position.source));
    }
    write_first(batch);
    accounts_.add(batch.accounts());
    left_out_.add(batch.left_out());
    passed_over_.add(batch.passed_over());
    filtered_.add(batch.filtered());
    check_memory();
  }

  /// Writes what was not seen before, as many lines at a time as lie together.
  void write_first(const RecordBatch& batch) {
    constexpr std::size_t kAhead = 12;
    const std::string_view lines = batch.lines();
    const auto& posts = batch.posts();
    std::size_t begin_bytes = 0;
    std::uint64_t n_together = 0;
    const auto write = [&](std::size_t end_bytes) {
      context_.emit("post", lines.substr(begin_bytes, end_bytes - begin_bytes), n_together);
      n_together = 0;
    };
    for (std::size_t i = 0; i < posts.size(); ++i) {
      if (i + kAhead < posts.size()) uids_.prefetch(posts[i + kAhead].uid);
      const BatchPost& post = posts[i];
      const UidIndex::Seen seen = uids_.add(post.uid, post.content);
      if (seen == UidIndex::Seen::first) {
        ++n_together;
        continue;
      }
      write(post.begin_bytes);
      begin_bytes = post.end_bytes;
      ++n_repeated_;
      if (seen == UidIndex::Seen::conflicting) note_conflict(post);
    }
    write(lines.size());
    if (!posts.empty()) context_.run().records_in.add("post", posts.size());
  }

  void note_conflict(const BatchPost& post) {
    constexpr std::uint64_t kShown = 10;
    constexpr std::uint64_t kKept = 100;
    const std::uint64_t n_conflicting = ++context_.run().conflicting;
    if (n_conflicting > kKept) return;
    std::string text =
        fmt::format("{}:{}: a repeated post differs from its first copy, which is kept",
                    inputs_.name_of(post.position.source), post.position.line);
    if (n_conflicting <= kShown) context_.message(text);
    if (n_conflicting == kKept) text.append("; further ones are only counted");
    context_.run().notes.push_back(std::move(text));
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

  void check_memory() const {
    const std::size_t used = uids_.memory_bytes() + accounts_.memory_bytes();
    if (used <= context_.options().memory_bytes) return;
    throw LimitError(fmt::format(
        "the index of {} posts and {} accounts needs more than --memory {}; give it more",
        uids_.size(), accounts_.size(), format_bytes(context_.options().memory_bytes)));
  }

  ToolContext& context_;
  const ExportOptions& options_;
  InputSequence inputs_;
  std::optional<RecordBlockReader> reader_;
  std::shared_ptr<const ExportParser> parser_;
  bool is_first_block_ = false;
  UidIndex uids_;
  AccountMerge accounts_;
  TypeCounts left_out_;
  TypeCounts passed_over_;
  TypeCounts filtered_;
  std::uint64_t n_repeated_ = 0;
};

}  // namespace

void read_exports(ToolContext& context, const ExportOptions& options) {
  ExportReading(context, options).run();
}

}  // namespace cahoots
