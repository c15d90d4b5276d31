#include "copied_text.hpp"

#include <fmt/format.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr auto kEmoji = std::to_array<std::string_view>(
    {"\U0001F600", "\U0001F525", "\u2764\uFE0F", "\U0001F449", "\U0001F64F", "\U0001F1E8\U0001F1F3",
     "\U0001F923", "\u26A0\uFE0F", "\U0001F44D\U0001F3FD", "\U0001F680"});

struct Lookalike {
  char letter;
  std::string_view cyrillic;
};
constexpr auto kLookalikes = std::to_array<Lookalike>({{'a', "а"},
                                                       {'c', "с"},
                                                       {'e', "е"},
                                                       {'i', "і"},
                                                       {'o', "о"},
                                                       {'p', "р"},
                                                       {'x', "х"},
                                                       {'y', "у"}});

/// Of a character in well-formed UTF-8, by its first byte.
std::size_t character_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

bool is_latin(std::string_view piece) {
  return static_cast<unsigned char>(piece.front()) < 0x80;
}
bool is_chinese(std::string_view piece) {
  const auto byte = static_cast<unsigned char>(piece.front());
  return byte >= 0xE4 && byte <= 0xE9;
}

/// The end of the piece that begins at `begin`: up to the blank, or two characters with what
/// punctuation follows them.
std::size_t piece_end(std::string_view body, std::size_t begin) {
  if (is_latin(body.substr(begin))) {
    const std::size_t blank = body.find_first_of(" \n", begin);
    return blank == std::string_view::npos ? body.size() : blank + 1;
  }
  std::size_t end = begin;
  for (int n = 0; n < 2 && end < body.size() && !is_latin(body.substr(end)); ++n) {
    end += character_bytes(body[end]);
  }
  while (end < body.size() && !is_latin(body.substr(end)) && !is_chinese(body.substr(end))) {
    end += character_bytes(body[end]);
  }
  if (end < body.size() && body[end] == ' ') ++end;
  return end;
}

void widen(std::string& body) {
  std::string wide;
  for (const char c : body) {
    const bool is_widened =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_widened) {
      wide.push_back(c);
      continue;
    }
    // U+FF01 to U+FF5E stand for U+0021 to U+007E.
    const auto code_point = 0xFF00U + static_cast<unsigned>(c) - 0x20U;
    wide.push_back('\xEF');
    wide.push_back(static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU)));
    wide.push_back(static_cast<char>(0x80U | (code_point & 0x3FU)));
  }
  body.swap(wide);
}

void borrow_letters(std::string& body, Random& random) {
  std::string borrowed;
  for (const char c : body) {
    const auto* const found = std::find_if(kLookalikes.begin(), kLookalikes.end(),
                                           [c](const Lookalike& like) { return like.letter == c; });
    if (found != kLookalikes.end() && random.below(4) == 0) {
      borrowed.append(found->cyrillic);
    } else {
      borrowed.push_back(c);
    }
  }
  body.swap(borrowed);
}

std::string random_tail(Random& random) {
  std::string tail;
  while (tail.size() < 4) tail.push_back(static_cast<char>('A' + random.below(26)));
  return tail;
}

Disguise allowed_disguise(const CopyTemplate& original, Random& random) {
  const auto drawn = static_cast<Disguise>(random.below(kDisguiseNames.size()));
  const bool is_for_latin = drawn == Disguise::full_width || drawn == Disguise::homoglyphs;
  if (is_for_latin && !original.has_latin) return Disguise::mixed_script;
  if (drawn == Disguise::mixed_script && !original.has_chinese) return Disguise::homoglyphs;
  return drawn;
}

}  // namespace

void append_links(std::string& text, const std::vector<MadeLink>& links) {
  for (const MadeLink& link : links) text.append(" ").append(link.shown);
}

void append_hashtags(std::string& text, const std::vector<std::string>& hashtags) {
  for (const std::string& hashtag : hashtags) text.append(" #").append(hashtag);
}

CopyTemplate make_template(const MadePost& post) {
  CopyTemplate made;
  made.links = post.links;
  made.hashtags = post.hashtags;
  made.lang = post.lang;
  for (std::size_t begin = 0; begin < post.body.size();) {
    const std::size_t end = piece_end(post.body, begin);
    std::string piece = post.body.substr(begin, end - begin);
    begin = end;
    if (piece.front() == '@') continue;
    made.has_latin = made.has_latin || is_latin(piece);
    made.has_chinese = made.has_chinese || is_chinese(piece);
    made.pieces.push_back(std::move(piece));
  }
  return made;
}

TextCopier::TextCopier(std::vector<CopyTemplate> templates) : templates_(std::move(templates)) {
  for (const CopyTemplate& made : templates_) {
    for (const std::string& piece : made.pieces) {
      if (is_latin(piece)) latin_pieces_.push_back(piece);
      if (is_chinese(piece)) chinese_pieces_.push_back(piece);
    }
  }
  if (latin_pieces_.empty() || chinese_pieces_.empty()) throw DataError("too few templates");
}

void TextCopier::edit(std::vector<std::string>& pieces, std::uint8_t level, Random& random) const {
  if (level == 0) return;
  std::uint64_t n_edits = 1 + random.below(2);
  if (level == 2) n_edits = std::max<std::uint64_t>(1, pieces.size() / 20);
  if (level == 3) n_edits = std::max<std::uint64_t>(2, pieces.size() * 12 / 100);
  for (; n_edits > 0; --n_edits) {
    const auto place = pieces.begin() + static_cast<std::ptrdiff_t>(random.below(pieces.size()));
    const auto& source = is_chinese(*place) ? chinese_pieces_ : latin_pieces_;
    const std::string& piece = source[random.below(source.size())];
    switch (random.below(3)) {
      case 0:
        *place = piece;
        break;
      case 1:
        if (pieces.size() > 4) pieces.erase(place);
        break;
      default:
        pieces.insert(place, piece);
    }
  }
}

const std::string& TextCopier::traditional_form(std::string_view character) {
  const auto [known, is_new] = traditional_.try_emplace(std::string(character));
  if (!is_new) return known->second;
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Simplified-Traditional", UTRANS_FORWARD, status));
  if (transliterator == nullptr) throw LimitError("ICU has no Simplified-Traditional");
  auto text = icu::UnicodeString::fromUTF8(known->first);
  transliterator->transliterate(text);
  text.toUTF8String(known->second);
  return known->second;
}

void TextCopier::mix_script(std::string& body, Random& random) {
  std::string mixed;
  for (std::size_t begin = 0; begin < body.size();) {
    const auto character = std::string_view(body).substr(begin, character_bytes(body[begin]));
    const bool is_changed = is_chinese(character) && random.below(2) == 0;
    mixed.append(is_changed ? std::string_view(traditional_form(character)) : character);
    begin += character.size();
  }
  body.swap(mixed);
}

void TextCopier::disguise(const CopyTemplate& original, std::string& body, Random& random,
                          CopiedText& copy) {
  copy.disguise = allowed_disguise(original, random);
  switch (copy.disguise) {
    case Disguise::none:
    case Disguise::random_tail:
      break;
    case Disguise::other_hashtags:
      copy.hashtags.clear();
      for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
        const auto& others = any(random).hashtags;
        if (!others.empty()) copy.hashtags.push_back(others[random.below(others.size())]);
      }
      break;
    case Disguise::other_link:
      copy.links = any(random).links;
      if (copy.links.empty()) copy.links.push_back({"", "https://example.org/"});
      copy.links.front().shown = fmt::format("https://t.co/{:010x}", random.next() >> 24U);
      break;
    case Disguise::emoji: {
      std::string front;
      for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
        front.append(kEmoji[random.below(kEmoji.size())]);
      }
      body.insert(0, front + " ");
      break;
    }
    case Disguise::mixed_script:
      mix_script(body, random);
      break;
    case Disguise::full_width:
      widen(body);
      break;
    case Disguise::homoglyphs:
      borrow_letters(body, random);
  }
}

void TextCopier::make(std::size_t number, Random& random, CopiedText& copy) {
  const CopyTemplate& original = templates_[number];
  constexpr auto kLevels = std::to_array<std::uint8_t>({0, 0, 0, 1, 1, 1, 1, 2, 2, 3});
  copy.edit_level = kLevels[random.below(kLevels.size())];
  copy.links = original.links;
  copy.hashtags = original.hashtags;
  std::vector<std::string> pieces = original.pieces;
  edit(pieces, copy.edit_level, random);
  std::string body;
  for (const std::string& piece : pieces) body.append(piece);
  while (body.ends_with(' ')) body.pop_back();
  disguise(original, body, random, copy);
  copy.text = std::move(body);
  append_hashtags(copy.text, copy.hashtags);
  const bool has_tail = copy.disguise == Disguise::random_tail;
  const bool is_tail_last = random.below(2) == 0;
  if (has_tail && !is_tail_last) copy.text.append(" ").append(random_tail(random));
  append_links(copy.text, copy.links);
  if (has_tail && is_tail_last) copy.text.append(" ").append(random_tail(random));
}

}  // namespace cahoots
