#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/line_block.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// One line and its parsed form, for tests.
class RecordLine {
 public:
  explicit RecordLine(std::string_view line) : bytes_(line), size_(line.size()) {
    bytes_.append(kLinePaddingBytes, '\0');
    record_ = parser_.parse(std::string_view(bytes_).substr(0, size_));
  }

  bool is_record() const { return record_.has_value(); }
  RecordView& record() { return record_.value(); }
  const ParseError& error() const { return parser_.error(); }

 private:
  std::string bytes_;
  std::size_t size_;
  RecordParser parser_;
  std::optional<RecordView> record_;
};

}  // namespace cahoots
