#include "records/json_damage.hpp"

#include <algorithm>
#include <cstdint>

namespace cahoots {
namespace {

constexpr std::size_t kUnicodeEscapeBytes = 6;

/// The UTF-16 unit of a whole `\uXXXX` at `at`.
std::optional<std::uint32_t> escaped_unit(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || at + kUnicodeEscapeBytes > json.size()) return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!is_letter && (c < '0' || c > '9')) return std::nullopt;
    unit = unit << 4U | static_cast<std::uint32_t>(is_letter ? (c & 0xDF) - 'A' + 10 : c - '0');
  }
  return unit;
}

bool is_first_half(std::optional<std::uint32_t> unit) {
  return unit && *unit >= 0xD800U && *unit <= 0xDBFFU;
}
bool is_second_half(std::optional<std::uint32_t> unit) {
  return unit && *unit >= 0xDC00U && *unit <= 0xDFFFU;
}

}  // namespace

std::optional<std::string> with_whole_characters(std::string_view json) {
  std::optional<std::string> whole;
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const auto unit = escaped_unit(json, at);
    const bool is_first = is_first_half(unit);
    if (is_first && is_second_half(escaped_unit(json, at + kUnicodeEscapeBytes))) {
      at += 2 * kUnicodeEscapeBytes;
      continue;
    }
    if (is_first || is_second_half(unit)) {
      if (!whole) whole = json;
      whole->replace(at + 2, 4, "fffd");
    }
    at += 2;
  }
  return whole;
}

std::size_t first_bad_string_byte(std::string_view json) {
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  bool is_in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      is_in_string = !is_in_string;
    } else if (is_in_string && static_cast<unsigned char>(c) < 0x20U) {
      return at;
    } else if (is_in_string && c == '\\') {
      const std::string_view next = json.substr(std::min(at + 1, json.size()), 1);
      const bool is_known = !next.empty() && kEscapes.find(next[0]) != std::string_view::npos;
      if (!is_known && !escaped_unit(json, at)) return at;
      ++at;
    }
  }
  return json.size();
}

}  // namespace cahoots
