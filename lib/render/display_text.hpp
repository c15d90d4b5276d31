#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// Text of the evidence as it can be shown to a person without doing anything to the page or the
/// terminal that shows it. Any bytes are accepted; the result is valid UTF-8.
/// - control characters but line feed, and escape sequences with them, become `⟦U+001B⟧`; a tab
///   becomes a blank, a line feed stays or becomes a blank
/// - characters that change the direction of writing, and invisible ones other than the joiners of
///   emoji, become such a notation too: `⟦U+202E⟧`
/// - what is not UTF-8, noncharacters and lone surrogates become U+FFFD
/// - more than kMaxMarks combining marks in a row become `⟦+12 marks⟧`
/// - beyond `max_characters` code points the rest becomes `… ⟦+345 characters⟧`; 0 = no limit
/// Linear time.
struct DisplayOptions {
  std::size_t max_characters = 0;
  bool keep_line_feeds = false;
};
std::string displayable(std::string_view text, DisplayOptions options = {});

inline constexpr std::size_t kMaxMarks = 4;

/// Columns that the text takes on a terminal (Unicode East Asian Width; marks take none).
std::size_t display_width(std::string_view text);
/// The text cut to `width` columns, the last of them `…` where something is missing.
std::string cut_to_width(std::string_view text, std::size_t width);
/// Broken into lines of at most `width` columns at blanks, else anywhere.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A link or domain that nobody can click by mistake: `hxxps[:]//example[.]org/path`; neither can
/// an address in its path be.
std::string defanged(std::string_view address);
/// True for an `https://` address without blanks, quotes, controls or credentials: one that may
/// stand in a link.
bool is_linkable(std::string_view address);

}  // namespace cahoots
