#include "analysis/peers/text_key.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(CntTextKey, FoldsCaseMentionsAndWhiteSpace) {
  EXPECT_EQ(cnt_text_key("Hello  World\n"), "hello world");
  EXPECT_EQ(cnt_text_key("@Some_One: look,@Other here @x"), "look, here");
  EXPECT_EQ(cnt_text_key("mail me@example.org now"), "mail me now");
  EXPECT_EQ(cnt_text_key("a @ b"), "a b");
  EXPECT_EQ(cnt_text_key("RT this"), "rt this");
}

TEST(CntTextKey, KnowsTheWhiteSpaceAndLettersOfUnicode) {
  EXPECT_EQ(cnt_text_key("a\u00A0\u3000b\x1F"
                         "c"),
            "a b c");
  EXPECT_EQ(cnt_text_key("@имя\u2003ТЕКСТ"), "текст");
  EXPECT_EQ(cnt_text_key("ΟΔΟΣ ΣΟΦΙΑΣ"), "οδος σοφιας");
  EXPECT_EQ(cnt_text_key("İ"), "i\u0307");
}

TEST(CntTextKey, MayBeEmpty) {
  EXPECT_EQ(cnt_text_key(""), "");
  EXPECT_EQ(cnt_text_key(" @a @b\t"), "");
}

TEST(CoortweetTextKey, FoldsCaseMentionsAndTheMarkOfARepost) {
  EXPECT_EQ(coortweet_text_key("RT @Some_One: Hello  World\n"), "hello  world");
  EXPECT_EQ(coortweet_text_key("look,@Other here @x"), "look,here");
  EXPECT_EQ(coortweet_text_key("STARTED"), "staed");
  EXPECT_EQ(coortweet_text_key("RRTT"), "rt");
  EXPECT_EQ(coortweet_text_key("rt"), "rt");
}

TEST(CoortweetTextKey, AMentionHasACharacterAtLeastBeItABlank) {
  EXPECT_EQ(coortweet_text_key("a @ b c"), "a c");
  EXPECT_EQ(coortweet_text_key("a @"), "a @");
  EXPECT_EQ(coortweet_text_key("a @\u4E2D b"), "a b");
}

TEST(CoortweetTextKey, KnowsTheWhiteSpaceAndLettersOfTheCLibrary) {
  EXPECT_EQ(coortweet_text_key("@a\u00A0b c"), "c");
  EXPECT_EQ(coortweet_text_key("@a\u3000b c"), "b c");
  EXPECT_EQ(coortweet_text_key("ΟΔΟΣ İ"), "οδοσ i");
  EXPECT_EQ(coortweet_text_key("\u00A0x"), "\u00A0x");
}

TEST(CoortweetTextKey, MayBeEmpty) {
  EXPECT_EQ(coortweet_text_key(""), "");
  EXPECT_EQ(coortweet_text_key(" RT @a @b"), "");
}

}  // namespace
}  // namespace cahoots
