#include "text/normalise.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "text/code_point.hpp"

namespace cahoots {
namespace {

std::string normalise(std::string_view text, NormaliseSteps steps = NormaliseSteps::all()) {
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

TEST(Normalise, UndoesHomoglyphsInsideWords) {
  EXPECT_EQ(normalise("Xіnjiаng is bеautiful"), "xinjiang is beautiful");  // Cyrillic і, а, е
  EXPECT_EQ(normalise("НELLO"), "hello");                                  // Cyrillic Н
  EXPECT_EQ(normalise("Рoссия вeликая"), "россия великая");  // Latin o, e in Cyrillic words
  EXPECT_EQ(normalise("Россия Hello"), "россия hello");
  EXPECT_EQ(normalise("ʜᴇʟʟᴏ 🅗🅔🅛🅛🅞 Ⓗⓔⓛⓛⓞ 𝐇𝐞𝐥𝐥𝐨 Ｈｅｌｌｏ"), "hello hello hello hello hello");
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
  EXPECT_EQ(normalise("https://t.co/a @user ！？ \n"), "");
  EXPECT_EQ(normalise(""), "");
}

TEST(Normalise, SqueezesRepeatsButNotNumbers) {
  EXPECT_EQ(normalise("sooooo gooood 1000000 哈哈哈哈哈"), "soo good 1000000哈哈");
  EXPECT_EQ(normalise("ДАААА"), "даа");
}

TEST(Normalise, RemovesRepostPrefixAndEntities) {
  EXPECT_EQ(normalise("RT @user: some news"), "some news");
  EXPECT_EQ(normalise("RT @a: RT @b: some news"), "some news");
  EXPECT_EQ(normalise("salt &amp; pepper &lt;3"), "salt pepper 3");
  EXPECT_EQ(normalise("RT is short"), "rt is short");
}

TEST(Normalise, EachStepCanBeLeftOut) {
  const auto without = [](NormaliseStep step) { return NormaliseSteps::all().without(step); };
  EXPECT_EQ(normalise("Hello", without(NormaliseStep::case_fold)), "Hello");
  EXPECT_EQ(normalise("a @user b", without(NormaliseStep::mentions)), "a user b");
  EXPECT_EQ(normalise("a https://x.org b", without(NormaliseStep::urls)), "a https x org b");
  EXPECT_EQ(normalise("營", without(NormaliseStep::simplified)), "營");
  EXPECT_EQ(normalise("a 🔥 b", without(NormaliseStep::emoji)), "a🔥b");
  EXPECT_EQ(normalise("sooo", without(NormaliseStep::repeats)), "sooo");
  EXPECT_EQ(normalise("é", without(NormaliseStep::combining_marks)), "é");
  EXPECT_EQ(normalise("a, b", without(NormaliseStep::punctuation)), "a, b");
  EXPECT_EQ(normalise("a  b ", without(NormaliseStep::whitespace)), "a  b ");
  EXPECT_EQ(normalise("text #one is here #two",
                      without(NormaliseStep::hashtags).without(NormaliseStep::punctuation)),
            "text #one is here");
  const std::string raw = "Ａ  é 營 @user #tag https://x.org 🔥 sooo &amp;";
  EXPECT_EQ(normalise(raw, NormaliseSteps{}), raw);
}

/// Texts that try everything at once: disguises, fragments, ill-formed bytes, any code point.
std::string random_text(Random& random) {
  static const std::vector<std::string> kPieces{"a",
                                                "Z",
                                                "9",
                                                " ",
                                                "  ",
                                                "\n",
                                                "@",
                                                "#",
                                                "@user",
                                                "#tag",
                                                "RT @a:",
                                                "https://t.co/a",
                                                "://",
                                                "www.",
                                                ".",
                                                "t.co/x",
                                                "&amp;",
                                                "&",
                                                "VUBQ",
                                                " TFBV",
                                                "A1B2",
                                                "新",
                                                "疆",
                                                "營",
                                                "頂頂頂",
                                                "，",
                                                "＠",
                                                "＃",
                                                "ｈ",
                                                "か",
                                                "\u3099",
                                                "\u1100",
                                                "\u1161",
                                                "\u11A8",
                                                "х",
                                                "і",
                                                "Н",
                                                "α",
                                                "\u0301",
                                                "\u0335",
                                                "\u200B",
                                                "\u200D",
                                                "\uFE0F",
                                                "\u202E",
                                                "🔥",
                                                "🇨",
                                                "👨",
                                                "🅗",
                                                "ᴏ",
                                                "é",
                                                "ß",
                                                "İ",
                                                "ﷺ",
                                                "ﬃ",
                                                "½",
                                                "№",
                                                "हि",
                                                "\u0640",
                                                "م",
                                                "َ",
                                                "\xFF",
                                                "\xE4\xBD",
                                                "\xC0\x80",
                                                "\xED\xA0\x80",
                                                std::string(1, '\0'),
                                                "_",
                                                "-",
                                                "ooo",
                                                "\u0345",
                                                "\u03B1\u0345",
                                                "ŉ",
                                                "ǰ",
                                                "\u0131"};
  std::string text;
  const std::uint64_t n_pieces = 1 + random.below(14);
  for (std::uint64_t i = 0; i < n_pieces; ++i) {
    if (random.below(8) == 0) {
      const auto code_point = static_cast<char32_t>(random.below(0x110000));
      append_utf8(text, code_point >= 0xD800 && code_point < 0xE000 ? 0xFFFD : code_point);
    } else {
      text += kPieces[random.below(kPieces.size())];
    }
  }
  return text;
}

std::string escaped(std::string_view text) {
  static const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F) {
      out += c;
    } else {
      out += std::string("\\x") + kDigits[byte >> 4] + kDigits[byte & 15];
    }
  }
  return out;
}

TEST(Normalise, IsIdempotentAndValidOnAnyBytes) {
  Random random(11);
  Normaliser normaliser;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const std::string once(normaliser.normalise(text));
    const std::string twice(normaliser.normalise(once));
    ASSERT_EQ(once, twice) << escaped(text) << " -> " << escaped(once) << " -> " << escaped(twice);
    ASSERT_EQ(first_invalid_utf8(once), once.size()) << escaped(text);
  }
}

TEST(Normalise, EveryCodePointAloneAndBetweenLetters) {
  Normaliser normaliser;
  for (char32_t code_point = 0; code_point < 0x110000; ++code_point) {
    if (code_point >= 0xD800 && code_point < 0xE000) continue;
    if (code_point == 0x32000) code_point = 0xE0000;  // nothing is assigned between
    if (code_point == 0xE1000) break;
    std::string text = "ab ";
    append_utf8(text, code_point);
    text += "c";
    append_utf8(text, code_point);
    const std::string once(normaliser.normalise(text));
    ASSERT_EQ(once, normaliser.normalise(once))
        << "U+" << std::hex << static_cast<std::uint32_t>(code_point);
  }
}

TEST(Normalise, ThreadsSharingTablesAgree) {
  const Normaliser original;
  Random random(5);
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(random_text(random));
  std::vector<std::vector<std::string>> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) {
      threads.emplace_back([&] {
        Normaliser mine = original;
        for (const std::string& text : texts) result.emplace_back(mine.normalise(text));
      });
    }
  }
  for (const auto& result : results) EXPECT_EQ(result, results[0]);
}

TEST(Normalise, LongTextsStayLinear) {
  Normaliser normaliser;
  const std::vector<std::string> pieces{"a",      ".a", "@",       "#a",    "營",  "ﷺ",
                                        "\u0301", "х",  "a\u200B", " TFBV", "://", "&amp;"};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < (1U << 20)) text += piece;
    const std::string once(normaliser.normalise(text));
    EXPECT_EQ(once, normaliser.normalise(once)) << piece;
  }
}

}  // namespace
}  // namespace cahoots
