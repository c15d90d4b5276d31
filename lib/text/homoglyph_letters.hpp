#pragma once

namespace cahoots {

/// Which letter imitates which, one code point at a time. Sources: UTS #39 confusables, through
/// ICU's USpoofChecker skeletons of single letters, and the lists of the source file for what
/// Unicode does not take for confusable. Any code point is accepted. Built at first use, then
/// constant time; any thread. All throw LimitError if ICU's data is unusable.

/// Whether the letter belongs to a script that can imitate Latin (Cyrillic, Greek, Armenian,
/// Cherokee, Coptic, Lisu).
bool is_lookalike_letter(char32_t code_point);

/// The ASCII letter that a letter of such a script cannot be told from (Cyrillic о), or that a
/// Latin letter is a style of (small capital ᴏ, squared 🅾, parenthesised ⒪, struck-through ø); 0
/// where there is none. Case is kept for scripts that have it.
char latin_lookalike(char32_t code_point);

/// The same, and where a mark or the height of the letter tells them apart, too: Cyrillic т as t,
/// Greek η as n. Only good where the rest of the word is Latin.
char rough_latin_lookalike(char32_t code_point);

/// The Cyrillic or Greek letter that an ASCII letter cannot be told from; 0 where there is none.
char32_t cyrillic_lookalike(char letter);
char32_t greek_lookalike(char letter);

/// The letter that stands for all that look like it in Arabic and Chinese texts: Persian ک is ك,
/// the radical ⻓ is 长, the katakana エ is 工; 0 where it stands for itself.
char32_t plain_lookalike(char32_t code_point);

}  // namespace cahoots
