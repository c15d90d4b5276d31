#include "text/fold_table.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "text/homoglyph_letters.hpp"

namespace cahoots {
namespace {

using Ucs = icu::UnicodeString;

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw LimitError(std::string("ICU cannot provide ") + what + ": " + u_errorName(status));
  }
}

Ucs normalised(const Ucs& text, const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  require(status, "Unicode normalisation");
  Ucs result = normalizer->normalize(text, status);
  require(status, "Unicode normalisation");
  return result;
}

Ucs nfkc(const Ucs& text) {
  return normalised(text, icu::Normalizer2::getNFKCInstance);
}

bool has_property(UChar32 code_point, UProperty property) {
  return u_hasBinaryProperty(code_point, property) != 0;
}

bool in_category(UChar32 code_point, std::uint32_t mask) {
  return (U_GET_GC_MASK(code_point) & mask) != 0;
}

/// Marks that decorate; not those that spell (Indic vowel signs, the kana voicing marks).
bool is_decoration(UChar32 code_point) {
  if (code_point == 0x640) return true;  // tatweel stretches a word and is not heard
  if (!in_category(code_point, U_GC_MN_MASK | U_GC_ME_MASK)) return false;
  if (code_point == 0x3099 || code_point == 0x309A) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
         script == USCRIPT_CYRILLIC || script == USCRIPT_SYRIAC;
}

Ucs without_decoration(const Ucs& text) {
  const Ucs decomposed = normalised(text, icu::Normalizer2::getNFDInstance);
  Ucs kept;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    if (!is_decoration(decomposed.char32At(i))) kept.append(decomposed.char32At(i));
  }
  return normalised(kept, icu::Normalizer2::getNFCInstance);
}

/// The letter that this one looks like, or a style of it; 0 where it is itself, or only the word
/// tells (Cyrillic о).
char32_t lone_lookalike(UChar32 code_point) {
  const auto letter = static_cast<char32_t>(code_point);
  if (is_lookalike_letter(letter)) return 0;
  const char latin = latin_lookalike(letter);
  return latin != 0 ? static_cast<char32_t>(latin) : plain_lookalike(letter);
}

/// A picture or sign that stands for itself; not a styled letter (Ⓗ, №, 🅗), which stands for one.
bool is_pictograph(UChar32 code_point) {
  if (code_point < 0x80 || lone_lookalike(code_point) != 0) return false;
  const bool is_flag = code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
  const bool is_picture = is_flag || has_property(code_point, UCHAR_EXTENDED_PICTOGRAPHIC) ||
                          has_property(code_point, UCHAR_EMOJI_MODIFIER) ||
                          in_category(code_point, U_GC_SO_MASK);
  return is_picture && nfkc(Ucs(code_point)) == Ucs(code_point);
}

bool is_ignorable(UChar32 code_point) {
  return has_property(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         in_category(code_point, U_GC_CF_MASK);
}

bool is_blank(UChar32 code_point) {
  return in_category(code_point, U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CN_MASK) ||
         code_point == 0xFFFD;
}

/// NFKC of a string with this code point is not the concatenation of the parts.
bool depends_on_neighbours(const Ucs& mapped) {
  for (int32_t i = 0; i < mapped.length(); i = mapped.moveIndex32(i, 1)) {
    const UChar32 part = mapped.char32At(i);
    const bool composes = u_getIntPropertyValue(part, UCHAR_NFKC_QUICK_CHECK) == UNORM_MAYBE;
    if (composes || u_getCombiningClass(part) != 0) return true;
  }
  return false;
}

bool is_full_width_ascii(UChar32 code_point) {
  return code_point >= 0xFF01 && code_point <= 0xFF5E;
}

Ucs map_once(UChar32 code_point, NormaliseSteps steps, const icu::Transliterator* simplifier) {
  Ucs text(code_point);
  if (steps.has(NormaliseStep::homoglyphs)) {
    if (const char32_t letter = lone_lookalike(code_point))
      text = Ucs(static_cast<UChar32>(letter));
  }
  if (steps.has(NormaliseStep::nfkc)) text = nfkc(text);
  if (steps.has(NormaliseStep::full_width)) {
    if (is_full_width_ascii(code_point)) text = Ucs(code_point - 0xFF01 + '!');
    if (code_point == 0x3000) text = Ucs(static_cast<UChar32>(' '));
  }
  if (steps.has(NormaliseStep::case_fold)) {
    text.foldCase();
    if (steps.has(NormaliseStep::nfkc)) text = nfkc(text);
  }
  if (steps.has(NormaliseStep::combining_marks)) text = without_decoration(text);
  if (simplifier != nullptr && code_point >= 0x2E80) simplifier->transliterate(text);
  return text;
}

/// Mapped until nothing changes, so that normalising twice is normalising once. Two Chinese
/// characters are each other's simplified form (苎 and 苧): the smaller of a cycle stands for all.
Ucs map_fully(UChar32 code_point, NormaliseSteps steps, const icu::Transliterator* simplifier) {
  std::vector<Ucs> forms{map_once(code_point, steps, simplifier)};
  while (true) {
    Ucs next;
    for (int32_t i = 0; i < forms.back().length(); i = forms.back().moveIndex32(i, 1)) {
      next.append(map_once(forms.back().char32At(i), steps, simplifier));
    }
    const auto seen = std::find(forms.begin(), forms.end(), next);
    if (seen != forms.end()) return *std::min_element(seen, forms.end());
    forms.push_back(next);
  }
}

bool is_spaceless_script(UChar32 code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         code_point == 0x30FC;
}

/// The class of a code point that writes itself, or its white space.
FoldClass class_of_mapped(UChar32 code_point, NormaliseSteps steps) {
  if (is_blank(code_point)) return FoldClass::space;
  if (code_point == '@') return FoldClass::at_sign;
  if (code_point == '#') return FoldClass::number_sign;
  if (steps.has(NormaliseStep::emoji) && is_pictograph(code_point)) return FoldClass::space;
  if (steps.has(NormaliseStep::punctuation) && !is_pictograph(code_point) &&
      in_category(code_point, U_GC_P_MASK | U_GC_S_MASK)) {
    return FoldClass::space;
  }
  // Pictographs that are kept are written without spaces, as Chinese is.
  const bool is_spaceless = is_spaceless_script(code_point) || is_pictograph(code_point);
  if (steps.has(NormaliseStep::whitespace) && is_spaceless) return FoldClass::ideograph;
  if (steps.has(NormaliseStep::homoglyphs) &&
      is_lookalike_letter(static_cast<char32_t>(code_point))) {
    return FoldClass::lookalike;
  }
  return FoldClass::literal;
}

/// What the code point does before any mapping; `literal` where the mapping decides.
FoldClass class_of_raw(UChar32 code_point, NormaliseSteps steps) {
  if (in_category(code_point, U_GC_CS_MASK)) return FoldClass::space;
  if (steps.has(NormaliseStep::zero_width) && is_ignorable(code_point)) {
    const bool in_emoji = code_point == 0x200D || code_point == 0xFE0F || code_point == 0xFE0E;
    return in_emoji ? FoldClass::drop : FoldClass::invisible;
  }
  if (steps.has(NormaliseStep::combining_marks) &&
      (is_decoration(code_point) || has_property(code_point, UCHAR_EMOJI_MODIFIER))) {
    return FoldClass::drop;
  }
  if (steps.has(NormaliseStep::emoji) && is_pictograph(code_point)) {
    return FoldClass::space;
  }
  return FoldClass::literal;
}

bool hides_ascii(UChar32 code_point, const Ucs& mapped) {
  return is_full_width_ascii(code_point) && mapped.length() == 1 &&
         u_isalnum(mapped.char32At(0)) != 0;
}

bool contains_lookalike(const Ucs& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (is_lookalike_letter(static_cast<char32_t>(text.char32At(i)))) return true;
  }
  return false;
}

bool is_squeezable(UChar32 code_point) {
  return in_category(code_point, U_GC_L_MASK | U_GC_M_MASK) || is_pictograph(code_point);
}

struct MappedFold {
  Fold fold;
  std::string bytes;
};

MappedFold fold_of(UChar32 code_point, NormaliseSteps steps,
                   const icu::Transliterator* simplifier) {
  MappedFold result;
  Fold& fold = result.fold;
  const auto word_mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  fold.is_word = in_category(code_point, word_mask);
  fold.fold_class = class_of_raw(code_point, steps);
  if (fold.fold_class != FoldClass::literal) return result;
  const Ucs mapped = map_fully(code_point, steps, simplifier);
  if (mapped.isEmpty()) return result.fold.fold_class = FoldClass::drop, result;
  mapped.toUTF8String(result.bytes);
  fold.is_squeezed = is_squeezable(mapped.char32At(0));
  const bool needs_context = steps.has(NormaliseStep::nfkc) && depends_on_neighbours(mapped);
  const bool holds_lookalike = mapped.countChar32() > 1 && steps.has(NormaliseStep::homoglyphs) &&
                               contains_lookalike(mapped);
  if (needs_context || holds_lookalike || hides_ascii(code_point, mapped)) {
    fold.fold_class = FoldClass::complex;
  } else if (mapped.countChar32() == 1) {
    fold.fold_class = class_of_mapped(mapped.char32At(0), steps);
    if (fold.fold_class == FoldClass::lookalike)
      fold.latin_twin = latin_lookalike(static_cast<char32_t>(mapped.char32At(0)));
  } else {
    fold.fold_class = FoldClass::expansion;
  }
  if (result.bytes.size() <= fold.bytes.size()) {
    std::copy(result.bytes.begin(), result.bytes.end(), fold.bytes.begin());
    fold.size_bytes = static_cast<std::uint8_t>(result.bytes.size());
  }
  return result;
}

std::unique_ptr<icu::Transliterator> open_simplifier() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> simplifier(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  require(status, "the Traditional-Simplified transform");
  return simplifier;
}

}  // namespace

FoldTable::FoldTable(NormaliseSteps steps) : steps_(steps) {}

FoldTable::~FoldTable() {
  for (auto& page : pages_) delete page.load(std::memory_order_relaxed);
}

const FoldTable::Page* FoldTable::build_page(char32_t index) const {
  const std::lock_guard lock(build_mutex_);
  if (const Page* ready = pages_[index].load(std::memory_order_acquire)) return ready;
  std::unique_ptr<icu::Transliterator> simplifier;
  if (steps_.has(NormaliseStep::simplified)) simplifier = open_simplifier();
  auto page = std::make_unique<Page>();
  for (char32_t low = 0; low < 256; ++low) {
    MappedFold mapped = fold_of(static_cast<UChar32>((index << 8) | low), steps_, simplifier.get());
    page->folds[low] = mapped.fold;
    if (mapped.bytes.size() <= sizeof(Fold::bytes)) continue;
    if (!page->expansions) page->expansions = std::make_unique<std::array<std::string, 256>>();
    (*page->expansions)[low] = std::move(mapped.bytes);
  }
  pages_[index].store(page.get(), std::memory_order_release);
  return page.release();
}

std::string FoldTable::expansion(char32_t code_point) const {
  const Fold& fold = at(code_point);
  if (fold.size_bytes > 0) return std::string(fold.bytes.data(), fold.size_bytes);
  const Page* page = pages_[code_point >> 8].load(std::memory_order_acquire);
  return page->expansions ? (*page->expansions)[code_point & 0xFF] : std::string();
}

}  // namespace cahoots
