#include "platforms/field_values.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace cahoots {
namespace {

bool is_quoted(Text item) {
  return item.size() >= 2 && item.front() == item.back() &&
         (item.front() == '\'' || item.front() == '"');
}

/// Where the item that begins at `begin` ends. In brackets, a quoted one ends at its quote; a URL
/// goes on over a comma unless a blank or another URL follows it.
std::size_t item_end(Text list, std::size_t begin, std::string_view breaks, bool is_bracketed) {
  const std::size_t first = std::min(list.find_first_not_of(" \t\r\n", begin), list.size());
  const bool has_quote =
      is_bracketed && first < list.size() && (list[first] == '\'' || list[first] == '"');
  std::size_t from = begin;
  if (has_quote) {
    const std::size_t quote = list.find(list[first], first + 1);
    if (quote != Text::npos) from = quote + 1;
  }
  std::size_t end = std::min(list.find(breaks, from), list.size());
  if (breaks != "," || has_quote) return end;
  while (end < list.size() && list.substr(begin, end - begin).find("://") != Text::npos) {
    const std::size_t next = std::min(list.find(',', end + 1), list.size());
    const Text piece = list.substr(end + 1, next - end - 1);
    if (piece.empty() || piece.front() == ' ' || piece.find("://") != Text::npos) break;
    end = next;
  }
  return end;
}

/// A number that is written in digits alone.
std::optional<std::int64_t> whole_count(std::string_view digits) {
  std::int64_t count = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, count);
  if (result.ec != std::errc() || result.ptr != end || count < 0) return std::nullopt;
  return count;
}

}  // namespace

Text trimmed(Text text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string shown_value(std::string_view value) {
  constexpr std::size_t kShownBytes = 60;
  std::string shown(value.substr(0, kShownBytes));
  // A character that is cut through at the end is left out, not marked.
  if (value.size() > kShownBytes) {
    while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) {
      shown.pop_back();
    }
    if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0x80U) shown.pop_back();
  }
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20U || c == '\x7F') c = '?';
  }
  for (std::size_t i = first_invalid_utf8(shown); i < shown.size(); i = first_invalid_utf8(shown)) {
    shown[i] = '?';
  }
  return value.size() > kShownBytes ? shown + "…" : shown;
}

bool is_platform_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_';
  });
}

std::optional<std::int64_t> count_of(Text text) {
  const Text written = trimmed(text);
  if (written.empty()) return std::nullopt;
  if (const auto count = whole_count(written)) return count;
  std::string digits;
  for (const char c : written) {
    if (c != ',') digits.push_back(c);
  }
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return whole_count(digits);
}

std::optional<bool> boolean_of(Text text) {
  const std::string lower = ascii_lower(trimmed(text));
  if (lower == "true" || lower == "1") return true;
  if (lower == "false" || lower == "0") return false;
  return std::nullopt;
}

Text handle_of(Text name, TextArena& arena) {
  name = trimmed(name);
  if (name.empty()) return {};
  return name.front() == '@' ? name : arena.join({"@", name});
}

void split_list(Text list, std::string_view separator, std::vector<Text>& out) {
  out.clear();
  list = trimmed(list);
  const bool is_bracketed = list.size() >= 2 && list.front() == '[' && list.back() == ']';
  if (is_bracketed) list = list.substr(1, list.size() - 2);
  const std::string_view breaks = is_bracketed ? "," : separator.empty() ? " " : separator;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = item_end(list, begin, breaks, is_bracketed);
    Text item = trimmed(list.substr(begin, end - begin));
    if (is_bracketed && is_quoted(item)) item = item.substr(1, item.size() - 2);
    if (!item.empty()) out.push_back(item);
    begin = end + breaks.size();
  }
}

}  // namespace cahoots
