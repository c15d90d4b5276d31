#include "platforms/export_parser.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "io/item_splitter.hpp"
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
  } else if (detection_.header && detection_.format != nullptr) {
    parse_row_ = detection_.format->bind(*detection_.header);
  }
}

void ExportParser::parse(const RecordBlock& block, bool is_first, RecordBatch& batch) const {
  batch.reserve(block.bytes.size());
  batch.begin_file(detection_.is_rounded);
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const RecordSlice& slice = block.records[i];
    const std::string_view record = block.record(slice);
    batch.begin_record(record, slice.position, source_file_);
    if (slice.overlong_bytes > 0) {
      batch.reject(overlong_error(slice));
    } else if (slice.envelope != nullptr) {
      parse_item(slice, record, batch);
    } else if (record.empty()) {
      batch.reject(detection_.shape.framing == Framing::xml_items
                       ? "the file ends within an XML document: it was cut short"
                       : "the file ends within a JSON array: it was cut short");
    } else if (!detection_.header) {
      parse_json(record, batch);
    } else if (!is_first || i > 0) {
      parse_row(record, batch);
    } else {
      continue;  // the header
    }
    if (!detection_.is_case_stream) batch.end_record();
  }
}

std::string ExportParser::overlong_error(const RecordSlice& slice) const {
  const Framing framing = detection_.shape.framing;
  const bool has_items = framing == Framing::json_items || framing == Framing::xml_items;
  if (has_items && slice.envelope == nullptr) {
    return slice.overlong_bytes > ItemSplitter::kHeadLimitBytes
               ? "what stands before the first record is over 4 MiB long; the rest of the file is "
                 "passed over"
               : "what stands around the records is more than the limit, 256 times their size; the "
                 "rest of the file is passed over";
  }
  return fmt::format("a {} of {} bytes, longer than --max-record allows",
                     framing == Framing::lines ? "line" : "record", slice.overlong_bytes);
}

/// An item is parsed as a document that holds nothing else.
void ExportParser::parse_item(const RecordSlice& slice, std::string_view record,
                              RecordBatch& batch) const {
  thread_local std::string document;
  document.assign(slice.envelope->head).append(record).append(slice.envelope->tail);
  const std::size_t size_bytes = document.size();
  const std::size_t head_bytes = slice.envelope->head.size();
  document.append(kLinePaddingBytes, '\0');
  const std::string_view whole = std::string_view(document).substr(0, size_bytes);
  if (detection_.shape.framing == Framing::xml_items) return parse_xml(whole, batch, head_bytes);
  parse_json(whole, batch, head_bytes);
}

void ExportParser::parse_json(std::string_view record, RecordBatch& batch,
                              std::size_t head_bytes) const {
  // Kept from block to block: simdjson's buffers are worth more than the parser.
  thread_local RecordParser parser;
  auto view = parser.parse(record);
  if (!view) {
    const std::uint64_t column = parser.error().column;
    return batch.reject(parser.error().message, column > head_bytes ? column - head_bytes : 1);
  }
  if (detection_.is_case_stream) return merge_case_record(record, *view, batch);
  if (mapped_) return mapped_->apply(*view, batch);
  detection_.format->parse(*view, batch);
}

void ExportParser::parse_xml(std::string_view document, RecordBatch& batch,
                             std::size_t head_bytes) const {
  XmlError error;
  const auto parsed = XmlDocument::parse(document, error);
  if (parsed) {
    // Where an element was closed too early, the next ones look like documents of their own.
    const bool is_whole_document = head_bytes == document.size();
    if (is_whole_document && !detection_.format->recognises_xml(parsed->root())) {
      return batch.reject("an element that belongs to no document of the format");
    }
    return detection_.format->parse_xml(parsed->root(), batch);
  }
  // Columns count from the item where the error is on its first line, else within its own line.
  const std::string_view head = document.substr(0, head_bytes);
  const auto n_head_lines = static_cast<std::uint64_t>(std::count(head.begin(), head.end(), '\n'));
  const std::size_t line_bytes = head_bytes - (head.rfind('\n') + 1);
  const bool is_on_first = error.line == n_head_lines + 1;
  const std::uint64_t before = is_on_first ? line_bytes : 0;
  batch.reject(fmt::format("malformed XML: {}", error.message),
               error.column > before ? error.column - before : 1);
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
