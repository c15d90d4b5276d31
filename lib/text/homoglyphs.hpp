#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// Undoes letters borrowed from another script inside a word: "Xіnjiаng" with Cyrillic і and а
/// becomes Latin, "Рoссия" with a Latin o becomes Cyrillic; and letters in a style (ᴏ, 🅾, ø)
/// become plain. A word (letters, marks and digits) that mixes Latin with look-alike scripts
/// becomes
/// - what it can be wholly: Latin if each foreign letter has a Latin twin ("реасеful"), the foreign
///   script if each Latin letter has a twin there ("Рoссия"); if both, that of most letters;
/// - else Latin where a mark or the height of a letter tells the two apart ("тhе");
/// - else what most of its letters are (Latin on a tie), letters without a twin staying.
/// Words of one script are left alone here: see fold_pass.hpp for those wholly of twins.
/// Source: UTS #39 confusables (see homoglyph_letters.hpp).
/// Works on unfolded text (an upper-case Н imitates H, a lower-case н only roughly). `text` is
/// valid UTF-8. Time linear. Thread rule: any number of threads.
std::string resolve_homoglyphs(std::string_view text);

}  // namespace cahoots
