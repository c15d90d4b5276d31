#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// Undoes letters borrowed from another script inside a word: "Xіnjiаng" with Cyrillic і and а
/// becomes Latin, "Рoссия" with a Latin o becomes Cyrillic. A word (letters, marks and digits) that
/// mixes Latin with one look-alike script takes the script of most of its letters (Latin on a tie);
/// letters without a counterpart there stay. Words of one script are never touched: whole-script
/// imitations cannot be told from the real word, and a Russian text must not become Latin.
/// Source: UTS #39 confusables, through ICU's USpoofChecker skeletons of single letters.
/// Works on unfolded text (an upper-case Н imitates H, a lower-case н nothing). `text` is valid
/// UTF-8. Time linear. Thread rule: any number of threads.
std::string resolve_homoglyphs(std::string_view text);

/// The Latin letter that a code point of another script or style imitates: Cyrillic о, a small
/// capital ᴏ, a squared 🅾; 0 where there is none. Case is kept for scripts that have it.
char latin_lookalike(char32_t code_point);

/// Whether the letter belongs to a script that can imitate Latin (Cyrillic, Greek, Armenian,
/// Cherokee, Coptic, Lisu).
bool is_lookalike_letter(char32_t code_point);

}  // namespace cahoots
