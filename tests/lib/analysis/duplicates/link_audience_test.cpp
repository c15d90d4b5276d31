#include "analysis/duplicates/link_audience.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "analysis/duplicates/shared_page.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

void add_link(LinkAudience& audience, std::uint64_t page, std::string_view account_uid) {
  std::string row;
  LinkAudience::append_link(row, page, account_uid);
  audience.add(row);
}

TEST(LinkAudience, CountsTheAccountsOfEachPage) {
  Random random(1);
  for (const std::size_t memory_bytes : {std::size_t{0}, std::size_t{1} << 24}) {
    LinkAudience audience("", memory_bytes);
    std::map<std::uint64_t, std::set<std::string>> accounts;
    for (int i = 0; i < 20000; ++i) {
      const std::uint64_t page = LinkAudience::page_of("p" + std::to_string(random.below(3000)));
      const std::string account = "u" + std::to_string(random.below(40));
      accounts[page].insert(account);
      add_link(audience, page, account);
    }
    audience.count();
    EXPECT_EQ(audience.spilled_bytes() > 0, memory_bytes == 0);
    for (const auto& [page, of_page] : accounts) {
      EXPECT_EQ(audience.n_accounts(page), of_page.size());
    }
    EXPECT_EQ(audience.n_accounts(LinkAudience::page_of("another")), 1U);
  }
}

TEST(LinkAudience, OfNoLinks) {
  LinkAudience audience("", 0);
  audience.count();
  EXPECT_EQ(audience.n_accounts(LinkAudience::page_of("p")), 1U);
  EXPECT_NE(LinkAudience::page_of(""), 0U);
}

/// Ten accounts link to page 7, two of them to page 8, too.
class SharedPages : public testing::Test {
 protected:
  SharedPages() : audience_("", 0) {
    for (int i = 0; i < 10; ++i) add_link(audience_, 7, "u" + std::to_string(i));
    for (int i = 0; i < 2; ++i) add_link(audience_, 8, "u" + std::to_string(i));
    audience_.count();
  }
  void add(std::uint64_t page, int account) {
    page_.add(page, hash64("u" + std::to_string(account)));
  }
  LinkAudience audience_;
  SharedPage page_;
};

TEST_F(SharedPages, WhatOthersLinkToIsPrefilled) {
  EXPECT_EQ(page_.prefilled(audience_), 0) << "no posts";
  add(7, 0);
  add(7, 1);
  EXPECT_DOUBLE_EQ(page_.prefilled(audience_), 0.8);
  add(7, 1);  // again the same account
  EXPECT_DOUBLE_EQ(page_.prefilled(audience_), 0.8);
  add(0, 2);
  EXPECT_DOUBLE_EQ(page_.prefilled(audience_), 3.0 / 4 * 0.8) << "one of four without it";
  page_.clear();
  EXPECT_EQ(page_.prefilled(audience_), 0);
}

TEST_F(SharedPages, APageOfTheirOwnExplainsNothing) {
  add(8, 0);
  add(8, 1);
  EXPECT_EQ(page_.prefilled(audience_), 0);
  add(8, 5);  // more than the audience knows of
  EXPECT_EQ(page_.prefilled(audience_), 0);
}

TEST_F(SharedPages, ThePageOfMostPostsCountsAndOfTwoTheSmaller) {
  add(8, 0);
  add(8, 1);
  add(7, 0);
  EXPECT_EQ(page_.prefilled(audience_), 0);
  add(7, 1);
  EXPECT_DOUBLE_EQ(page_.prefilled(audience_), 2.0 / 4 * 0.8);
}

}  // namespace
}  // namespace cahoots
