#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// The form in which cnt compares texts (message_preprocessor in its similarity.py): lower case,
/// mentions removed (from an @ up to white space), white space folded to one blank, none at the
/// ends. Empty where nothing is left. Linear in the text; UTF-8 in and out. Any thread.
std::string cnt_text_key(std::string_view text);

/// The form in which coortweet compares texts (normalize_text in its reshape_tweets.r): mentions
/// removed (an @, at least one character more, and up to and with the next white space), `RT`
/// removed wherever it stands, lower case letter by letter, no blanks at the ends. Otherwise as
/// above.
std::string coortweet_text_key(std::string_view text);

}  // namespace cahoots
