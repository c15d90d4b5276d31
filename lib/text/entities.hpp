#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// What a post's text names, in the order of the text, repetitions included; views into the text.
struct TextEntities {
  /// Without the mark: `#Xinjiang` is `Xinjiang`.
  std::vector<std::string_view> hashtags;
  /// Without the mark: `@some.one` is `some.one`, `@user@host.example` is `user@host.example`.
  std::vector<std::string_view> mentions;
  /// `http://...`, `https://...` and bare `www....`, as written.
  std::vector<std::string_view> urls;

  /// Empties the lists and keeps their capacity.
  void clear();
};

/// Finds hashtags, mentions and URLs in texts whose platform lists none.
/// - Hashtag: `#` or U+FF03, not after a letter, number, `_` or `&`; then letters, marks, numbers,
///   `_`, U+00B7, U+30FB and inner joiners (Unicode general categories), with at least one letter,
///   the first not a mark. So `##Xinjiang` and `#topic#` (Weibo) hold one each, `#2024` none.
/// - Mention: `@` or U+FF20, not after an ASCII letter or digit (e-mail addresses) or one of
///   `_/@#$%&=+`; then 1 to 64 of `[A-Za-z0-9_.]`, dots at the end cut off; `@host.name` may
///   follow.
/// - URL: up to the first blank, control, ASCII character that no URL holds (`"<>\^{|}` and
/// backtick),
///   punctuation or symbol outside ASCII (CJK punctuation, quotes, emoji) or ill-formed byte;
///   letters of scripts without blanks (Han, kana, Thai, ...) belong to it only behind a separator,
///   so that text glued to a short link stays out; then trailing `.,;:!?'*~` and brackets without
///   partner are cut off. The host needs a dot. One cut short by U+2026 is left out: it leads
///   nowhere. What stands inside a URL is neither hashtag nor mention.
/// Any bytes are accepted; linear time; text without marks costs a few memchr. The lists are
/// reused: an object belongs to one thread.
class EntityFinder {
 public:
  /// The entities of the text, valid until the next call and as long as the text.
  const TextEntities& find(std::string_view text);

 private:
  TextEntities found_;
};

/// The key under which spellings of a hashtag meet: NFKC, case-folded, without ignorable characters
/// (Unicode NFKC_Casefold). ASCII is simply made lower case; ill-formed bytes stay.
std::string hashtag_key(std::string_view hashtag);

}  // namespace cahoots
