#include "platforms/damaged_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <set>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kLongDigits = 16;
constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

/// True where none of the bytes is of a kind that a damaged id has: 0x28 to 0x2F, among them the
/// marks of decimals and exponents, and those beyond ASCII, for U+FFFD. Eight bytes at a time: each
/// post has several uids, and nearly all are plain.
bool is_plain(std::string_view uid) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t marks = 0;
  for (std::size_t i = 0; i < uid.size(); i += sizeof marks) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, uid.data() + i, std::min(sizeof bytes, uid.size() - i));
    const std::uint64_t off = (bytes & (0xF8 * kEach)) ^ (0x28 * kEach);
    marks |= ((off - kEach) & ~off) | bytes;
  }
  return (marks & (0x80 * kEach)) == 0;
}

/// Digits with `.` or `,` among them, perhaps behind a minus.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_digit(c) || c == '.' || c == ',';
  });
}

bool is_before_value(char c) {
  return c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == ':' || c == '[' ||
         c == ' ';
}
bool is_behind_value(char c) {
  return c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r' || c == '}' ||
         c == ']';
}

}  // namespace

bool is_rounded_id(std::string_view id) {
  if (id.size() > 2 && id.ends_with(".0")) return is_decimal(id);
  // The exponent is at the end: `E+17`, `e17`, `e308`.
  constexpr std::size_t kExponentBytes = 5;
  const std::size_t first = id.size() - std::min(id.size(), kExponentBytes);
  std::size_t mark = id.size();
  for (std::size_t i = std::max<std::size_t>(first, 1); i < id.size(); ++i) {
    if (id[i] == 'e' || id[i] == 'E') mark = i;
  }
  if (mark == id.size()) return false;
  const std::string_view mantissa = id.substr(0, mark);
  std::string_view exponent = id.substr(mark + 1);
  const bool has_sign = exponent.starts_with('+');
  if (has_sign) exponent.remove_prefix(1);
  // "1e5" may be an id in base 36.
  if (!has_sign && mantissa.find_first_of(".,") == mantissa.npos) return false;
  return is_decimal(mantissa) && is_digits(exponent);
}

bool has_zeros_for_digits(std::string_view id) {
  return id.size() >= kLongDigits && id.ends_with(id.size() == kLongDigits ? "0" : "00") &&
         is_digits(id);
}

bool has_rounded_numbers(std::string_view head) {
  constexpr std::size_t kEnough = 8;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < head.size();) {
    if (!is_ascii_digit(head[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < head.size() && is_ascii_digit(head[i])) ++i;
    const std::string_view digits = head.substr(begin, i - begin);
    if (digits.size() < kLongDigits || i == head.size()) continue;
    if (begin > 0 && !is_before_value(head[begin - 1])) continue;
    if (!is_behind_value(head[i])) continue;
    if (!has_zeros_for_digits(digits)) return false;
    if (seen.size() < kEnough) seen.insert(digits);
  }
  return seen.size() >= kEnough;
}

std::string uid_damage(std::string_view uid, bool is_file_rounded) {
  if (!is_file_rounded && is_plain(uid)) return {};
  // Telegram's message 5 of chat 17 is telegram:17/5; the parts of an address are no numbers.
  const std::string_view breaks = uid.find("//") == std::string_view::npos ? ":/" : ":";
  for (std::size_t at = uid.find(':'); at < uid.size();) {
    const std::size_t next = std::min(uid.find_first_of(breaks, at + 1), uid.size());
    const std::string_view part = uid.substr(at + 1, next - at - 1);
    at = next;
    if (is_rounded_id(part)) {
      return fmt::format("the id '{}' was rounded by a spreadsheet", shown_value(part));
    }
    if (is_file_rounded && has_zeros_for_digits(part)) {
      return fmt::format(
          "the id '{}' was rounded by a spreadsheet, as all long numbers at the start of the file",
          shown_value(part));
    }
  }
  if (uid.find(kReplacementCharacter) != std::string_view::npos) {
    return fmt::format("the id '{}' holds a damaged character", shown_value(uid));
  }
  return {};
}

}  // namespace cahoots
