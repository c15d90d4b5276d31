#include "text/homoglyphs.hpp"

#include <gtest/gtest.h>

#include <string>

#include "text/homoglyph_letters.hpp"
#include "text/normalise.hpp"

namespace cahoots {
namespace {

TEST(Homoglyphs, LettersHaveTheirTwins) {
  EXPECT_EQ(latin_lookalike(U'о'), 'o');
  EXPECT_EQ(latin_lookalike(U'Н'), 'H');
  EXPECT_EQ(latin_lookalike(U'н'), 0);
  EXPECT_EQ(rough_latin_lookalike(U'н'), 'h');
  EXPECT_EQ(rough_latin_lookalike(U'η'), 'n');
  EXPECT_EQ(rough_latin_lookalike(U'ж'), 0);
  EXPECT_EQ(latin_lookalike(U'І'), 'I');  // not l, as the skeleton has it
  EXPECT_EQ(latin_lookalike(U'ø'), 'o');
  EXPECT_EQ(latin_lookalike(U'Ł'), 'L');
  EXPECT_EQ(latin_lookalike(U'⒵'), 'z');
  EXPECT_EQ(latin_lookalike(U'🅉'), 0);  // NFKC's
  EXPECT_EQ(latin_lookalike('o'), 0);
  EXPECT_EQ(cyrillic_lookalike('o'), U'о');
  EXPECT_EQ(cyrillic_lookalike('H'), U'Н');
  EXPECT_EQ(cyrillic_lookalike('w'), 0U);
  EXPECT_EQ(greek_lookalike('v'), U'ν');
  EXPECT_EQ(plain_lookalike(U'ک'), U'ك');
  EXPECT_EQ(plain_lookalike(U'エ'), U'工');
  EXPECT_EQ(plain_lookalike(U'ア'), 0U);
  EXPECT_TRUE(is_lookalike_letter(U'ж'));
  EXPECT_FALSE(is_lookalike_letter(U'ø'));
  EXPECT_FALSE(is_lookalike_letter(U'新'));
}

TEST(Homoglyphs, MixedWordsBecomeWhatTheyCanBeWholly) {
  EXPECT_EQ(resolve_homoglyphs("реасеful"), "peaceful");
  EXPECT_EQ(resolve_homoglyphs("Рoссия pекa"), "Россия река");
  EXPECT_EQ(resolve_homoglyphs("Неllо"), "Hello");
  EXPECT_EQ(resolve_homoglyphs("хaхaха ХAХAХА"), "хахаха ХАХАХА");  // both: most are Cyrillic
  EXPECT_EQ(resolve_homoglyphs("xоxoxo"), "xoxoxo");                // both: most are Latin
  EXPECT_EQ(resolve_homoglyphs("тhе"), "the");                      // roughly
  EXPECT_EQ(resolve_homoglyphs("COVIDный"), "COVIDный");            // neither
  EXPECT_EQ(resolve_homoglyphs("реасе хор, peace"), "реасе хор, peace");
  EXPECT_EQ(resolve_homoglyphs("ραgе ɡооd"), "page good");
  EXPECT_EQ(resolve_homoglyphs(""), "");
}

/// All steps but the squeezing of repeats, so that what is expected reads well.
constexpr NormaliseSteps kReadable = NormaliseSteps::all().without(NormaliseStep::repeats);

std::string normalise(std::string_view text, NormaliseSteps steps = kReadable) {
  Normaliser normaliser(steps);
  return std::string(normaliser.normalise(text));
}

TEST(Homoglyphs, UndoesHomoglyphsInsideWords) {
  EXPECT_EQ(normalise("Xіnjiаng is bеautiful"), "xinjiang is beautiful");  // Cyrillic і, а, е
  EXPECT_EQ(normalise("НELLO"), "hello");                                  // Cyrillic Н
  EXPECT_EQ(normalise("Рoссия вeликая"), "россия великая");  // Latin o, e in Cyrillic words
  EXPECT_EQ(normalise("Россия Hello"), "россия hello");
  EXPECT_EQ(normalise("реасеful hаrbоur"), "peaceful harbour");  // more Cyrillic than Latin
  EXPECT_EQ(normalise("тhе нarbоur, τhε ρlαcε"), "the harbour the place");
  EXPECT_EQ(normalise("pекa Bоcтoк"), "река восток");  // к and т have no exact Latin twin
  EXPECT_EQ(normalise("ʜᴇʟʟᴏ 🅗🅔🅛🅛🅞 Ⓗⓔⓛⓛⓞ 𝐇𝐞𝐥𝐥𝐨 Ｈｅｌｌｏ"), "hello hello hello hello hello");
}

TEST(Homoglyphs, WordsWhollyOfTwinsAreLatinWhereverTheyStand) {
  EXPECT_EQ(normalise("реасе"), "peace");
  EXPECT_EQ(normalise("СССР и сcсp"), "cccp и cccp");
  EXPECT_EQ(normalise("хор у рек"), "xop y рек");
  EXPECT_EQ(normalise("хор, «хор» 2хор3 хор… 新хор疆"), "xop xop 2xop3 xop新xop疆");
  EXPECT_EQ(normalise("хо\u0301р х\u200Bор хорь"), "xop xop хорь");
  EXPECT_EQ(normalise("НАТО нато"), "нато нато");  // н is none of h
  EXPECT_EQ(normalise("хорعхор"), "хорعхор");
  EXPECT_EQ(normalise("реасе", kReadable.without(NormaliseStep::homoglyphs)), "реасе");
}

TEST(Homoglyphs, PlainLettersStandForTheirStyles) {
  EXPECT_EQ(normalise("ᴠɪᴇᴡ ⒣⒠⒧⒧⒪ Ħɇⱡłø 🅥🅸🄴🅆"), "view hello hello view");
  EXPECT_EQ(normalise("x⒣⒠⒧⒧⒪х"), normalise("xhellox"));  // beside a Cyrillic letter, through ICU
  EXPECT_EQ(normalise("کتاب علی ہم ھم"), normalise("كتاب علي هم هم"));
  EXPECT_EQ(normalise("⻓⻅⺠ エカタトニハロ ⼈⼭"), "长见民工力夕卜二八口人山");
  EXPECT_EQ(normalise("ガラス"), "ガラス");
}

}  // namespace
}  // namespace cahoots
