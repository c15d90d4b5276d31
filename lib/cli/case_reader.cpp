#include "cli/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/input_sequence.hpp"
#include "io/line_block.hpp"
#include "io/ordered_pipeline.hpp"
#include "records/case_block.hpp"
#include "records/completeness.hpp"

namespace cahoots {
namespace {

struct BlockResult {
  CaseBlockScan scan;
  std::shared_ptr<void> part;
};

/// One reading of all inputs.
class CaseReading {
 public:
  CaseReading(ToolContext& context, const CaseSteps& steps)
      : context_(context), steps_(steps), inputs_(context) {
    policy_.tool = steps.maker.empty() ? context.info().name : std::string(steps.maker);
    policy_.replace = context.options().replace;
    policy_.copy = context.writes_case_stream();
    policy_.only = context.options().only;
    policy_.check = steps.check;
  }

  CaseSummary run() {
    OrderedPipeline<LineBlock, BlockResult> pipeline(
        [this] { return next_block(); }, [this](LineBlock& block) { return work(block); },
        [this](LineBlock& block, BlockResult& result) { consume(block, result); });
    pipeline.run(context_.threads());
    return summarise();
  }

 private:
  std::optional<LineBlock> next_block() {
    for (;;) {
      if (!reader_) {
        if (!inputs_.advance()) return std::nullopt;
        reader_.emplace(inputs_.input(), inputs_.source(), context_.options().max_record_bytes,
                        answers() ? BlockDelivery::prompt : BlockDelivery::full);
      }
      try {
        if (auto block = reader_->next()) {
          inputs_.show_progress();
          return block;
        }
      } catch (const DamagedInput& damage) {
        inputs_.report_damage(damage);
      }
      reader_.reset();
    }
  }

  BlockResult work(const LineBlock& block) const {
    // Kept from block to block: simdjson's buffers are worth more than the parser.
    thread_local RecordParser parser;
    BlockResult result;
    result.part = steps_.make_part();
    result.scan =
        scan_case_block(block, policy_, parser,
                        [&](std::string_view type, RecordView& record, std::string& answers) {
                          steps_.visit(result.part.get(), type, record, answers);
                        });
    return result;
  }

  void consume(const LineBlock& block, BlockResult& result) {
    const CaseBlockScan& scan = result.scan;
    if (scan.own_record) fail_on_own_record(scan);
    for (const Reject& reject : scan.rejects) {
      context_.reject(reject, inputs_.name_of(reject.position.source));
    }
    write_lines(block.lines(), scan);
    context_.count_copied(scan.copied_counts);
    dropped_.add(scan.dropped);
    for (const CaseSegment& segment : scan.segments) {
      pending_.add(segment.counts);
      context_.run().records_in.add(segment.counts);
      if (!segment.run) continue;
      context_.run().records_in.add("run");
      if (context_.is_stage()) segments_.push_back({pending_, segment.run});
      completeness_.add_run(pending_, *segment.run);
      pending_ = TypeCounts();
    }
    steps_.merge(result.part.get());
    if (answers()) context_.output().flush();
  }

  bool answers() const { return !steps_.answer_type.empty(); }

  /// What is copied, and each answer behind the line that it belongs to.
  void write_lines(std::string_view lines, const CaseBlockScan& scan) {
    std::size_t answered = 0;
    auto answer = scan.answer_places.begin();
    const auto write_answers_up_to = [&](std::size_t place) {
      for (; answer != scan.answer_places.end() && answer->place <= place; ++answer) {
        emit_answers(std::string_view(scan.answers).substr(answered, answer->end - answered));
        answered = answer->end;
      }
    };
    for (const auto& [begin, end] : scan.copied) {
      write_answers_up_to(begin);
      context_.copy(lines.substr(begin, end - begin));
    }
    write_answers_up_to(lines.size());
  }

  void emit_answers(std::string_view answers) {
    context_.emit(steps_.answer_type, answers,
                  static_cast<std::uint64_t>(std::count(answers.begin(), answers.end(), '\n')));
  }

  [[noreturn]] void fail_on_own_record(const CaseBlockScan& scan) const {
    throw DataError(fmt::format(
        "{}:{}: the stream already holds records of {} ({}); use --replace to make them anew",
        inputs_.name_of(scan.own_record->source), scan.own_record->line, policy_.tool,
        scan.own_record_type));
  }

  CaseSummary summarise() {
    if (context_.is_stage()) {
      context_.progress().finish();
      segments_.push_back({pending_, std::nullopt});
      return {{}, true, {}, std::move(segments_)};
    }
    completeness_.finish(pending_);
    context_.progress().finish();
    if (!completeness_.is_complete()) {
      if (context_.options().require_complete) throw DataError(completeness_.complaint());
      context_.message("warning: " + completeness_.complaint());
      context_.run().input_complete = false;
    }
    if (dropped_.total() > 0) {
      std::string list;
      for (const auto& [type, count] : dropped_.items()) {
        list.append(fmt::format("{}{} {}", list.empty() ? "" : ", ", count, type));
      }
      context_.message(fmt::format("--replace dropped {}", list));
    }
    return {completeness_.runs(), completeness_.is_complete(), completeness_.complaint(), {}};
  }

  ToolContext& context_;
  const CaseSteps& steps_;
  InputSequence inputs_;
  CasePolicy policy_;
  std::optional<LineBlockReader> reader_;
  CompletenessCheck completeness_;
  TypeCounts pending_;
  TypeCounts dropped_;
  std::vector<CaseSegment> segments_;
};

}  // namespace

CaseSummary read_case_stream(ToolContext& context, const CaseSteps& steps) {
  return CaseReading(context, steps).run();
}

}  // namespace cahoots
