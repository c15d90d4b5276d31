#include "platforms/delimited_row.hpp"

#include <algorithm>

namespace cahoots {
namespace {

/// A quoted field whose doubled quotes must be halved.
std::string_view unescaped(std::string_view field, TextArena& arena) {
  if (field.find('"') == std::string_view::npos) return field;
  std::string plain;
  for (std::size_t i = 0; i < field.size(); ++i) {
    plain.push_back(field[i]);
    if (field[i] == '"') ++i;
  }
  return arena.keep(plain);
}

/// The position of the quote that closes the field whose text begins at `begin`; npos if none.
std::size_t closing_quote(std::string_view record, std::size_t begin) {
  for (std::size_t quote = record.find('"', begin); quote != std::string_view::npos;
       quote = record.find('"', quote + 2)) {
    if (quote + 1 >= record.size() || record[quote + 1] != '"') return quote;
  }
  return std::string_view::npos;
}

}  // namespace

RowError split_row(std::string_view record, char delimiter, TextArena& arena,
                   std::vector<std::string_view>& fields) {
  fields.clear();
  for (std::size_t begin = 0;;) {
    std::size_t end = 0;
    if (begin < record.size() && record[begin] == '"') {
      const std::size_t quote = closing_quote(record, begin + 1);
      if (quote == std::string_view::npos) return {"a quoted field is not closed", begin + 1};
      end = quote + 1;
      if (end < record.size() && record[end] != delimiter) {
        return {"text follows the closing quote of a field", end + 1};
      }
      fields.push_back(unescaped(record.substr(begin + 1, quote - begin - 1), arena));
    } else {
      end = std::min(record.find(delimiter, begin), record.size());
      fields.push_back(record.substr(begin, end - begin));
    }
    if (end >= record.size()) return {};
    begin = end + 1;
  }
}

std::size_t RowHeader::find(std::string_view name) const {
  const auto place = std::find(names_.begin(), names_.end(), name);
  return place == names_.end() ? kNone : static_cast<std::size_t>(place - names_.begin());
}

}  // namespace cahoots
