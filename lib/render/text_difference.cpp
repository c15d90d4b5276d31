#include "render/text_difference.hpp"

#include <algorithm>
#include <cstdint>

namespace cahoots {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
/// Two-byte characters are letters of scripts with blanks: Latin, Greek, Cyrillic, Arabic, ….
bool begins_two_bytes(char c) {
  return (static_cast<unsigned char>(c) & 0xE0U) == 0xC0U;
}

std::size_t end_of_character(std::string_view text, std::size_t i) {
  ++i;
  while (i < text.size() && is_continuation(text[i])) ++i;
  return i;
}

/// Words, runs of blanks, and single other characters.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_blank(text[i])) {
      while (i < text.size() && is_blank(text[i])) ++i;
    } else if (is_ascii_letter(text[i]) || begins_two_bytes(text[i])) {
      while (i < text.size() && (is_ascii_letter(text[i]) || begins_two_bytes(text[i]))) {
        i = end_of_character(text, i);
      }
    } else {
      i = end_of_character(text, i);
    }
    tokens.push_back(text.substr(begin, i - begin));
  }
  return tokens;
}

/// Which tokens of `b` are part of a longest common subsequence with `a`.
std::vector<bool> common_tokens(const std::vector<std::string_view>& a,
                                const std::vector<std::string_view>& b) {
  const std::size_t n = std::min(a.size(), kMaxDifferenceTokens);
  const std::size_t m = std::min(b.size(), kMaxDifferenceTokens);
  const std::size_t width = m + 1;
  std::vector<std::uint16_t> length((n + 1) * width, 0);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      length[i * width + j] =
          a[i] == b[j] ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                       : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  std::vector<bool> common(b.size(), false);
  std::fill(common.begin() + static_cast<std::ptrdiff_t>(m), common.end(), true);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i] == b[j]) {
      common[j] = true;
      ++i;
      ++j;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

}  // namespace

std::vector<TextPiece> text_difference(std::string_view reference, std::string_view text) {
  const std::vector<std::string_view> tokens = tokens_of(text);
  const std::vector<bool> common = common_tokens(tokens_of(reference), tokens);
  std::vector<TextPiece> pieces;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (pieces.empty() || pieces.back().is_different == common[i]) {
      pieces.push_back({"", !common[i]});
    }
    pieces.back().text.append(tokens[i]);
  }
  return pieces;
}

}  // namespace cahoots
