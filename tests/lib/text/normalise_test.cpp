#include "text/normalise.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cahoots {
namespace {

/// All steps but the squeezing of repeats, so that what is expected reads well.
constexpr NormaliseSteps kReadable = NormaliseSteps::all().without(NormaliseStep::repeats);

std::string normalise(std::string_view text, NormaliseSteps steps = kReadable) {
  Normaliser normaliser(steps);
  return std::string(normaliser.normalise(text));
}

TEST(Normalise, FoldsCaseWhiteSpaceAndPunctuation) {
  EXPECT_EQ(normalise("  Hello,   WORLD!\n\tIt's fine. "), "hello world it s fine");
  EXPECT_EQ(normalise("Straße ÉCOLE"), "strasse ecole");
}

TEST(Normalise, RemovesLinksInTheirManyForms) {
  for (const char* link :
       {"https://t.co/JN18FPpWZ0", "hxxps://evil.example/a?b=c#d", "HTTP://X.ORG",
        "www.example.com", "t.co/abc", "news.example.co.uk/2021/03/18"}) {
    EXPECT_EQ(normalise(std::string("see ") + link + " now"), "see now") << link;
  }
  EXPECT_EQ(normalise("epidemichttps://www.example.com/watch?v=1"), "epidemic");
  EXPECT_EQ(normalise("新疆https://t.co/abc很好"), "新疆很好");
  EXPECT_EQ(normalise("end.Next and/or 1.5 e.g. this"), "end next and or 1 5 e g this");
}

TEST(Normalise, RemovesMentionsOfEveryPlatform) {
  for (const char* mention : {"@user_1", "@first.last", "@user@mastodon.example", "＠user",
                              "@张三 ", "@BhEKEeLnesTzX1oTPkztakLx8xuThlnrPNIxSXic2Q8="}) {
    EXPECT_EQ(normalise(std::string("thanks ") + mention + " everyone"), "thanks everyone")
        << mention;
  }
  EXPECT_EQ(normalise("6 @ 5"), "6 5");
}

TEST(Normalise, KeepsTheWordsOfHashtagsButNotATrailingRun) {
  EXPECT_EQ(normalise("##Xinjiang is a good place"), "xinjiang is a good place");
  EXPECT_EQ(normalise("what a wonderful place #Xinjiang #新疆 https://t.co/a #Uyghur"),
            "what a wonderful place");
  EXPECT_EQ(normalise("too short #Xinjiang"), "too short xinjiang");
  EXPECT_EQ(normalise("#新疆棉花#我们都支持新疆的棉花"), "新疆棉花我们都支持新疆的棉花");
}

TEST(Normalise, RemovesHashtagsInFrontFromTwoOn) {
  const std::string text = "what a wonderful place";
  for (const char* tags : {"#Xinjiang #新疆 ", "#a #b #c ", "#a\u3000#b ", "#新疆##好# ",
                           "🔥 #a #b ", "@user #a https://t.co/x #b "}) {
    EXPECT_EQ(normalise(tags + text), text) << tags;
  }
  EXPECT_EQ(normalise("#a #b " + text + " #c #d"), text);
  EXPECT_EQ(normalise("#Xinjiang is a wonderful place"), "xinjiang is a wonderful place");
  EXPECT_EQ(normalise("#a #b, what a wonderful place"), "a b what a wonderful place");
  EXPECT_EQ(normalise("#a #b too short"), "a b too short");
  EXPECT_EQ(normalise("#a #b too short #and_tags_behind_it"), "a b too short and tags behind it");
  EXPECT_EQ(normalise("#a #b #c"), "a b c");
  EXPECT_EQ(normalise("#a #b " + text, kReadable.without(NormaliseStep::leading_tags)),
            "a b " + text);
}

TEST(Normalise, RemovesRandomTailsButNotWords) {
  const std::string text = "stresses enduring stability in Xinjiang";
  const std::string clean = normalise(text);
  for (const char* tail : {" VUBQ", "  https://t.co/JN18 VUBQ", " TFBV",
                           " https://t.co/a TAUL https://t.co/b", " 8HH4P2", " QKXZ TFBV"}) {
    EXPECT_EQ(normalise(text + tail), clean) << tail;
  }
  EXPECT_EQ(normalise("I am proud to live in the USA"), "i am proud to live in the usa");
  EXPECT_EQ(normalise("waiting at the gate for UA3466"), "waiting at the gate for ua3466");
  EXPECT_EQ(normalise("ALL CAPS AND THEN TFBV"), "all caps and then tfbv");
}

TEST(Normalise, RemovesHiddenCharactersAndMarks) {
  EXPECT_EQ(normalise("Xin\u200Bji\u200Dang \u202Etext\u202C \uFEFFand\u2060 so\u00ADft"),
            "xinjiang text and soft");
  EXPECT_EQ(normalise("@us\u200Ber hello"), "hello");
  EXPECT_EQ(normalise("h\u0335e\u0336l\u0337l\u0301o caf\u00E9 cafe\u0301"), "hello cafe cafe");
  EXPECT_EQ(normalise("مُحَمَّد مـحـمـد"), "محمد محمد");
  EXPECT_EQ(normalise("हिन्दी"), "हिन्दी");                 // vowel signs spell
  EXPECT_EQ(normalise("가"), normalise("\u1100\u1161"));  // Hangul syllable and its jamo
  EXPECT_EQ(normalise("が"), normalise("か\u3099"));
}

TEST(Normalise, SimplifiesChineseAndIgnoresItsSpaces) {
  EXPECT_EQ(normalise("駁新疆再教育營"), "驳新疆再教育营");
  EXPECT_EQ(normalise("新 疆，很　好！"), "新疆很好");
  EXPECT_EQ(normalise("勤劳的 people 维吾尔"), "勤劳的people维吾尔");
}

TEST(Normalise, TreatsEmojiAsSpaceUnlessNothingElseIsThere) {
  EXPECT_EQ(normalise("happy🎉birthday 👨‍👩‍👧 ❤️ 🇨🇳"), "happy birthday");
  EXPECT_EQ(normalise("🔥🔥💯"), "🔥🔥💯");
  EXPECT_EQ(normalise("🔥 💯 https://t.co/a"), normalise("🔥💯"));
  EXPECT_EQ(normalise("👍🏽👏🏿 🏽"), "👍👏");
  EXPECT_EQ(normalise("🔥💯👍👏🙏 #one #two"), "🔥💯👍👏🙏");
  EXPECT_EQ(normalise("#one #two 🔥💯👍👏🙏"), "🔥💯👍👏🙏");
  EXPECT_EQ(normalise("🔥💯 #one"), "one");  // too few to be the message
  EXPECT_EQ(normalise("#a #b 🔥#one 💯👍👏🙏💪"), "a b one");
  EXPECT_EQ(normalise("🔥💯👍👏🙏 yes #one"), "yes one");
  EXPECT_EQ(normalise("https://t.co/a @user ！？ \n"), "");
  EXPECT_EQ(normalise(""), "");
}

TEST(Normalise, SqueezesRepeatsButNotNumbers) {
  const NormaliseSteps all = NormaliseSteps::all();
  EXPECT_EQ(normalise("sooooo gooood 1000000 哈哈哈哈哈", all), "so god 1000000哈");
  EXPECT_EQ(normalise("ДАААА", all), "да");
  EXPECT_EQ(normalise("🔥🔥🔥 💯", all), "🔥💯");
  EXPECT_EQ(normalise("a aa éee", all), "a a e");
  EXPECT_EQ(normalise("see https://t.co/a and hxxps://t.co/b, HTTP://x.org", all), "se and");
}

TEST(Normalise, RemovesRepostPrefixAndEntities) {
  EXPECT_EQ(normalise("RT @user: some news"), "some news");
  EXPECT_EQ(normalise("RT @a: RT @b: some news"), "some news");
  EXPECT_EQ(normalise("salt &amp; pepper &lt;3"), "salt pepper 3");
  EXPECT_EQ(normalise("RT is short"), "rt is short");
}

TEST(Normalise, EachStepCanBeLeftOut) {
  const auto without = [](NormaliseStep step) { return kReadable.without(step); };
  EXPECT_EQ(normalise("Hello", without(NormaliseStep::case_fold)), "Hello");
  EXPECT_EQ(normalise("a @user b", without(NormaliseStep::mentions)), "a user b");
  EXPECT_EQ(normalise("a https://x.org b", without(NormaliseStep::urls)), "a https x org b");
  EXPECT_EQ(normalise("營", without(NormaliseStep::simplified)), "營");
  EXPECT_EQ(normalise("a 🔥 b", without(NormaliseStep::emoji)), "a🔥b");
  EXPECT_EQ(normalise("sooo"), "sooo");
  EXPECT_EQ(normalise("👍🏽", without(NormaliseStep::combining_marks)), "👍🏽");
  EXPECT_EQ(normalise("é", without(NormaliseStep::combining_marks)), "é");
  EXPECT_EQ(normalise("a, b", without(NormaliseStep::punctuation)), "a, b");
  EXPECT_EQ(normalise("a  b ", without(NormaliseStep::whitespace)), "a  b ");
  EXPECT_EQ(normalise("text #one is here #two",
                      without(NormaliseStep::hashtags).without(NormaliseStep::punctuation)),
            "text #one is here");
  const std::string raw = "Ａ  é 營 @user #tag https://x.org 🔥 sooo &amp;";
  EXPECT_EQ(normalise(raw, NormaliseSteps{}), raw);
}

}  // namespace
}  // namespace cahoots
