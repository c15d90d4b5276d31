#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// A piece of a text; `is_different` where it has no counterpart in the text compared with.
struct TextPiece {
  std::string text;
  bool is_different = false;
};

/// The pieces of `text`, marked where it differs from `reference`: longest common subsequence of
/// words, of single characters where a script has no blanks (Chinese, Japanese). Texts of more
/// than kMaxDifferenceTokens pieces are compared up to there; the rest is not marked.
/// Put together, the pieces are `text`. O(tokens^2), at most 4 MB.
std::vector<TextPiece> text_difference(std::string_view reference, std::string_view text);

inline constexpr std::size_t kMaxDifferenceTokens = 1000;

}  // namespace cahoots
