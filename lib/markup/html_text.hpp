#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// What a reader of a piece of HTML sees, and what it points to.
struct HtmlText {
  /// Plain text: entities decoded, blanks folded as a browser folds them, line breaks where `br`
  /// and blocks begin and end, an empty line between paragraphs. Scripts and styles are no text.
  std::string text;
  std::vector<std::string> links;   ///< `href` of links, in order, with http or https
  std::vector<std::string> images;  ///< `src` of images, video, audio and frames, in order
};

/// Reads a fragment of HTML (libxml2's lenient parser: any bytes are accepted, nothing is fetched).
/// A fragment nested deeper than the parser allows (256) ends there. Linear time. Thread-safe.
HtmlText html_to_text(std::string_view html);

/// Reads HTML so that its text can be shown; a text without `<` and `&` costs a look at its bytes.
bool has_markup(std::string_view text);

}  // namespace cahoots
