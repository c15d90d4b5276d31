#include "text/homoglyphs.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "text/code_point.hpp"
#include "text/homoglyph_letters.hpp"

namespace cahoots {
namespace {

enum class Script : std::uint8_t { other, latin, cyrillic, greek, imitating };

Script script_of(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_letter(code_point) ? Script::latin : Script::other;
  if (u_isalpha(static_cast<UChar32>(code_point)) == 0) return Script::other;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    default:
      return is_lookalike_letter(code_point) ? Script::imitating : Script::other;
  }
}

/// The foreign letter that a Latin one is to become; 0 where it has no twin.
char32_t foreign_twin(char32_t code_point, Script script) {
  if (code_point >= 128) return 0;
  const char letter = static_cast<char>(code_point);
  return script == Script::cyrillic ? cyrillic_lookalike(letter) : greek_lookalike(letter);
}

struct Word {
  std::vector<char32_t> code_points;
  unsigned n_latin = 0;
  unsigned n_cyrillic = 0;
  unsigned n_greek = 0;
  unsigned n_imitating = 0;

  void add(char32_t code_point) {
    code_points.push_back(code_point);
    const Script script = script_of(code_point);
    n_latin += script == Script::latin;
    n_cyrillic += script == Script::cyrillic;
    n_greek += script == Script::greek;
    n_imitating += script == Script::imitating;
  }
  unsigned n_foreign() const { return n_cyrillic + n_greek + n_imitating; }
  Script main_foreign() const { return n_cyrillic >= n_greek ? Script::cyrillic : Script::greek; }
  template <class Test>
  bool all_foreign(Test test) const {
    return std::all_of(code_points.begin(), code_points.end(),
                       [&](char32_t c) { return !is_lookalike_letter(c) || test(c); });
  }
  bool all_latin_have_twin() const {
    return std::all_of(code_points.begin(), code_points.end(), [&](char32_t c) {
      return script_of(c) != Script::latin || foreign_twin(c, main_foreign()) != 0;
    });
  }
};

using Twin = char (*)(char32_t);

void make_latin(Word& word, Twin twin) {
  for (char32_t& code_point : word.code_points) {
    if (!is_lookalike_letter(code_point)) continue;
    if (const char latin = twin(code_point)) code_point = static_cast<unsigned char>(latin);
  }
}

void make_foreign(Word& word) {
  for (char32_t& code_point : word.code_points) {
    if (const char32_t twin = foreign_twin(code_point, word.main_foreign())) code_point = twin;
  }
}

void resolve(Word& word) {
  if (word.n_latin == 0 || word.n_foreign() == 0) return;
  const bool is_mostly_latin = word.n_latin >= word.n_foreign();
  const bool can_be_latin = word.all_foreign(latin_lookalike);
  const bool can_be_foreign = word.all_latin_have_twin();
  if (can_be_latin != can_be_foreign)
    return can_be_latin ? make_latin(word, latin_lookalike) : make_foreign(word);
  if (!can_be_latin && word.all_foreign(rough_latin_lookalike))
    return make_latin(word, rough_latin_lookalike);
  is_mostly_latin ? make_latin(word, latin_lookalike) : make_foreign(word);
}

void flush(Word& word, std::string& out) {
  resolve(word);
  for (const char32_t code_point : word.code_points) append_utf8(out, code_point);
  word = Word{};
}

bool is_word_character(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) &
          (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

/// Plain where it is a Latin letter in a style; NFKC would make three characters of ⒜.
char32_t unstyled(char32_t code_point) {
  if (code_point < 128 || is_lookalike_letter(code_point)) return code_point;
  const char latin = latin_lookalike(code_point);
  return latin != 0 ? static_cast<unsigned char>(latin) : code_point;
}

}  // namespace

std::string resolve_homoglyphs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size_bytes;
    const char32_t code_point = unstyled(decoded.code_point);
    if (is_word_character(code_point)) {
      word.add(code_point);
    } else {
      flush(word, out);
      append_utf8(out, code_point);
    }
  }
  flush(word, out);
  return out;
}

}  // namespace cahoots
