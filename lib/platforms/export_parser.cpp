#include "platforms/export_parser.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "records/post_record.hpp"
#include "records/schema.hpp"

namespace cahoots {

ExportParser::ExportParser(Detection detection, std::string source_file)
    : detection_(std::move(detection)), source_file_(std::move(source_file)) {
  if (detection_.mapping != nullptr) {
    if (detection_.header) {
      mapped_.emplace(*detection_.mapping, *detection_.header);
    } else {
      mapped_.emplace(*detection_.mapping);
    }
  } else if (detection_.format != nullptr && detection_.format->bind != nullptr) {
    parse_row_ = detection_.format->bind(*detection_.header);
  }
}

void ExportParser::parse(const RecordBlock& block, bool is_first, RecordBatch& batch) const {
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const RecordSlice& slice = block.records[i];
    const std::string_view record = block.record(slice);
    batch.begin_record(record, slice.position, source_file_);
    if (slice.overlong_bytes > 0) {
      batch.reject(fmt::format("a {} of {} bytes, longer than --max-record allows",
                               detection_.shape.framing == Framing::lines ? "line" : "record",
                               slice.overlong_bytes));
    } else if (record.empty()) {
      batch.reject("the file ends within a JSON array: it was cut short");
    } else if (!detection_.header) {
      parse_json(record, batch);
    } else if (!is_first || i > 0) {
      parse_row(record, batch);
    }
  }
}

void ExportParser::parse_json(std::string_view record, RecordBatch& batch) const {
  // Kept from block to block: simdjson's buffers are worth more than the parser.
  thread_local RecordParser parser;
  auto view = parser.parse(record);
  if (!view) return batch.reject(parser.error().message, parser.error().column);
  if (detection_.is_case_stream) return merge_case_record(record, *view, batch);
  if (mapped_) return mapped_->apply(*view, batch);
  detection_.format->parse(*view, batch);
}

void ExportParser::parse_row(std::string_view record, RecordBatch& batch) const {
  const std::size_t invalid = first_invalid_utf8(record);
  if (invalid < record.size()) return batch.reject("the row is not UTF-8", invalid + 1);
  thread_local std::vector<std::string_view> fields;
  const RowError error = split_row(record, detection_.shape.delimiter, batch.arena(), fields);
  if (!error.message.empty()) return batch.reject(error.message, error.column);
  if (fields.size() != detection_.header->size()) {
    return batch.reject(fmt::format("the row has {} fields, the header {}", fields.size(),
                                    detection_.header->size()));
  }
  if (mapped_) return mapped_->apply(fields, batch);
  parse_row_(fields, batch);
}

/// Posts and accounts of a case are taken as they stand; what was derived from them is left out, to
/// be derived again from all.
void ExportParser::merge_case_record(std::string_view line, RecordView& record,
                                     RecordBatch& batch) const {
  const Text type = record.text("type");
  if (type == "post") {
    Post post;
    read_post(record, post);
    if (post.uid.empty() || post.account_uid.empty()) {
      return batch.reject("a post record without a uid or account_uid");
    }
    batch.add_post_line(line, post);
  } else if (type == "account") {
    batch.add_account(read_account(record));
  } else if (!is_known(type)) {
    batch.reject("a record without a \"type\"");
  } else {
    // A run record says what was done with one of the streams, not with what they make together.
    if (type != "run") batch.leave_out(find_record_spec(type) != nullptr ? type : "unknown");
  }
}

}  // namespace cahoots
