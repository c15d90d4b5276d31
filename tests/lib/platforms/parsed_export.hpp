#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "io/record_splitter.hpp"
#include "lib/records/record_line.hpp"
#include "platforms/detection.hpp"
#include "platforms/export_parser.hpp"
#include "records/schema.hpp"

namespace cahoots {

/// What ingest makes of the bytes of one file, for tests. Every record is checked against the
/// schema.
struct ParsedExport {
  std::string reason;
  std::deque<RecordLine> posts;
  std::deque<RecordLine> accounts;
  std::vector<Reject> rejects;
  TypeCounts left_out;
  TypeCounts passed_over;

  RecordView& post(std::size_t i) { return posts.at(i).record(); }
  RecordView& account(std::size_t i) { return accounts.at(i).record(); }
  std::string error(std::size_t i) const { return rejects.at(i).error; }
};

inline std::deque<RecordLine> checked_lines(std::string_view lines, std::string_view type) {
  std::deque<RecordLine> records;
  while (!lines.empty()) {
    records.emplace_back(lines.substr(0, lines.find('\n')));
    EXPECT_EQ(check_record(*find_record_spec(type), records.back().record()), "")
        << lines.substr(0, lines.find('\n'));
    lines.remove_prefix(lines.find('\n') + 1);
  }
  return records;
}

inline ParsedExport parse_export(std::string_view bytes, const std::string& name = "export",
                                 const std::vector<Mapping>& mappings = {},
                                 const Format* forced = nullptr) {
  ParsedExport parsed;
  const Detection detection = detect_export(bytes, name, mappings, forced);
  parsed.reason = detection.reason;
  if (!detection.is_recognised()) return parsed;
  RecordBlock block;
  make_record_splitter(detection.shape, 0)->split(bytes, true, block.records);
  block.bytes = bytes;
  block.bytes.append(kLinePaddingBytes, '\0');
  RecordBatch batch;
  ExportParser(detection, name).parse(block, true, batch);
  parsed.posts = checked_lines(batch.lines(), "post");
  std::string accounts;
  batch.accounts().append_records(accounts);
  parsed.accounts = checked_lines(accounts, "account");
  parsed.rejects = batch.rejects();
  parsed.left_out = batch.left_out();
  parsed.passed_over = batch.passed_over();
  return parsed;
}

}  // namespace cahoots
