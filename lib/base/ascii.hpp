#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>

namespace cahoots {

/// Classes of ASCII bytes and code points, the same in every locale. Anything beyond ASCII is in
/// none of them, and lower already. Any thread.
constexpr bool is_ascii_digit(std::integral auto c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(std::integral auto c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_alnum(std::integral auto c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

/// One digit or more, and nothing else.
constexpr bool is_ascii_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

}  // namespace cahoots
