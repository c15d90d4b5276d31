#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

/// A code point and the bytes it took. An ill-formed sequence decodes to U+FFFD, one byte at a
/// time.
struct DecodedCodePoint {
  char32_t code_point = 0;
  std::uint32_t size_bytes = 0;
};

/// Decodes the code point at byte `at` < text.size(). Shortest form only, no surrogates, nothing
/// above U+10FFFF (Unicode 15, table 3-7). Any thread.
inline DecodedCodePoint decode_utf8(std::string_view text, std::size_t at) {
  constexpr DecodedCodePoint kIllFormed{0xFFFD, 1};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i)) & 0x3F; };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::size_t left = text.size() - at;
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2) return kIllFormed;
  if (lead < 0xE0) {
    if (left < 2 || !is_tail(1)) return kIllFormed;
    return {((static_cast<char32_t>(lead) & 0x1F) << 6) | tail(1), 2};
  }
  if (lead < 0xF0) {
    if (left < 3 || !is_tail(1) || !is_tail(2)) return kIllFormed;
    const char32_t code_point =
        ((static_cast<char32_t>(lead) & 0x0F) << 12) | (tail(1) << 6) | tail(2);
    const bool well_formed = code_point >= 0x800 && (code_point < 0xD800 || code_point > 0xDFFF);
    return well_formed ? DecodedCodePoint{code_point, 3} : kIllFormed;
  }
  if (lead > 0xF4 || left < 4 || !is_tail(1) || !is_tail(2) || !is_tail(3)) return kIllFormed;
  const char32_t code_point =
      ((static_cast<char32_t>(lead) & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
  const bool well_formed = code_point >= 0x10000 && code_point <= 0x10FFFF;
  return well_formed ? DecodedCodePoint{code_point, 4} : kIllFormed;
}

/// Appends a valid code point (not a surrogate, at most U+10FFFF).
inline void append_utf8(std::string& out, char32_t code_point) {
  const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | (code_point >> 6));
    push(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    push(0xE0 | (code_point >> 12));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  } else {
    push(0xF0 | (code_point >> 18));
    push(0x80 | ((code_point >> 12) & 0x3F));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  }
}

}  // namespace cahoots
