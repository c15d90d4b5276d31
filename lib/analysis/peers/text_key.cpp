#include "analysis/peers/text_key.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/ascii.hpp"
#include "text/code_point.hpp"

namespace cahoots {
namespace {

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Lower case as Python's str.lower has it: full mappings of Unicode, with the final sigma.
std::string fully_lowered(std::string_view text) {
  if (is_ascii_text(text)) return ascii_lower(text);
  std::string out;
  out.reserve(text.size() + 8);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
  return out;
}

/// Lower case as C's towlower and so R's tolower have it: one character for one.
std::string simply_lowered(std::string_view text) {
  if (is_ascii_text(text)) return ascii_lower(text);
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size_bytes;
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
  }
  return out;
}

/// White space of Unicode, where a mention ends for cnt.
bool is_unicode_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

/// Where Python's str.split splits: that and the four separators of ASCII.
bool is_python_space(char32_t c) {
  return is_unicode_space(c) || (c >= 0x1C && c <= 0x1F);
}

/// White space of the C library, by which R's expressions go: none that forbids a line break.
bool is_c_space(char32_t c) {
  if (c == 0x85 || c == 0xA0 || c == 0x2007 || c == 0x202F) return false;
  return is_unicode_space(c);
}

bool is_r_trimmed(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The text without what stands between an @ and the next white space.
std::string without_cnt_mentions(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_in_mention = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    if (is_in_mention && is_unicode_space(decoded.code_point)) is_in_mention = false;
    if (decoded.code_point == '@') is_in_mention = true;
    if (!is_in_mention) out.append(text.substr(at, decoded.size_bytes));
    at += decoded.size_bytes;
  }
  return out;
}

/// Where a mention that begins with the @ at `at` ends for coortweet; `at` where it is none, an @
/// at the very end.
std::size_t end_of_coortweet_mention(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  if (next == text.size()) return at;
  next += decode_utf8(text, next).size_bytes;
  while (next < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, next);
    next += decoded.size_bytes;
    if (is_c_space(decoded.code_point)) return next;
  }
  return text.size();
}

std::string without_coortweet_mentions(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '@' ? end_of_coortweet_mention(text, at) : at;
    if (end == at) {
      out.push_back(text[at++]);
    } else {
      at = end;
    }
  }
  return out;
}

}  // namespace

std::string cnt_text_key(std::string_view text) {
  const std::string plain = without_cnt_mentions(fully_lowered(text));
  std::string key;
  key.reserve(plain.size());
  bool is_after_space = false;
  for (std::size_t at = 0; at < plain.size();) {
    const DecodedCodePoint decoded = decode_utf8(plain, at);
    const bool is_space = is_python_space(decoded.code_point);
    if (!is_space) {
      if (is_after_space && !key.empty()) key.push_back(' ');
      key.append(plain, at, decoded.size_bytes);
    }
    is_after_space = is_space;
    at += decoded.size_bytes;
  }
  return key;
}

std::string coortweet_text_key(std::string_view text) {
  const std::string plain = without_coortweet_mentions(text);
  std::string unmarked;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t next = std::min(plain.find("RT", at), plain.size());
    unmarked.append(plain, at, next - at);
    at = next + 2;
  }
  const std::string key = simply_lowered(unmarked);
  const auto begin = std::find_if_not(key.begin(), key.end(), is_r_trimmed);
  const auto end = std::find_if_not(key.rbegin(), std::make_reverse_iterator(begin), is_r_trimmed);
  return {begin, end.base()};
}

}  // namespace cahoots
