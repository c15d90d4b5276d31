#pragma once

#include <string_view>

namespace cahoots {

/// The text without a machine-made last token, such as the ` VUBQ` that Spamouflage accounts append
/// so that no two posts are equal. A token is taken for one if it
/// - has 4 to 8 characters, all A–Z or 0–9, one letter at least, and is the last of the text (links
///   may follow it), with some lower-case or non-Latin text before it; and
/// - switches between letters and digits twice (`8HH4P2`), or has no vowel (`TFBV`), or holds a
///   pair of letters that English does not (`VUBQ`), or, being 4 to 6 letters, stands behind a
///   link, a hashtag, a mention or in front of a link (`#新疆 TAUL https://…`).
/// So `the USA`, `in NYC`, `flight UA3466` stay. What real word goes with it (`PTSD`) is a last
/// word of a text that must be equal in all the rest to be taken for a copy. Time linear in the
/// tail. Thread rule: any thread.
std::string_view without_random_tail(std::string_view text);

}  // namespace cahoots
