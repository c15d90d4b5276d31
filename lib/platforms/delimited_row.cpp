#include "platforms/delimited_row.hpp"

#include <algorithm>

namespace cahoots {
namespace {

/// As many as a spreadsheet has; a row of nothing but commas would take any memory.
constexpr std::size_t kMostColumns = 16384;

/// The text of a quoted field, its doubled quotes halved.
std::string_view unescaped(std::string_view field, TextArena& arena) {
  std::string plain;
  for (std::size_t i = 0; i < field.size(); ++i) {
    plain.push_back(field[i]);
    if (field[i] == '"') ++i;
  }
  return arena.keep(plain);
}

struct ClosingQuote {
  std::size_t position;  ///< npos if there is none
  bool follows_doubled;  ///< doubled quotes stand before it
};

/// The quote that closes the field whose text begins at `begin`.
ClosingQuote closing_quote(std::string_view record, std::size_t begin) {
  bool follows_doubled = false;
  for (std::size_t quote = record.find('"', begin); quote != std::string_view::npos;
       quote = record.find('"', quote + 2)) {
    if (quote + 1 >= record.size() || record[quote + 1] != '"') return {quote, follows_doubled};
    follows_doubled = true;
  }
  return {std::string_view::npos, follows_doubled};
}

}  // namespace

RowError split_row(std::string_view record, char delimiter, TextArena& arena,
                   std::vector<std::string_view>& fields) {
  fields.clear();
  for (std::size_t begin = 0;;) {
    std::size_t end = 0;
    if (begin < record.size() && record[begin] == '"') {
      const ClosingQuote quote = closing_quote(record, begin + 1);
      if (quote.position == std::string_view::npos) {
        return {"a quoted field is not closed", begin + 1};
      }
      end = quote.position + 1;
      if (end < record.size() && record[end] != delimiter) {
        return {"text follows the closing quote of a field", end + 1};
      }
      const std::string_view field = record.substr(begin + 1, quote.position - begin - 1);
      fields.push_back(quote.follows_doubled ? unescaped(field, arena) : field);
    } else {
      end = std::min(record.find(delimiter, begin), record.size());
      fields.push_back(record.substr(begin, end - begin));
    }
    if (end >= record.size()) return {};
    if (fields.size() == kMostColumns) return {"more than 16,384 fields, the limit", end + 1};
    begin = end + 1;
  }
}

std::size_t RowHeader::find(std::string_view name) const {
  if (asked_ != nullptr) {
    asked_->emplace_back(name);
    return 0;
  }
  const auto place = std::find(names_.begin(), names_.end(), name);
  return place == names_.end() ? kNone : static_cast<std::size_t>(place - names_.begin());
}

}  // namespace cahoots
