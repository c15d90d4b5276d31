#pragma once

#include <string>
#include <string_view>

#include "cli/tool_context.hpp"
#include "io/row_file.hpp"

namespace cahoots {

/// Records that must not be written before all input has proved to be sound: kept on disk, then
/// written in their order. One thread.
class HeldRecords {
 public:
  explicit HeldRecords(ToolContext& context)
      : context_(context), rows_(context.options().temporary_folder) {}

  void add(std::string_view type, std::string_view line) {
    row_.assign(type).push_back('\0');
    rows_.append(row_.append(line));
  }
  void write() {
    RowFile::Reader reader(rows_);
    for (std::string_view row; reader.next(row);) {
      const std::size_t end = row.find('\0');
      context_.emit(row.substr(0, end), row.substr(end + 1));
    }
  }

 private:
  ToolContext& context_;
  RowFile rows_;
  std::string row_;
};

}  // namespace cahoots
