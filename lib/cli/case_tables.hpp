#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/output.hpp"
#include "records/record_view.hpp"
#include "render/csv_writer.hpp"

namespace cahoots {

/// Rows of one block of the stream, by record type, in the order of the schema. One thread.
class TablePart {
 public:
  /// Takes the record if its type is in the schema; others are counted.
  void visit(std::string_view type, RecordView& record);

 private:
  friend class CaseTables;
  struct Rows {
    std::string json_lines;
    CsvWriter csv;
    std::uint64_t n_rows = 0;
  };
  std::map<std::size_t, Rows> rows_;  ///< by place in record_specs()
  std::map<std::string, std::uint64_t> unknown_;
};

/// One table for each record type: `post.jsonl` with the fields of the schema in their order, and
/// `post.csv` with a column for each, lists and objects as JSON (see CsvWriter). A type that the
/// stream does not hold has an empty table, so that scripts find every one. Files appear when all
/// are complete. One thread.
class CaseTables {
 public:
  /// Makes the folder if it is not there. Throws IoError where a file cannot be written or is there
  /// and `may_replace` is false.
  CaseTables(const std::string& folder, bool may_replace);
  /// Parts in the order of the input.
  void merge(TablePart& part);
  void close();
  /// Records of types without a table, by type.
  const std::map<std::string, std::uint64_t>& unknown() const { return unknown_; }

 private:
  struct Table {
    std::unique_ptr<Output> json_lines;
    std::unique_ptr<Output> csv;
  };
  std::vector<Table> tables_;
  std::map<std::string, std::uint64_t> unknown_;
};

}  // namespace cahoots
