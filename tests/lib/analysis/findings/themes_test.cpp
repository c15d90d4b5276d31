#include "analysis/findings/themes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace cahoots {
namespace {

using Places = std::vector<std::size_t>;

ThemeRules rules() {
  return ThemeRules::read(
      "rules",
      "# a comment\n\n"
      "{\"name\":\"rain\",\"stance\":\"for\",\"patterns\":[\"\\\\brain\\\\b\",\"Regen\"]}\n"
      "{\"name\":\"regen\",\"languages\":[\"de\"],\"patterns\":[\"regen\"]}\n"
      "{\"name\":\"雨\",\"patterns\":[\"大雨.{0,5}来\"]}\n");
}

TEST(ThemeRules, MatchInEitherCaseAndByLanguage) {
  const ThemeRules themes = rules();
  ASSERT_EQ(themes.themes().size(), 3U);
  EXPECT_EQ(themes.themes()[0].stance, "for");
  EXPECT_EQ(themes.match("RAIN again", "en"), (Places{0}));
  EXPECT_EQ(themes.match("training", "en"), Places{});
  EXPECT_EQ(themes.match("der Regen", "de-AT"), (Places{0, 1}));
  EXPECT_EQ(themes.match("der Regen", ""), (Places{0}));
  EXPECT_EQ(themes.match("明天大雨要来了", "zh"), (Places{2}));
  EXPECT_EQ(themes.match("", "en"), Places{});
}

TEST(ThemeRules, PassagesStandInTheirSurroundings) {
  const ThemeRules themes = rules();
  EXPECT_EQ(themes.passage(0, "rain"), "rain");
  EXPECT_EQ(themes.passage(0, std::string(200, 'x') + " rain " + std::string(200, 'y')),
            "…" + std::string(59, 'x') + " rain " + std::string(59, 'y') + "…");
  EXPECT_EQ(themes.passage(1, "nothing"), "");
  // Cut at characters: three bytes each.
  std::string text;
  for (int i = 0; i < 50; ++i) text += "云";
  text += "大雨来";
  EXPECT_EQ(themes.passage(2, text).substr(0, 6), "…云");
}

TEST(ThemeRules, WhatIsNoThemeIsRefusedByLine) {
  const auto complaint = [](const std::string& content) {
    try {
      ThemeRules::read("f", content);
      return std::string("none");
    } catch (const UsageError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(complaint(""), "f: no theme in it");
  EXPECT_EQ(complaint("# only this\n"), "f: no theme in it");
  EXPECT_EQ(complaint("{\"patterns\":[\"a\"]}"), "f:1: a theme needs a name");
  EXPECT_EQ(complaint("\n{\"name\":\"a\"}"), "f:2: theme 'a' needs a list of patterns");
  EXPECT_EQ(
      complaint("{\"name\":\"a\",\"patterns\":[\"x\"]}\n{\"name\":\"a\",\"patterns\":[\"y\"]}"),
      "f:2: a second theme 'a'");
  EXPECT_TRUE(complaint("{\"name\":\"a\",\"patterns\":[\"(\"]}")
                  .starts_with("f:1: pattern '(' of theme 'a': "));
  EXPECT_TRUE(complaint("{\"name\":").starts_with("f:1:"));
}

TEST(ThemeRules, AnEvilPatternTakesLinearTime) {
  const ThemeRules themes =
      ThemeRules::read("f", "{\"name\":\"evil\",\"patterns\":[\"(a+)+$\",\"(a|aa)*b\"]}");
  EXPECT_EQ(themes.match(std::string(200000, 'a') + "!", ""), Places{});
}

TEST(ThemeUses, EarliestPassagesWhateverTheOrder) {
  const ThemeRules themes = rules();
  std::vector<Post> posts(6);
  const std::vector<std::string> uids = {"x:1", "x:2", "x:3", "x:4", "x:5", "x:6"};
  for (std::size_t i = 0; i < posts.size(); ++i) {
    posts[i].uid = uids[i];
    posts[i].account_uid = i % 2 == 0 ? "x:a" : "x:b";
    posts[i].text = "rain";
    if (i > 0) posts[i].created_at_s = 1577836800 - static_cast<std::int64_t>(i) * 86400;
  }
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
  do {
    ThemeUses uses;
    for (const std::size_t i : order) uses.add(0, posts[i], i % 2 == 0 ? 0 : 1);
    const std::vector<ThemeUse> found = uses.finish(themes);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].n_posts, 6U);
    EXPECT_EQ(found[0].n_accounts, 2U);
    ASSERT_EQ(found[0].passages.size(), 3U);
    EXPECT_EQ(found[0].passages[0].post_uid, "x:6");
    EXPECT_EQ(found[0].passages[2].post_uid, "x:4");
    // 2019-12-31 is a Tuesday: days -1 and -2 in its week, the others in the one before.
    EXPECT_EQ(found[0].posts_by_week.size(), 2U);
    EXPECT_EQ(found[1].n_posts, 0U);
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace
}  // namespace cahoots
