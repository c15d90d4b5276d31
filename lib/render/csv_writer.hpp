#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// Writes a table as CSV (RFC 4180: CRLF, quotes doubled). A text that a spreadsheet would take for
/// a formula (one that begins with = + - @, also in their wide forms, which count where Chinese or
/// Japanese is written, a tab or a return; OWASP, "CSV Injection") gets an apostrophe in front, but
/// for handles: `@` and then letters, digits, `_`, `.` and `-` alone is no formula, and joins by
/// handle have to work. Numbers are written as they are; unknown is empty. Controls are kept out by
/// displayable(). One thread.
class CsvWriter {
 public:
  CsvWriter& text(std::string_view value);
  /// A word of the program's own.
  CsvWriter& word(std::string_view value);
  CsvWriter& count(std::uint64_t value);
  CsvWriter& number(std::optional<double> value);
  CsvWriter& integer(std::optional<std::int64_t> value);
  CsvWriter& time(std::optional<std::int64_t> time_s);
  CsvWriter& boolean(std::optional<bool> value);
  CsvWriter& end_row();
  std::string take();

 private:
  void begin_cell();
  void append_quoted(std::string_view value);

  std::string out_;
  bool is_row_open_ = false;
};

/// The text with an apostrophe in front where a spreadsheet would compute it.
std::string without_formula(std::string_view text);

}  // namespace cahoots
