#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/line_block.hpp"
#include "records/record_view.hpp"
#include "records/reject.hpp"
#include "records/run_record.hpp"
#include "records/type_counts.hpp"

namespace cahoots {

/// What is wrong with a record; empty where nothing is.
using RecordCheck = std::function<std::string(std::string_view type, RecordView& record)>;

/// How a tool treats the lines of a case stream.
struct CasePolicy {
  std::string tool;               ///< whose own records are an error in the input
  bool replace = false;           ///< drop them instead, and those of the tools that build on them
  bool copy = true;               ///< copy the lines that are kept (false for report)
  std::vector<std::string> only;  ///< copy these types only; empty = all
  RecordCheck check = {};         ///< records in which it finds something become rejects, too
};

/// A stretch of records up to a run record, or up to the end of the block.
struct CaseSegment {
  TypeCounts counts;
  std::optional<RunRecord> run;
};

/// Lines of the tool's own that stand right behind a line of the block.
struct CaseAnswer {
  std::size_t place = 0;  ///< the byte of the block behind that line
  std::size_t end = 0;    ///< where they end among all answers; they begin where the last ones end
};

/// What one block of a case stream holds.
struct CaseBlockScan {
  /// Byte ranges [begin, end) to copy; none goes on behind a line that has answers.
  std::vector<std::pair<std::size_t, std::size_t>> copied;
  std::string answers;
  std::vector<CaseAnswer> answer_places;  ///< in order
  TypeCounts copied_counts;
  std::vector<CaseSegment> segments;
  TypeCounts dropped;
  std::vector<Reject> rejects;
  /// The first record of the tool's own, where that is an error.
  std::optional<SourcePosition> own_record;
  std::string own_record_type;
};

/// Takes what a tool needs from a record; called for every record that is kept. Lines that it
/// appends to `answers` follow the record.
using CaseVisitor =
    std::function<void(std::string_view type, RecordView& record, std::string& answers)>;

/// Parses every line of the block: malformed and untyped lines become rejects, the others are
/// counted, offered to `visit` and marked for copying as `policy` says. Runs concurrently on
/// different blocks with different parsers. Time linear in the bytes.
CaseBlockScan scan_case_block(const LineBlock& block, const CasePolicy& policy,
                              RecordParser& parser, const CaseVisitor& visit);

}  // namespace cahoots
