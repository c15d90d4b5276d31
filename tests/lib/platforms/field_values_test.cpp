#include "platforms/field_values.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(FieldValues, Counts) {
  EXPECT_EQ(count_of("0"), 0);
  EXPECT_EQ(count_of(" 1,234,567 "), 1234567);
  EXPECT_EQ(count_of("12.0"), 12);
  for (const char* text : {"", "-1", "1.5", "many", "1k", "99999999999999999999", "1 2"}) {
    EXPECT_EQ(count_of(text), std::nullopt) << text;
  }
}

TEST(FieldValues, Booleans) {
  EXPECT_EQ(boolean_of("True"), true);
  EXPECT_EQ(boolean_of(" 0 "), false);
  EXPECT_EQ(boolean_of("FALSE"), false);
  EXPECT_EQ(boolean_of("yes"), std::nullopt);
  EXPECT_EQ(boolean_of(""), std::nullopt);
}

std::vector<Text> list_of(Text list, std::string_view separator = {}) {
  std::vector<Text> items;
  split_list(list, separator, items);
  return items;
}

TEST(FieldValues, Lists) {
  EXPECT_EQ(list_of("[a, b,c]"), (std::vector<Text>{"a", "b", "c"}));
  EXPECT_EQ(list_of("['a, b', \"c\"]"), (std::vector<Text>{"a, b", "c"}));
  EXPECT_EQ(list_of("a  b"), (std::vector<Text>{"a", "b"}));
  EXPECT_EQ(list_of("a b|c|", "|"), (std::vector<Text>{"a b", "c"}));
  EXPECT_EQ(list_of("[]"), std::vector<Text>{});
  EXPECT_EQ(list_of(""), std::vector<Text>{});
  EXPECT_EQ(list_of("['a"), (std::vector<Text>{"['a"}));
  EXPECT_EQ(list_of("['a]"), (std::vector<Text>{"'a"}));
  EXPECT_EQ(
      list_of("[http://x.example/a,b, https://y.example/c,https://z.example]"),
      (std::vector<Text>{"http://x.example/a,b", "https://y.example/c", "https://z.example"}));
}

TEST(FieldValues, Handles) {
  TextArena arena;
  EXPECT_EQ(handle_of("a", arena), "@a");
  EXPECT_EQ(handle_of("@a", arena), "@a");
  EXPECT_FALSE(is_known(handle_of("", arena)));
}

TEST(FieldValues, PlatformNames) {
  EXPECT_TRUE(is_platform_name("my_site2"));
  for (const char* name : {"", "X", "a b", "a:b", "é"})
    EXPECT_FALSE(is_platform_name(name)) << name;
}

TEST(FieldValues, ShownValuesAreShortAndHarmless) {
  EXPECT_EQ(shown_value("plain é"), "plain é");
  EXPECT_EQ(shown_value("a\x1B[2Jb\n"), "a?[2Jb?");
  EXPECT_EQ(shown_value("a\xFF"), "a?");
  EXPECT_EQ(shown_value(std::string(60, 'x')), std::string(60, 'x'));
  EXPECT_EQ(shown_value(std::string(61, 'x')), std::string(60, 'x') + "…");
  EXPECT_EQ(shown_value(std::string(59, 'x') + "éé"), std::string(59, 'x') + "…");
}

}  // namespace
}  // namespace cahoots
