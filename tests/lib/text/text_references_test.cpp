#include "text/text_references.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cahoots {
namespace {

/// Each reference as it stands in the text, behind the letter of its kind, blanks between.
std::string references(std::string_view text, const ReferenceForms& forms = {}) {
  std::vector<TextReference> found;
  find_references(text, forms, found);
  std::string list;
  std::size_t done = 0;
  for (const TextReference& reference : found) {
    EXPECT_LE(done, reference.begin);
    EXPECT_LT(reference.begin, reference.end);
    done = reference.end;
    list.append(list.empty() ? "" : " ").push_back("haid"[static_cast<int>(reference.kind)]);
    list.append(":").append(text.substr(reference.begin, reference.end - reference.begin));
  }
  EXPECT_LE(done, text.size());
  return list;
}

constexpr ReferenceForms kAnyLetters{.has_any_letters = true};
constexpr ReferenceForms kUserPaths{.has_user_paths = true};
constexpr ReferenceForms kBrackets{.has_brackets = true};

TEST(References, HandlesBehindWhateverSign) {
  EXPECT_EQ(references("@ada, .@bo: and (@cy_1) RT @Di: \xEF\xBC\xA0"
                       "ed"),
            "h:ada h:bo h:cy_1 h:Di h:ed");
  EXPECT_EQ(references("-@ada _@bo_ @@cy"), "h:ada h:bo_ h:cy");
  EXPECT_EQ(references("@first-last.made.example @user@host.example."),
            "h:first-last.made.example h:user@host.example");
  EXPECT_EQ(references("write to ada@mail.example or a.b@mail.example"), "");
  EXPECT_EQ(references("@ alone @"), "");
}

TEST(References, HandlesWithDotsInFrontOrSideBySide) {
  // A mention for EntityFinder, which allows them: a part of it must not stay in the text.
  EXPECT_EQ(references("(@.ada) @bo..cy and @_.di"), "h:.ada h:bo..cy h:_.di");
  EXPECT_EQ(references("@ada... @..."), "h:ada");
}

TEST(References, HandlesWithALinkGluedToThem) {
  EXPECT_EQ(references("@adahttps://t.example/a"), "h:ada a:https://t.example/a");
  EXPECT_EQ(references("@bo-https://t.example/b"), "h:bo a:https://t.example/b");
  EXPECT_EQ(references("@张三http://t.example/c", kAnyLetters), "h:张三 a:http://t.example/c");
  EXPECT_EQ(references("u/some_onehttps://t.example/d", kUserPaths),
            "h:some_one a:https://t.example/d");
  EXPECT_EQ(references("@https://t.example/e"), "a:https://t.example/e");
}

TEST(References, HandlesInAnyScriptWhereThePlatformHasThem) {
  const std::string text = "你好@张三abc，看 @Změna-x1. @bo";
  EXPECT_EQ(references(text, kAnyLetters), "h:张三abc h:Změna-x1 h:bo");
  EXPECT_EQ(references(text), "h:Zm h:bo");
  std::string longer = "@";
  for (int i = 0; i < 40; ++i) longer.append("三");
  EXPECT_EQ(references(longer, kAnyLetters).size(), 2U + 30 * 3);
}

TEST(References, AddressesWithASchemeOrWww) {
  EXPECT_EQ(references("see https://x.example/@ada/1. And www.b.example/c, (HTTP://D.example)"),
            "a:https://x.example/@ada/1 a:www.b.example/c a:HTTP://D.example");
  EXPECT_EQ(references("cut short https://t.example/ab\xE2\x80\xA6 here"),
            "a:https://t.example/ab");
  EXPECT_EQ(references("the end.https://a.example/b"), "a:https://a.example/b");
}

TEST(References, AddressesThatAreAHostNameAlone) {
  EXPECT_EQ(references("at t.example/ada, b-c.d.example and e.example/f?g=1."),
            "a:t.example/ada a:b-c.d.example a:e.example/f?g=1");
  EXPECT_EQ(references("1.5 times 3.14... e.g. end.\nNext one.1 x"), "");
}

TEST(References, UserPaths) {
  EXPECT_EQ(references("u/ada_b said /u/Cy-1, not menu/soup, u/x or r/news", kUserPaths),
            "h:ada_b h:Cy-1");
  EXPECT_EQ(references("u/ada_b"), "");
}

TEST(References, Brackets) {
  EXPECT_EQ(references("[id7|Ada Made], [club12|] [id7:bp-1_2|Bo] [idle|x] [id|x]", kBrackets),
            "i:id7 d:Ada Made i:club12 i:id7:bp-1_2 d:Bo");
  EXPECT_EQ(references("[id7|never closed [id8|x", kBrackets), "i:id7 i:id8");
  EXPECT_EQ(references("[id7|Ada]"), "");
}

TEST(References, BareHandles) {
  const std::string text =
      "As ada-b said, @ada-b. Ada-B! ada-bc xada-b https://ada-b.example/ ada-b";
  std::vector<TextReference> found;
  find_references(text, {}, found);
  EXPECT_EQ(found.size(), 2U);
  find_bare_handles(text, {"ada-b"}, found);
  std::vector<std::size_t> begins;
  for (const TextReference& reference : found) begins.push_back(reference.begin);
  EXPECT_EQ(begins, (std::vector<std::size_t>{3, 16, 23, 44, 67}));
  find_bare_handles(text, {}, found);
  EXPECT_EQ(found.size(), 5U);
}

TEST(References, AnyBytesAndLongRunsOfMarks) {
  EXPECT_EQ(references("\xEF\xBC @\xFF \xC3"), "");
  for (const std::string_view piece : {"@", ".", "a.", "[id1|", "://", "www.", "@a@", "\xEF"}) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text.append(piece);
    std::vector<TextReference> found;
    find_references(text, {true, true, true}, found);
  }
}

}  // namespace
}  // namespace cahoots
