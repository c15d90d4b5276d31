#include "records/case_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "records/ownership.hpp"

namespace cahoots {
namespace {

/// The scan of one block, line by line.
class BlockScanner {
 public:
  BlockScanner(const LineBlock& block, const CasePolicy& policy, RecordParser& parser,
               const CaseVisitor& visit)
      : block_(block),
        policy_(policy),
        parser_(parser),
        visit_(visit),
        replaced_(makers_replaced_by(policy.tool)) {
    scan_.segments.emplace_back();
  }

  CaseBlockScan run() {
    if (block_.overlong_bytes > 0) {
      reject(block_.begin,
             {fmt::format("a line of {} bytes, longer than --max-record allows",
                          block_.overlong_bytes)},
             std::string_view(block_.bytes)
                 .substr(0, std::min<std::size_t>(block_.overlong_bytes,
                                                  LineBlockReader::kOverlongKeptBytes)));
      return std::move(scan_);
    }
    const std::string_view lines = block_.lines();
    SourcePosition position = block_.begin;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      scan_line(lines.substr(begin, end - begin), begin, position);
      position.line += 1;
      position.offset_bytes += end + 1 - begin;
      begin = end + 1;
    }
    return std::move(scan_);
  }

 private:
  void scan_line(std::string_view line, std::size_t begin, const SourcePosition& position) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;  // a blank line is none
    auto record = parser_.parse(line);
    if (!record) return reject(position, parser_.error(), line);
    const Text type = record->text("type");
    if (!is_known(type)) return reject(position, {"a record without a \"type\""}, line);
    count(type, *record);
    if (policy_.check) {
      if (std::string wrong = policy_.check(type, *record); !wrong.empty()) {
        return reject(position, {std::move(wrong)}, line);
      }
    }
    if (is_dropped(type, *record, position)) return;
    const std::size_t end = begin + line.size() + 1;
    if (policy_.copy && is_selected(type)) mark_copied(type, begin, end);
    const std::size_t answered = scan_.answers.size();
    visit_(type, *record, scan_.answers);
    if (scan_.answers.size() > answered) scan_.answer_places.push_back({end, scan_.answers.size()});
  }

  void count(std::string_view type, RecordView& record) {
    if (type == "run") {
      scan_.segments.back().run = read_run_record(record);
      scan_.segments.emplace_back();
    } else {
      scan_.segments.back().counts.add(type);
    }
  }

  bool is_dropped(std::string_view type, RecordView& record, const SourcePosition& position) {
    const std::string_view maker = maker_of(type, record);
    if (!policy_.replace) {
      if (maker == policy_.tool && !scan_.own_record) {
        scan_.own_record = position;
        scan_.own_record_type = type;
      }
      return false;
    }
    if (std::find(replaced_.begin(), replaced_.end(), maker) == replaced_.end()) return false;
    scan_.dropped.add(type);
    return true;
  }

  bool is_selected(std::string_view type) const {
    return policy_.only.empty() ||
           std::find(policy_.only.begin(), policy_.only.end(), type) != policy_.only.end();
  }

  void mark_copied(std::string_view type, std::size_t begin, std::size_t end) {
    scan_.copied_counts.add(type);
    const bool is_answered =
        !scan_.answer_places.empty() && scan_.answer_places.back().place == begin;
    if (!scan_.copied.empty() && scan_.copied.back().second == begin && !is_answered) {
      scan_.copied.back().second = end;
    } else {
      scan_.copied.emplace_back(begin, end);
    }
  }

  void reject(const SourcePosition& position, ParseError error, std::string_view raw) {
    scan_.rejects.push_back({position, error.column, std::move(error.message), std::string(raw)});
  }

  const LineBlock& block_;
  const CasePolicy& policy_;
  RecordParser& parser_;
  const CaseVisitor& visit_;
  std::vector<std::string_view> replaced_;
  CaseBlockScan scan_;
};

}  // namespace

CaseBlockScan scan_case_block(const LineBlock& block, const CasePolicy& policy,
                              RecordParser& parser, const CaseVisitor& visit) {
  return BlockScanner(block, policy, parser, visit).run();
}

}  // namespace cahoots
