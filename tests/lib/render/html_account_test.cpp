#include "render/html_account.hpp"

#include <gtest/gtest.h>

#include "lib/render/invented_account.hpp"
#include "records/record_view.hpp"
#include "render/json_account.hpp"

namespace cahoots {
namespace {

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(HtmlAccount, NothingOfTheEvidenceIsMarkup) {
  const std::string page = html_account(hostile_answer());
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_EQ(count(page, "<img"), 0U);
  EXPECT_EQ(count(page, "<b>"), 0U);
  EXPECT_EQ(count(page, "href=\"javascript"), 0U);
  EXPECT_EQ(count(page, "\x1b"), 0U);
  EXPECT_EQ(count(page, "\xE2\x80\xAE"), 0U);
  EXPECT_EQ(count(page, "Content-Security-Policy"), 1U);
  EXPECT_GE(count(page, "&lt;script&gt;"), 2U);
}

TEST(HtmlAccount, ElementsAreClosedAsTheyWereOpened) {
  const std::string page = html_account(hostile_answer());
  for (const std::string name : {"section", "ul", "li", "table", "tr", "td", "p", "main", "h1"}) {
    EXPECT_EQ(count(page, "<" + name + ">") + count(page, "<" + name + " "),
              count(page, "</" + name + ">"))
        << name;
  }
  EXPECT_EQ(count(page, "<h1"), 1U);
}

TEST(HtmlAccount, LinksPostsAndMarksTheDifference) {
  const std::string page = html_account(hostile_answer());
  EXPECT_EQ(count(page, "href=\"https://x.example/21\""), 1U);
  EXPECT_NE(page.find("<mark>three</mark>"), std::string::npos);
}

TEST(HtmlAccount, ManyAccountsStandUnderOneTitle) {
  AccountAnswer answer = hostile_answer();
  answer.accounts.push_back(answer.accounts.front());
  const std::string page = html_account(answer);
  EXPECT_EQ(count(page, "<h1"), 1U);
  EXPECT_EQ(count(page, "<h2"), 2U);
}

TEST(JsonAccount, HoldsTheEvidenceAsItIs) {
  const std::string document = json_account(hostile_answer());
  ASSERT_TRUE(document.ends_with("}\n"));
  RecordParser parser;
  auto record = parser.parse_copy(document);
  ASSERT_TRUE(record);
  auto accounts = record->objects("accounts");
  ASSERT_EQ(accounts.size(), 1U);
  auto links = accounts[0].objects("links");
  ASSERT_EQ(links.size(), 1U);
  auto pairs = links[0].objects("evidence");
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].object("own_post")->text("text"), "one two <script>alert(4)</script>");
  EXPECT_EQ(pairs[0].object("partner_post")->text("url"), "https://x.example/21");
  EXPECT_EQ(accounts[0].object("verdict")->text("strength"), "supported");
}

}  // namespace
}  // namespace cahoots
