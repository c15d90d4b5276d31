#include "text/entities.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace cahoots {
namespace {

using Strings = std::vector<std::string>;

Strings copy(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

Strings hashtags(std::string_view text) {
  EntityFinder finder;
  return copy(finder.find(text).hashtags);
}
Strings mentions(std::string_view text) {
  EntityFinder finder;
  return copy(finder.find(text).mentions);
}
Strings urls(std::string_view text) {
  EntityFinder finder;
  return copy(finder.find(text).urls);
}

TEST(Entities, Hashtags) {
  EXPECT_EQ(hashtags("#one and #Two_2, (#three)."), (Strings{"one", "Two_2", "three"}));
  EXPECT_EQ(hashtags("##Xinjiang"), (Strings{"Xinjiang"}));
  EXPECT_EQ(hashtags("＃全角"), (Strings{"全角"}));
  EXPECT_EQ(hashtags("看#话题#内容"), (Strings{}));
  EXPECT_EQ(hashtags("#话题#内容，#第二。"), (Strings{"话题", "第二"}));
  EXPECT_EQ(hashtags("#привет#мир"), (Strings{"привет"}));
  EXPECT_EQ(hashtags("#हिन्दी #ไทย #العربية"), (Strings{"हिन्दी", "ไทย", "العربية"}));
  EXPECT_EQ(hashtags("#2024 #1st #_ #_a # #"), (Strings{"1st", "_a"}));
  EXPECT_EQ(hashtags("a#b 1#c _#d &#39;e é#f"), (Strings{}));
  EXPECT_EQ(hashtags("❤️#tag 🔥#fire#x"), (Strings{"tag", "fire"}));
  EXPECT_EQ(hashtags("#️⃣ keycap"), (Strings{}));
  EXPECT_EQ(hashtags("#cat·alà #ク・キ #a· #tag🔥"), (Strings{"cat·alà", "ク・キ", "a", "tag"}));
  EXPECT_EQ(hashtags("#broken\xFF#next"), (Strings{"broken", "next"}));
}

TEST(Entities, Mentions) {
  EXPECT_EQ(mentions("@one, .@two_2 and (@three.four)."), (Strings{"one", "two_2", "three.four"}));
  EXPECT_EQ(mentions("你好@user看 ＠wide RT @a: x"), (Strings{"user", "wide", "a"}));
  EXPECT_EQ(mentions("mail me.x@example.com or a_@b x/@y @@z"), (Strings{}));
  EXPECT_EQ(mentions("@user@host.example, @a@b @ @. @_"), (Strings{"user@host.example", "_"}));
  EXPECT_EQ(mentions("@" + std::string(64, 'a')), (Strings{std::string(64, 'a')}));
  EXPECT_EQ(mentions("@" + std::string(65, 'a')), (Strings{}));
}

TEST(Entities, Urls) {
  EXPECT_EQ(urls("see https://t.co/AbC123 and HTTP://Example.com/a?b=1#c."),
            (Strings{"https://t.co/AbC123", "HTTP://Example.com/a?b=1#c"}));
  EXPECT_EQ(urls("www.example.com/a, xwww.example.com a.www.example.com www.com"),
            (Strings{"www.example.com/a"}));
  EXPECT_EQ(urls("(https://en.wikipedia.org/wiki/A_(b)) [x](https://a.example/)"),
            (Strings{"https://en.wikipedia.org/wiki/A_(b)", "https://a.example/"}));
  EXPECT_EQ(urls("\"https://a.example/b\" <https://c.example>... 'https://d.example!?'"),
            (Strings{"https://a.example/b", "https://c.example", "https://d.example"}));
  EXPECT_EQ(
      urls("http:// http://a http://a. https://.b ftp://a.example x://a.example :// http:/a.b"),
      (Strings{}));
  EXPECT_EQ(urls("glued texthttps://a.example/b"), (Strings{"https://a.example/b"}));
  EXPECT_EQ(urls("https://a.example/?u=https://b.example/c"),
            (Strings{"https://a.example/?u=https://b.example/c"}));
  EXPECT_EQ(urls("https://user:1@a.example/"), (Strings{}));
  EXPECT_EQ(urls("https://good.example@evil.example/"),
            (Strings{"https://good.example@evil.example/"}));
}

TEST(Entities, UrlsBesideOtherScripts) {
  EXPECT_EQ(urls("看https://t.co/abc看看"), (Strings{"https://t.co/abc"}));
  EXPECT_EQ(urls("https://t.co/abc，https://t.co/def。"),
            (Strings{"https://t.co/abc", "https://t.co/def"}));
  EXPECT_EQ(urls("「https://a.example/b」 https://a.example/c🔥"),
            (Strings{"https://a.example/b", "https://a.example/c"}));
  EXPECT_EQ(urls("https://zh.wikipedia.org/wiki/中国 https://例子.测试/路"),
            (Strings{"https://zh.wikipedia.org/wiki/中国", "https://例子.测试/路"}));
  EXPECT_EQ(urls("https://münchen.example/straße"), (Strings{"https://münchen.example/straße"}));
  EXPECT_EQ(urls("cut https://t.co/ab… whole https://t.co/cd ..."), (Strings{"https://t.co/cd"}));
  EXPECT_EQ(urls("https://a.example/b\xFFtail https://a.example/c\xE2\x80\x8Btail"),
            (Strings{"https://a.example/b", "https://a.example/c"}));
}

TEST(Entities, NothingInsideAUrlCounts) {
  const std::string text = "https://tiktok.com/@user/#tag #real @real_one";
  EXPECT_EQ(hashtags(text), (Strings{"real"}));
  EXPECT_EQ(mentions(text), (Strings{"real_one"}));
}

TEST(Entities, FindsNothingInPlainText) {
  EntityFinder finder;
  for (const char* text : {"", "plain", "a: b. c", "价格：五元", "1.2.3", "..."}) {
    const TextEntities& found = finder.find(text);
    EXPECT_TRUE(found.hashtags.empty() && found.mentions.empty() && found.urls.empty()) << text;
  }
}

TEST(Entities, ReusesItsListsForTheNextText) {
  EntityFinder finder;
  EXPECT_EQ(finder.find("#a @b https://c.example").hashtags.size(), 1u);
  EXPECT_TRUE(finder.find("none").hashtags.empty());
}

/// Every view lies inside the text, lists are in order and no two entities overlap.
void expect_sound(std::string_view text, const TextEntities& found) {
  std::vector<bool> taken(text.size(), false);
  for (const auto* list : {&found.hashtags, &found.mentions, &found.urls}) {
    std::size_t last_end = 0;
    for (std::string_view view : *list) {
      ASSERT_GE(view.data(), text.data() + last_end);
      const auto begin = static_cast<std::size_t>(view.data() - text.data());
      ASSERT_FALSE(view.empty());
      last_end = begin + view.size();
      ASSERT_LE(last_end, text.size());
      for (std::size_t i = begin; i < last_end; ++i) {
        ASSERT_FALSE(taken[i]);
        taken[i] = true;
      }
    }
  }
}

TEST(Entities, SurviveAnyBytes) {
  std::mt19937_64 random(17);
  const Strings pieces = {"#",  "＃", "@",  "＠",          "http://",  "https://", "www.",  "a",
                          "Z9", "_",  ".",  ",",           "(",        ")",        "[",     "]",
                          "/",  "…",  "看", "️",         "\xE2\x80", "\xEF",     "\xFF",  " ",
                          "，", "🔥",  ":",  "example.com", "\xF0\x9F", "·",        "\u200D"};
  EntityFinder finder;
  std::size_t n_found = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
    const TextEntities& found = finder.find(text);
    n_found += found.urls.size() + found.hashtags.size() + found.mentions.size();
    expect_sound(text, found);
    if (HasFatalFailure()) FAIL() << text;
  }
  EXPECT_GT(n_found, 10'000u);
}

TEST(Entities, TakeLinearTimeOnHostileText) {
  EntityFinder finder;
  for (const char* piece :
       {"#",           "#a",        "@",          "@a",          "http://", "www.",      "://",
        "#\xCC\x81",   "\xCC\x81#", "http://a.b", "http://a.b)", "(",       "＃",        "…",
        "http://a.b…", "@a@",       "#1",         ".www.a",      "-www.看", "https://a."}) {
    std::string text = "http://a.b/";
    while (text.size() < 500'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    finder.find(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 2.0) << piece;  // quadratic time would be minutes
    finder.find(std::string_view(text).substr(11));
    const std::chrono::duration<double> both = std::chrono::steady_clock::now() - start;
    EXPECT_LT(both.count(), 4.0) << piece;
  }
}

TEST(HashtagKey, FoldsSpellings) {
  EXPECT_EQ(hashtag_key("XinJiang_1"), "xinjiang_1");
  EXPECT_EQ(hashtag_key("STRASSE"), hashtag_key("straße"));
  EXPECT_EQ(hashtag_key("ＡＢＣ"), "abc");
  EXPECT_EQ(hashtag_key("Привет"), "привет");
  EXPECT_EQ(hashtag_key("e\xCC\x81t\xC3\x89"), "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(hashtag_key("新疆"), "新疆");
  EXPECT_EQ(hashtag_key(""), "");
  EXPECT_EQ(hashtag_key("\xFF"), "\xFF");
}

}  // namespace
}  // namespace cahoots
