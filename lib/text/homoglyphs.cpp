#include "text/homoglyphs.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "text/code_point.hpp"

namespace cahoots {
namespace {

UScriptCode script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status);
}

bool is_lookalike_script(UScriptCode script) {
  return script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK || script == USCRIPT_ARMENIAN ||
         script == USCRIPT_CHEROKEE || script == USCRIPT_COPTIC || script == USCRIPT_LISU;
}

bool is_ascii_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// Latin letters in the shape of small capitals; UTS #39 leaves them alone, disguises do not.
constexpr std::array<std::pair<char32_t, char>, 22> kSmallCapitals{{
    {0x1D00, 'a'}, {0x0299, 'b'}, {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'}, {0xA730, 'f'},
    {0x0262, 'g'}, {0x029C, 'h'}, {0x026A, 'i'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x029F, 'l'},
    {0x1D0D, 'm'}, {0x0274, 'n'}, {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x0280, 'r'}, {0xA731, 's'},
    {0x1D1B, 't'}, {0x1D1C, 'u'}, {0x028F, 'y'}, {0x1D22, 'z'},
}};

char styled_latin(char32_t code_point) {
  // Negative circled and negative squared capitals: no compatibility mapping in Unicode.
  if (code_point >= 0x1F150 && code_point <= 0x1F169)
    return static_cast<char>('A' + (code_point - 0x1F150));
  if (code_point >= 0x1F170 && code_point <= 0x1F189)
    return static_cast<char>('A' + (code_point - 0x1F170));
  for (const auto& [styled, latin] : kSmallCapitals) {
    if (styled == code_point) return latin;
  }
  return 0;
}

struct SpoofCloser {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// Look-alike letters to Latin, and Latin letters back to Cyrillic and Greek.
struct Lookalikes {
  std::map<char32_t, char> to_latin;
  std::array<char32_t, 128> to_cyrillic{};
  std::array<char32_t, 128> to_greek{};
};

char skeleton_letter(const USpoofChecker* checker, char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  std::string letter;
  append_utf8(letter, code_point);
  std::array<char, 64> skeleton{};
  const std::int32_t size =
      uspoof_getSkeletonUTF8(checker, 0, letter.data(), static_cast<std::int32_t>(letter.size()),
                             skeleton.data(), static_cast<std::int32_t>(skeleton.size()), &status);
  if (U_FAILURE(status) || size != 1 || !is_ascii_letter(skeleton[0])) return 0;
  // UTS #39 folds I, l and 1 into l; an upper-case letter means I here.
  const bool is_upper = u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
  return skeleton[0] == 'l' && is_upper ? 'I' : skeleton[0];
}

void fill_reverse(Lookalikes& lookalikes, std::array<char32_t, 128>& reverse, char32_t first,
                  char32_t last) {
  for (char32_t code_point = first; code_point <= last; ++code_point) {
    const auto found = lookalikes.to_latin.find(code_point);
    if (found == lookalikes.to_latin.end()) continue;
    char32_t& slot = reverse[static_cast<unsigned char>(found->second)];
    if (slot == 0) slot = code_point;
  }
}

Lookalikes build_lookalikes() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, SpoofCloser> checker(uspoof_open(&status));
  if (U_FAILURE(status)) {
    throw LimitError(std::string("ICU's confusables data is unusable: ") + u_errorName(status));
  }
  Lookalikes lookalikes;
  for (char32_t code_point = 0x370; code_point < 0x11000; ++code_point) {
    if (!is_lookalike_letter(code_point)) continue;
    const char latin = skeleton_letter(checker.get(), code_point);
    if (latin != 0) lookalikes.to_latin.emplace(code_point, latin);
  }
  // The Russian alphabet first: ѕ, і and ј are only wanted where it has no letter.
  fill_reverse(lookalikes, lookalikes.to_cyrillic, 0x410, 0x44F);
  fill_reverse(lookalikes, lookalikes.to_cyrillic, 0x400, 0x45F);
  fill_reverse(lookalikes, lookalikes.to_greek, 0x391, 0x3C9);
  return lookalikes;
}

const Lookalikes& lookalikes() {
  static const Lookalikes built = build_lookalikes();
  return built;
}

struct Word {
  std::vector<char32_t> code_points;
  unsigned latin = 0;
  unsigned cyrillic = 0;
  unsigned greek = 0;
  unsigned other_lookalike = 0;
};

void add_letter(Word& word, char32_t code_point) {
  word.code_points.push_back(code_point);
  if (u_isalpha(static_cast<UChar32>(code_point)) == 0) return;
  const UScriptCode script = script_of(code_point);
  if (script == USCRIPT_LATIN) ++word.latin;
  if (script == USCRIPT_CYRILLIC) ++word.cyrillic;
  if (script == USCRIPT_GREEK) ++word.greek;
  if (is_lookalike_script(script) && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK) {
    ++word.other_lookalike;
  }
}

char32_t resolved(const Word& word, char32_t code_point) {
  const unsigned foreign = word.cyrillic + word.greek + word.other_lookalike;
  if (word.latin == 0 || foreign == 0) return code_point;
  if (word.latin >= foreign) {
    const char latin = latin_lookalike(code_point);
    return latin != 0 ? static_cast<char32_t>(latin) : code_point;
  }
  if (code_point >= 128) return code_point;
  const char32_t back = word.cyrillic >= word.greek ? lookalikes().to_cyrillic[code_point]
                                                    : lookalikes().to_greek[code_point];
  return back != 0 ? back : code_point;
}

void flush(Word& word, std::string& out) {
  for (const char32_t code_point : word.code_points) append_utf8(out, resolved(word, code_point));
  word = Word{};
}

bool is_word_character(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) &
          (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

}  // namespace

bool is_lookalike_letter(char32_t code_point) {
  return code_point >= 0x370 && u_isalpha(static_cast<UChar32>(code_point)) != 0 &&
         is_lookalike_script(script_of(code_point));
}

char latin_lookalike(char32_t code_point) {
  if (code_point < 128) return 0;
  const char styled = styled_latin(code_point);
  if (styled != 0) return styled;
  const auto found = lookalikes().to_latin.find(code_point);
  return found == lookalikes().to_latin.end() ? '\0' : found->second;
}

std::string resolve_homoglyphs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size_bytes;
    if (is_word_character(decoded.code_point)) {
      add_letter(word, decoded.code_point);
    } else {
      flush(word, out);
      append_utf8(out, decoded.code_point);
    }
  }
  flush(word, out);
  return out;
}

}  // namespace cahoots
