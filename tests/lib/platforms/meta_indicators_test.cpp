#include "platforms/meta_indicators.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// What one indicator becomes: the uid of the account, else the kind it is passed over as.
std::string sort_of(const std::string& indicator) {
  std::string cell = indicator;
  for (std::size_t i = 0; (i = cell.find('"', i)) != std::string::npos; i += 2)
    cell.insert(i, 1, '"');
  auto parsed = parse_export("Tactic,Technique,Procedure,Indicator\na,b,c,\"" + cell + "\"\n");
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_TRUE(parsed.posts.empty());
  EXPECT_EQ(parsed.accounts.size() + parsed.passed_over.items().size(), 1U) << indicator;
  if (!parsed.accounts.empty()) return std::string(parsed.account(0).text("uid"));
  return std::string(parsed.passed_over.items().begin()->first);
}

TEST(MetaIndicators, Accounts) {
  EXPECT_EQ(sort_of("https://twitter[.]com/MadeUp1/"), "x:@madeup1");
  EXPECT_EQ(sort_of("x[.]com/MadeUp1"), "x:@madeup1");
  EXPECT_EQ(sort_of(" hxxps://www[.]tiktok[.]com/@made.up "), "tiktok:made.up");
  EXPECT_EQ(sort_of("https://www[.]reddit[.]com/user/Made_Up-1/"), "reddit:Made_Up-1");
  EXPECT_EQ(sort_of("http://ca.pinterest.com/MadeUp"), "pinterest:madeup");
  EXPECT_EQ(sort_of("https://vk[.]com/id77"), "vk:77");
  EXPECT_EQ(sort_of("https://www.facebook[.]com/profile.php?id=1000"), "facebook:1000");
  EXPECT_EQ(sort_of("https://www.facebook[.]com/made.up"), "facebook:@made.up");
  EXPECT_EQ(sort_of("https://medium[.]com/@made[.]up (deleted)"), "medium:@made.up");
}

TEST(MetaIndicators, TheAccountRecord) {
  auto parsed = parse_export(
      "Tactic ,Technique,Procedure,Indicator,Note\n"
      "a,b,c,https://twitter[.]com/MadeUp1/,posed as somebody\n"
      "a,b,c,x[.]com/madeup1,\n");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("platform"), "x");
  EXPECT_EQ(parsed.account(0).text("handle"), "@madeup1");
  EXPECT_EQ(parsed.account(0).text("url"), "https://x.com/madeup1");
  EXPECT_FALSE(is_known(parsed.account(0).text("name")));
  EXPECT_FALSE(is_known(parsed.account(0).text("bio")));
}

TEST(MetaIndicators, WhatNamesNoAccountIsCounted) {
  EXPECT_EQ(sort_of("invented[.]example"), "indicator: domain");
  EXPECT_EQ(sort_of("invented.example"), "indicator: domain");
  EXPECT_EQ(sort_of("x.com"), "indicator: domain");
  EXPECT_EQ(sort_of("invented[.]example (a spoof of a paper)"), "indicator: domain");
  EXPECT_EQ(sort_of("https://invented[.]example:8080/"), "indicator: domain");
  EXPECT_EQ(sort_of("192[.]0[.]2[.]1"), "indicator: IP address");
  EXPECT_EQ(sort_of("00112233445566778899aabbccddeeFF"), "indicator: file hash");
  EXPECT_EQ(sort_of("somebody[@]invented[.]example"), "indicator: e-mail address");
  EXPECT_EQ(sort_of("https://www[.]reddit[.]com/r/invented/"), "indicator: group");
  EXPECT_EQ(sort_of("https://www[.]reddit[.]com/r/invented/comments/1abc/t"), "indicator: post");
  EXPECT_EQ(sort_of("http://pinterest.com/pin/5"), "indicator: post");
  EXPECT_EQ(sort_of("http://pin.it/1abc"), "indicator: short link");
  EXPECT_EQ(sort_of("https://invented[.]example/u/1 [comment]"), "indicator: page of another site");
  EXPECT_EQ(sort_of("https://invented[.]example/123"), "indicator: page of another site");
  EXPECT_EQ(sort_of("7,704 Facebook accounts"), "indicator: number of accounts");
  EXPECT_EQ(sort_of("About 120 accounts on Facebook"), "indicator: number of accounts");
  EXPECT_EQ(sort_of(""), "indicator: none in the row");
  EXPECT_EQ(sort_of("  "), "indicator: none in the row");
}

TEST(MetaIndicators, TextsAreNoAddresses) {
  for (const char* text :
       {"\"Tulips\" are to blame", "U.S. tulips did it", "tulips.mp4", "Rep.Nobody said so",
        "x.com/made is an account, they say", "About $10,000 for ads", "@made", "http://", "[.]",
        "\xE9\x83\x81\xE9\x87\x91\xE9\xA6\x99.mp4"}) {
    EXPECT_EQ(sort_of(text), "indicator: headline or description") << text;
  }
}

TEST(MetaIndicators, TheHeaderUntil2022) {
  auto parsed = parse_export(
      "indicator_type,indicator_value,comment,ds\n"
      "cib_url,https://twitter[.]com/made,c,2022-09-27\n"
      "domain_name,invented.example,c,2022-09-27\n"
      "hash_md5\n");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.passed_over.items().begin()->first, "indicator: domain");
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "the row has 1 fields, the header 4");
}

}  // namespace
}  // namespace cahoots
