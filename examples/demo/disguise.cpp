#include "disguise.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "names.hpp"
#include "scenario.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

/// Simplified and traditional by turns, three bytes each; the characters of the operation's texts.
constexpr std::string_view kTraditionalOf =
    "与與专專个個丰豐为爲举舉么麼习習乡鄉书書买買乱亂争爭于於亲親亿億从從们們价價众衆优優会會"
    "伟偉体體关關兴興养養军軍农農动動劳勞势勢华華卖賣却卻历歷压壓参參双雙发發后後听聽响響团團"
    "国國声聲壳殼复復头頭学學实實审審对對将將尔爾带帶并並库庫开開强強愿願戏戲战戰户戶护護报報"
    "拢攏择擇挡擋数數无無时時机機权權条條来來构構枣棗枪槍样樣桥橋检檢欢歡气氣没沒洁潔渔漁温溫"
    "游遊满滿点點现現画畫监監种種称稱税稅稳穩类類红紅纪紀终終经經结結给給络絡绝絕绿綠编編网網"
    "耻恥胜勝苏蘇袭襲见見观觀计計让讓讲講证證识識语語说說请請谎謊谓謂谣謠资資赞贊赢贏车車转轉"
    "轻輕载載输輸辩辯边邊过過运運还還这這进進远遠连連选選邮郵采採里裏钉釘钟鍾钱錢铁鐵锁鎖长長"
    "问問间間阳陽难難静靜顾顧顿頓预預领領题題验驗骗騙鲁魯";

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// The text cut into characters. `tag` marks those inside a hashtag or mention, and link marks.
struct Character {
  std::string_view bytes;
  bool tag;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  bool tag = false;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = start + 1;
    while (end < text.size() && !starts_character(text[end])) {
      ++end;
    }
    const char first = text[start];
    tag = first == '#' || first == '@' || (tag && first != ' ');
    characters.push_back({text.substr(start, end - start), tag || first == kLinkMark});
    start = end;
  }
  return characters;
}

std::string_view lookalike(std::string_view letter) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kPairs = {{{"a", "а"},
                                                                                    {"e", "е"},
                                                                                    {"o", "о"},
                                                                                    {"c", "с"},
                                                                                    {"p", "р"},
                                                                                    {"x", "х"},
                                                                                    {"A", "А"},
                                                                                    {"T", "Т"}}};
  for (const auto& [latin, cyrillic] : kPairs) {
    if (letter == latin) {
      return cyrillic;
    }
  }
  return letter;
}

std::string_view traditional(std::string_view character) {
  for (std::size_t at = 0; character.size() == 3 && at < kTraditionalOf.size(); at += 6) {
    if (kTraditionalOf.substr(at, 3) == character) {
      return kTraditionalOf.substr(at + 3, 3);
    }
  }
  return character;
}

}  // namespace

std::string with_random_tail(Draw& draw, std::string text) {
  constexpr std::array kStray = {" ￥（—"sv, " 、、"sv, " ..~"sv, "！！ "sv};
  if (draw.chance(0.15)) {
    return text.append(draw.pick(kStray));
  }
  return text + " " + random_characters(draw, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 4);
}

std::string with_homoglyphs(Draw& draw, const std::string& text) {
  std::string changed;
  for (const Character& character : characters_of(text)) {
    changed += !character.tag && draw.chance(0.08) ? lookalike(character.bytes) : character.bytes;
  }
  return changed;
}

std::string with_zero_width(Draw& draw, const std::string& text) {
  constexpr std::array kInvisible = {"\u200b"sv, "\u200c"sv, "\u2060"sv};
  const std::vector<Character> characters = characters_of(text);
  const double rate = 2.0 / static_cast<double>(characters.size() + 1);
  std::string changed;
  for (const Character& character : characters) {
    changed += character.bytes;
    if (!character.tag && draw.chance(rate)) {
      changed += draw.pick(kInvisible);
    }
  }
  return changed;
}

std::string with_traditional(Draw& draw, const std::string& text, double probability) {
  std::string changed;
  for (const Character& character : characters_of(text)) {
    changed +=
        !character.tag && draw.chance(probability) ? traditional(character.bytes) : character.bytes;
  }
  return changed;
}

std::string with_rewording(Draw& draw, const std::string& text, std::string_view stock_phrase) {
  for (const std::string_view stop : {"。"sv, ". "sv}) {
    const std::size_t end = text.find(stop);
    if (end == std::string::npos || end + stop.size() >= text.size() || draw.chance(0.4)) {
      continue;
    }
    return draw.chance(0.5) ? text.substr(0, end + stop.size()) : text.substr(end + stop.size());
  }
  return text + " " + std::string(stock_phrase);
}

std::string with_emoji(Draw& draw, std::string text) {
  constexpr std::array kEmoji = {"👍"sv, "🌹"sv, "❤️"sv, "🎉"sv, "🇨🇳"sv, "🔥"sv, "💪"sv, "👏👏"sv};
  const std::string emoji(draw.pick(kEmoji));
  switch (draw.below(3)) {
    case 0:
      return emoji + text;
    case 1:
      return text + emoji;
    default: {
      const std::size_t sentence = text.find(". ");
      return sentence == std::string::npos ? text + " " + emoji : text.insert(sentence + 1, emoji);
    }
  }
}

}  // namespace cahoots
