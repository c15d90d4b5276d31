#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"

namespace cahoots {

/// Why a row cannot be read.
struct RowError {
  std::string message;
  std::size_t column = 1;  ///< in bytes from 1
};

/// Splits one CSV or TSV record (RFC 4180, with bare quotes inside an unquoted field allowed as
/// spreadsheets write them) into `fields`, unescaped; views point into `record` or `arena`. Throws
/// nothing; an error message is empty where the row is sound. More than 16,384 fields are an error.
/// Linear time.
RowError split_row(std::string_view record, char delimiter, TextArena& arena,
                   std::vector<std::string_view>& fields);

/// The names of the columns, from the first record of a file. Names are trimmed.
class RowHeader {
 public:
  explicit RowHeader(std::vector<std::string> names) : names_(std::move(names)) {}

  /// A header that has every column, and notes the names that it is asked for: to learn what a
  /// format looks for. `asked` must outlive it.
  static RowHeader noting(std::vector<std::string>& asked) {
    RowHeader header({});
    header.asked_ = &asked;
    return header;
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// The column of that name, or kNone. O(columns): looked up once a file.
  std::size_t find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != kNone; }
  std::size_t size() const { return names_.size(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::string>* asked_ = nullptr;
};

}  // namespace cahoots
