#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "cli/tool_context.hpp"
#include "records/case_block.hpp"
#include "records/record_view.hpp"
#include "records/run_record.hpp"

namespace cahoots {

/// The three steps of reading a case stream, with their state behind a pointer so that the engine
/// is compiled once. Use read_case_stream below.
struct CaseSteps {
  std::function<std::shared_ptr<void>()> make_part;
  std::function<void(void* part, std::string_view type, RecordView& record, std::string& answers)>
      visit;
  std::function<void(void* part)> merge;
  std::string_view answer_type = {};  ///< of what `visit` appends to `answers`; empty: nothing
  RecordCheck check = {};             ///< see CasePolicy
  std::string_view maker = {};  ///< whose records the tool makes (records/ownership.hpp); empty: it
};

/// What the stream said about itself.
struct CaseSummary {
  std::vector<RunRecord> runs;
  bool is_complete = true;
  std::string complaint;  ///< the stage after which it was filtered or cut short
  /// Of a stage, which sees a part of the stream and judges nothing: the records up to each run
  /// record and behind the last.
  std::vector<CaseSegment> segments = {};
};

CaseSummary read_case_stream(ToolContext& context, const CaseSteps& steps);

/// Reads all inputs of a tool as one case stream: copies every line that is kept, byte for byte and
/// in order, and hands each record to `visit` together with a Part, on any thread, the Parts of
/// different blocks at the same time; then each Part to `merge`, in the order of the input, one at
/// a time. What a Part keeps of a record it must copy. Rejects, counts, ownership, --only and
/// completeness are dealt with. Throws DataError where the stream holds the tool's own records and
/// --replace is not given, or where it is incomplete and --require-complete is.
template <class Part>
CaseSummary read_case_stream(ToolContext& context,
                             const std::function<void(Part&, std::string_view, RecordView&)>& visit,
                             const std::function<void(Part&)>& merge, std::string_view maker = {},
                             const RecordCheck& check = {}) {
  CaseSteps steps;
  steps.check = check;
  steps.maker = maker;
  steps.make_part = [] { return std::make_shared<Part>(); };
  steps.visit = [&visit](void* part, std::string_view type, RecordView& record, std::string&) {
    visit(*static_cast<Part*>(part), type, record);
  };
  steps.merge = [&merge](void* part) { merge(*static_cast<Part*>(part)); };
  return read_case_stream(context, steps);
}

/// The same for a tool that answers as it reads: each record of `type` that `visit` appends to
/// `answers`, a line, is written behind the record that it was called for. Lines are read as soon
/// as they have arrived, and all that is written is flushed before the next are waited for.
template <class Part>
CaseSummary answer_case_stream(
    ToolContext& context, std::string_view type,
    const std::function<void(Part&, std::string_view, RecordView&, std::string& answers)>& visit,
    const std::function<void(Part&)>& merge) {
  CaseSteps steps;
  steps.make_part = [] { return std::make_shared<Part>(); };
  steps.visit = [&visit](void* part, std::string_view record_type, RecordView& record,
                         std::string& answers) {
    visit(*static_cast<Part*>(part), record_type, record, answers);
  };
  steps.merge = [&merge](void* part) { merge(*static_cast<Part*>(part)); };
  steps.answer_type = type;
  return read_case_stream(context, steps);
}

}  // namespace cahoots
