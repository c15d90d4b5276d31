#include "platforms/account_page.hpp"

#include <gtest/gtest.h>

#include "url/canonical.hpp"

namespace cahoots {
namespace {

bool leads_to_account(std::string_view url) {
  return is_account_page(canonical_url(url).value());
}

TEST(AccountPage, ProfilesPostsAndGroupsOnPlatforms) {
  for (const std::string_view url :
       {"https://twitter.com/made_up", "https://mobile.twitter.com/made_up/status/1",
        "https://www.youtube.com/@made.up", "https://youtu.be/abcdefghijk",
        "https://www.facebook.com/groups/1", "https://old.reddit.com/r/news/comments/abc/title",
        "https://t.me/s/made_up/5", "https://made-up.blogspot.com",
        "https://made-up.tumblr.com/post/1", "https://www.quora.com/profile/Made-Up",
        "https://weibo.com/u/1", "https://m.weibo.cn/detail/1", "https://madeup.substack.com",
        "https://www.linkedin.com/in/made-up"}) {
    EXPECT_TRUE(leads_to_account(url)) << url;
  }
}

TEST(AccountPage, PicturesAndShortLinksOfPlatforms) {
  for (const std::string_view url :
       {"https://t.co/abc", "pic.twitter.com/abc", "https://vm.tiktok.com/abc",
        "https://redd.it/abc", "https://i.redd.it/a.png", "https://pbs.twimg.com/media/a.jpg",
        "https://pin.it/abc"}) {
    EXPECT_TRUE(leads_to_account(url)) << url;
  }
}

TEST(AccountPage, AccountsOfTheFediverse) {
  EXPECT_TRUE(leads_to_account("https://one.example/@made_up"));
  EXPECT_TRUE(leads_to_account("https://one.example/users/made_up/statuses/1"));
  EXPECT_FALSE(leads_to_account("https://one.example/maps/@48.8,2.3"));
  EXPECT_FALSE(leads_to_account("https://one.example/users"));
}

TEST(AccountPage, OtherSitesAndFrontPagesAreEvidence) {
  for (const std::string_view url :
       {"https://news.example/story?id=1", "https://bit.ly/abc", "https://x.com/",
        "https://weibo.com", "https://www.youtube.com", "https://notx.com/made_up",
        "https://x.com.example/made_up", "https://en.wikipedia.org/wiki/X"}) {
    EXPECT_FALSE(leads_to_account(url)) << url;
  }
  EXPECT_FALSE(is_account_page(""));
  EXPECT_FALSE(is_account_page("no address"));
}

}  // namespace
}  // namespace cahoots
