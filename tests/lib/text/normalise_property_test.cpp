#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "text/code_point.hpp"
#include "text/normalise.hpp"

namespace cahoots {
namespace {

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
                                                "\u0131",
                                                "сосо",
                                                "ж",
                                                "Хо",
                                                "ρ",
                                                "т",
                                                "⒜",
                                                "ø",
                                                "ک",
                                                "カ",
                                                "⻓",
                                                "👍🏽",
                                                "#a #b ",
                                                "…",
                                                "ⅷ"};
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

TEST(NormaliseProperty, IsIdempotentAndValidOnAnyBytes) {
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

TEST(NormaliseProperty, EveryCodePointAloneAndBetweenLetters) {
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

TEST(NormaliseProperty, ThreadsSharingTablesAgree) {
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

TEST(NormaliseProperty, LongTextsStayLinear) {
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
