#pragma once

#include <optional>
#include <string>

#include "io/record_block.hpp"
#include "platforms/detection.hpp"
#include "platforms/mapped_record.hpp"
#include "platforms/record_batch.hpp"

namespace cahoots {

/// Parses the blocks of one file as detected. Immutable after construction: any number of threads
/// may parse blocks with it, each into a batch of its own.
class ExportParser {
 public:
  /// `source_file`: the name that the records carry. The mappings behind `detection` must outlive
  /// it. Throws DataError where a mapping's columns are missing.
  ExportParser(Detection detection, std::string source_file);

  /// Adds what the block holds to `batch`. `is_first`: the block begins the file, and with its
  /// header where it has one.
  void parse(const RecordBlock& block, bool is_first, RecordBatch& batch) const;

 private:
  void parse_item(const RecordSlice& slice, std::string_view record, RecordBatch& batch) const;
  void parse_json(std::string_view record, RecordBatch& batch, std::size_t head_bytes = 0) const;
  void parse_xml(std::string_view document, RecordBatch& batch, std::size_t head_bytes) const;
  std::string overlong_error(const RecordSlice& slice) const;
  void parse_row(std::string_view record, RecordBatch& batch) const;
  void merge_case_record(std::string_view line, RecordView& record, RecordBatch& batch) const;

  Detection detection_;
  std::string source_file_;
  std::optional<MappedRecord> mapped_;
  RowParse parse_row_;
};

}  // namespace cahoots
