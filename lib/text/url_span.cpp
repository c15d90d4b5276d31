#include "text/url_span.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "text/code_point.hpp"

namespace cahoots {
namespace {

constexpr char32_t kEllipsis = 0x2026;

std::uint32_t category_of(char32_t c) {
  return U_GET_GC_MASK(static_cast<UChar32>(c));
}

/// Letters of scripts that put no blanks between words.
bool is_unspaced(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool equals_folded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
         });
}

/// Where the scheme or `www` that ends before `mark` begins, at `floor` or later; else `mark`.
std::size_t start_before(std::string_view text, std::size_t mark, std::size_t floor,
                         std::string_view word) {
  if (mark - floor < word.size()) return mark;
  const std::size_t begin = mark - word.size();
  return equals_folded(text.substr(begin, word.size()), word) ? begin : mark;
}

/// True where `www` stands for itself, and not inside a word, an address or a path.
bool stands_alone(std::string_view text, std::size_t begin) {
  constexpr std::string_view kJoining = "_-.@/:";
  if (begin == 0) return true;
  const auto before = static_cast<unsigned char>(text[begin - 1]);
  return !is_ascii_alnum(before) &&
         kJoining.find(static_cast<char>(before)) == std::string_view::npos;
}

bool is_host_character(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_';
  return (category_of(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

/// True where a host with an inner dot begins at `begin`.
bool has_host(std::string_view text, std::size_t begin) {
  char32_t before = '.';
  for (std::size_t at = begin; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    if (!is_host_character(decoded.code_point)) return false;
    if (decoded.code_point != '.' && before == '.' && at > begin) return true;
    if (decoded.code_point == '.' && before == '.') return false;
    before = decoded.code_point;
    at += decoded.size_bytes;
  }
  return false;
}

constexpr std::array<bool, 0x80> ascii_url_bytes() {
  std::array<bool, 0x80> allowed{};
  for (std::size_t c = '!'; c < 0x7F; ++c) allowed[c] = true;
  for (char c : std::string_view("\"<>\\^`{|}")) allowed[static_cast<std::size_t>(c)] = false;
  return allowed;
}
constexpr std::array<bool, 0x80> kAsciiUrlBytes = ascii_url_bytes();

/// True where a URL may go on with the character, given the one before it and whether the path has
/// begun.
bool continues(char32_t c, char32_t before, bool in_path) {
  if (c < 0x80) return kAsciiUrlBytes[c];
  const std::uint32_t category = category_of(c);
  if ((category & U_GC_M_MASK) != 0) return before >= 0x80;
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) == 0) return false;
  if (before >= 0x80 || !is_unspaced(c)) return true;
  constexpr std::string_view kSeparators = "/=-_?&#+";
  return kSeparators.find(static_cast<char>(before)) != std::string_view::npos ||
         (before == '.' && !in_path);
}

std::size_t scan_end(std::string_view text, std::size_t begin) {
  char32_t before = '/';
  bool in_path = false;
  std::size_t at = begin;
  while (at < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    if (!continues(decoded.code_point, before, in_path)) break;
    before = decoded.code_point;
    in_path = in_path || before == '/' || before == '?';
    at += decoded.size_bytes;
  }
  return at;
}

/// Surplus of opening over closing brackets of one kind.
std::ptrdiff_t surplus(std::string_view text, char open, char close) {
  return std::count(text.begin(), text.end(), open) - std::count(text.begin(), text.end(), close);
}

/// The size of the URL without the sentence's own punctuation behind it.
std::size_t trimmed_size(std::string_view url) {
  constexpr std::string_view kPunctuation = ".,;:!?'*~";
  std::ptrdiff_t round = surplus(url, '(', ')');
  std::ptrdiff_t square = surplus(url, '[', ']');
  std::size_t size = url.size();
  for (; size > 0; --size) {
    const char last = url[size - 1];
    if (last == ')' && round < 0) {
      ++round;
    } else if (last == '(' && round > 0) {
      --round;
    } else if (last == ']' && square < 0) {
      ++square;
    } else if (last == '[' && square > 0) {
      --square;
    } else if (kPunctuation.find(last) == std::string_view::npos) {
      break;
    }
  }
  return size;
}

bool is_cut_short(std::string_view text, std::size_t end) {
  return end < text.size() && decode_utf8(text, end).code_point == kEllipsis;
}

}  // namespace

UrlSpan url_span_around(std::string_view text, std::size_t mark, std::size_t floor) {
  std::size_t begin = mark;
  std::size_t host = mark + 1;
  if (text[mark] == '.') {
    begin = start_before(text, mark, floor, "www");
    if (begin == mark || !stands_alone(text, begin)) return {mark, mark + 1, false};
  } else {
    if (text.substr(mark, 3) != "://") return {mark, mark + 1, false};
    begin = start_before(text, mark, floor, "https");
    if (begin == mark) begin = start_before(text, mark, floor, "http");
    host = mark + 3;
  }
  if (begin == mark || !has_host(text, host)) return {mark, mark + 1, false};
  const std::size_t scanned = scan_end(text, host);
  const std::size_t end = begin + trimmed_size(text.substr(begin, scanned - begin));
  const bool whole = end > host && has_host(text.substr(0, end), host);
  if (!whole || is_cut_short(text, scanned)) return {begin, scanned, false};
  return {begin, end, true};
}

}  // namespace cahoots
