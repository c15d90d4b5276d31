#include "text/homoglyph_letters.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

using Ucs = icu::UnicodeString;

UScriptCode script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status);
}

bool is_lookalike_script(UScriptCode script) {
  return script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK || script == USCRIPT_ARMENIAN ||
         script == USCRIPT_CHEROKEE || script == USCRIPT_COPTIC || script == USCRIPT_LISU;
}

/// Latin letters in a style for which Unicode has no mapping, each behind the letter it stands for.
constexpr std::u32string_view kStyled =
    U"aᴀbʙcᴄdᴅeᴇfꜰgɢhʜiɪjᴊkᴋlʟmᴍnɴoᴏpᴘqꞯrʀsꜱtᴛuᴜvᴠwᴡyʏzᴢ"
    U"AȺaⱥBɃbƀCȻcȼDĐdđEɆeɇGǤgǥHĦhħIƗiɨJɈjɉKꝀkꝁLŁlłLȽlƚLⱠlⱡOØoøOƟoɵPⱣpᵽRɌrɍTŦtŧTȾtⱦUɄuʉYɎyɏZƵzƶ"
    U"HⱧhⱨKⱩkⱪZⱫzⱬaɑgɡiıuʋyɣ";

/// Letters of Arabic script that differ from Arabic's own by language, each behind Arabic's.
constexpr std::u32string_view kArabic =
    U"\u0643\u06A9\u0643\u06AA\u064A\u06CC\u064A\u0649\u0647\u06C1\u0647\u06BE\u0647\u06D5";

/// Runs of 26 letters in their order: circled white on black, squared, parenthesised.
constexpr std::array<std::pair<char32_t, char>, 4> kStyledAlphabets{
    {{0x249C, 'a'}, {0x1F110, 'A'}, {0x1F150, 'A'}, {0x1F170, 'A'}}};

struct SpoofCloser {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};
using Checker = std::unique_ptr<USpoofChecker, SpoofCloser>;

Checker open_checker() {
  UErrorCode status = U_ZERO_ERROR;
  Checker checker(uspoof_open(&status));
  if (U_FAILURE(status)) {
    throw LimitError(std::string("ICU's confusables data is unusable: ") + u_errorName(status));
  }
  return checker;
}

Ucs skeleton_of(const USpoofChecker* checker, char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  Ucs skeleton;
  uspoof_getSkeletonUnicodeString(checker, 0, Ucs(static_cast<UChar32>(code_point)), skeleton,
                                  &status);
  return U_SUCCESS(status) ? skeleton : Ucs();
}

Ucs without_marks(const Ucs& text) {
  Ucs kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 part = text.char32At(i);
    if ((U_GET_GC_MASK(part) & U_GC_M_MASK) == 0) kept.append(part);
  }
  return kept;
}

class Lookalikes {
 public:
  Lookalikes() {
    add_styles();
    const Checker checker = open_checker();
    for (char32_t code_point = 0x370; code_point < 0x11000; ++code_point) {
      if (is_lookalike_letter(code_point)) add_letter(checker.get(), code_point);
    }
    for (char32_t code_point = 0x2E80; code_point < 0x3100; ++code_point)
      add_chinese(checker.get(), code_point);
    // The Russian alphabet first: ѕ, і and ј are only wanted where it has no letter.
    fill_reverse(to_cyrillic, 0x410, 0x44F);
    fill_reverse(to_cyrillic, 0x400, 0x45F);
    fill_reverse(to_greek, 0x391, 0x3C9);
  }

  std::map<char32_t, char> to_latin;
  std::map<char32_t, char> roughly_to_latin;
  std::map<char32_t, char32_t> to_plain;
  std::array<char32_t, 128> to_cyrillic{};
  std::array<char32_t, 128> to_greek{};

 private:
  void add_styles() {
    for (std::size_t i = 0; i + 1 < kStyled.size(); i += 2)
      to_latin.emplace(kStyled[i + 1], static_cast<char>(kStyled[i]));
    for (const auto& [first, latin] : kStyledAlphabets) {
      for (char32_t i = 0; i < 26; ++i)
        to_latin.emplace(first + i, static_cast<char>(static_cast<char32_t>(latin) + i));
    }
    for (std::size_t i = 0; i + 1 < kArabic.size(); i += 2) {
      if (kArabic[i + 1] != kArabic[i]) to_plain.emplace(kArabic[i + 1], kArabic[i]);
    }
  }

  void add_letter(const USpoofChecker* checker, char32_t code_point) {
    const Ucs skeleton = skeleton_of(checker, code_point);
    const char exact = letter_of(skeleton, code_point);
    if (exact != 0) to_latin.emplace(code_point, exact);
    const char rough = exact != 0 ? exact : rough_letter_of(without_marks(skeleton), code_point);
    if (rough != 0) roughly_to_latin.emplace(code_point, rough);
  }
  /// UTS #39 folds I, l and 1 into l; an upper-case letter means I here.
  static char letter_of(const Ucs& skeleton, char32_t code_point) {
    if (skeleton.length() != 1 || skeleton.charAt(0) >= 0x80) return 0;
    const char letter = static_cast<char>(skeleton.charAt(0));
    const bool is_upper = u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
    return !is_ascii_letter(letter) ? '\0' : letter == 'l' && is_upper ? 'I' : letter;
  }
  char rough_letter_of(const Ucs& skeleton, char32_t code_point) const {
    if (skeleton.countChar32() != 1) return 0;
    // Skeletons of the Cyrillic and the Greek k, м and ε; no small capitals to Unicode.
    if (skeleton.char32At(0) == U'ĸ') return 'k';
    if (skeleton.char32At(0) == U'ʍ') return 'm';
    if (skeleton.char32At(0) == U'ꞓ') return 'e';
    const auto style = to_latin.find(static_cast<char32_t>(skeleton.char32At(0)));
    return style != to_latin.end() ? style->second : letter_of(skeleton, code_point);
  }

  void add_chinese(const USpoofChecker* checker, char32_t code_point) {
    const bool is_radical = code_point <= 0x2EFF;
    if (!is_radical && script_of(code_point) != USCRIPT_KATAKANA) return;
    const Ucs skeleton = skeleton_of(checker, code_point);
    const auto plain = static_cast<char32_t>(skeleton.char32At(0));
    if (skeleton.countChar32() != 1 || plain == code_point || script_of(plain) != USCRIPT_HAN)
      return;
    to_plain.emplace(code_point, plain);
  }

  void fill_reverse(std::array<char32_t, 128>& reverse, char32_t first, char32_t last) {
    for (char32_t code_point = first; code_point <= last; ++code_point) {
      const auto found = to_latin.find(code_point);
      if (found == to_latin.end()) continue;
      char32_t& slot = reverse[static_cast<unsigned char>(found->second)];
      if (slot == 0) slot = code_point;
    }
  }
};

const Lookalikes& lookalikes() {
  static const Lookalikes built;
  return built;
}

template <class Letter>
Letter found_in(const std::map<char32_t, Letter>& map, char32_t code_point) {
  const auto found = map.find(code_point);
  return found == map.end() ? Letter{} : found->second;
}

}  // namespace

bool is_lookalike_letter(char32_t code_point) {
  return code_point >= 0x370 && u_isalpha(static_cast<UChar32>(code_point)) != 0 &&
         is_lookalike_script(script_of(code_point));
}

char latin_lookalike(char32_t code_point) {
  return code_point < 128 ? '\0' : found_in(lookalikes().to_latin, code_point);
}

char rough_latin_lookalike(char32_t code_point) {
  const char exact = latin_lookalike(code_point);
  return exact != 0 ? exact : found_in(lookalikes().roughly_to_latin, code_point);
}

char32_t cyrillic_lookalike(char letter) {
  return is_ascii_letter(letter) ? lookalikes().to_cyrillic[static_cast<unsigned char>(letter)] : 0;
}

char32_t greek_lookalike(char letter) {
  return is_ascii_letter(letter) ? lookalikes().to_greek[static_cast<unsigned char>(letter)] : 0;
}

char32_t plain_lookalike(char32_t code_point) {
  return found_in(lookalikes().to_plain, code_point);
}

}  // namespace cahoots
