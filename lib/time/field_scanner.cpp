#include "time/field_scanner.hpp"

#include <array>
#include <span>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

struct NamedOffset {
  std::string_view name;
  int hours;
};
constexpr std::array<NamedOffset, 12> kNamedOffsets = {{{"z", 0},
                                                        {"ut", 0},
                                                        {"utc", 0},
                                                        {"gmt", 0},
                                                        {"est", -5},
                                                        {"edt", -4},
                                                        {"cst", -6},
                                                        {"cdt", -5},
                                                        {"mst", -7},
                                                        {"mdt", -6},
                                                        {"pst", -8},
                                                        {"pdt", -7}}};

bool equals_folded(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (ascii_lower(word[i]) != lower[i]) return false;
  }
  return true;
}

/// The place of the name that the word spells in full or by its first three letters.
std::optional<int> place_of(std::string_view word, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (equals_folded(word, names[i].substr(0, 3)) || equals_folded(word, names[i])) {
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

bool FieldScanner::skip(char expected) {
  if (rest_.empty() || rest_.front() != expected) return false;
  rest_.remove_prefix(1);
  return true;
}

bool FieldScanner::skip_blanks() {
  const std::size_t before = rest_.size();
  while (peek() == ' ' || peek() == '\t') rest_.remove_prefix(1);
  return rest_.size() < before;
}

std::optional<int> FieldScanner::number(std::size_t min_digits, std::size_t max_digits) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < max_digits && digits < rest_.size() && is_ascii_digit(rest_[digits])) {
    value = value * 10 + (rest_[digits++] - '0');
  }
  if (digits < min_digits) return std::nullopt;
  rest_.remove_prefix(digits);
  return value;
}

bool FieldScanner::skip_fraction() {
  if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_ascii_digit(rest_[1]))
    return false;
  rest_.remove_prefix(1);
  while (is_ascii_digit(peek())) rest_.remove_prefix(1);
  return true;
}

std::string_view FieldScanner::letters() const {
  constexpr std::size_t kLongestName = 10;
  std::size_t size = 0;
  while (size < rest_.size() && size < kLongestName && is_ascii_letter(rest_[size])) ++size;
  return rest_.substr(0, size);
}

std::optional<int> FieldScanner::month_name() {
  const std::string_view word = letters();
  const auto place = place_of(word, kMonths);
  if (!place) return std::nullopt;
  rest_.remove_prefix(word.size());
  return *place + 1;
}

std::optional<int> FieldScanner::weekday_name() {
  const std::string_view word = letters();
  const auto place = place_of(word, kWeekdays);
  if (place) rest_.remove_prefix(word.size());
  return place;
}

std::optional<bool> FieldScanner::is_pm() {
  const std::string_view word = letters();
  const bool pm = equals_folded(word, "pm");
  if (!pm && !equals_folded(word, "am")) return std::nullopt;
  rest_.remove_prefix(2);
  return pm;
}

std::optional<int> FieldScanner::utc_offset_s() {
  const std::string_view word = letters();
  if (equals_folded(word, "z") || equals_folded(word, "utc") || equals_folded(word, "gmt")) {
    rest_.remove_prefix(word.size());
    return 0;
  }
  FieldScanner ahead(rest_);
  const bool west = ahead.peek() == '-';
  if (!west && ahead.peek() != '+') return std::nullopt;
  ahead.rest_.remove_prefix(1);
  const auto hours = ahead.number(2, 2);
  if (!hours || *hours > 23) return std::nullopt;
  int minutes = 0;
  if (ahead.peek() == ':' || is_ascii_digit(ahead.peek())) {
    ahead.skip(':');
    const auto written = ahead.number(2, 2);
    if (!written || *written > 59) return std::nullopt;
    minutes = *written;
  }
  *this = ahead;
  const int offset_s = *hours * 3600 + minutes * 60;
  return west ? -offset_s : offset_s;
}

std::optional<int> FieldScanner::named_offset_s() {
  const std::string_view word = letters();
  for (const NamedOffset& named : kNamedOffsets) {
    if (!equals_folded(word, named.name)) continue;
    rest_.remove_prefix(word.size());
    return named.hours * 3600;
  }
  return std::nullopt;
}

}  // namespace cahoots
