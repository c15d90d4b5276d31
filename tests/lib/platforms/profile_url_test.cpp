#include "platforms/profile_url.hpp"

#include <gtest/gtest.h>

#include "url/canonical.hpp"

namespace cahoots {
namespace {

/// `platform name`, with `#` before an id; empty where the address names no account.
std::string named_by(std::string_view url) {
  const auto key = canonical_url(url);
  const auto profile = key ? profile_of_url(*key) : std::nullopt;
  return profile ? profile->platform + (profile->is_id ? " #" : " ") + profile->name : "";
}

bool is_group(std::string_view url) {
  return is_group_url(canonical_url(url).value_or(""));
}
bool is_page(std::string_view url) {
  return is_platform_page(canonical_url(url).value_or(""));
}

TEST(ProfileUrl, Profiles) {
  EXPECT_EQ(named_by("https://twitter.com/Made_Up/"), "x made_up");
  EXPECT_EQ(named_by("https://www.tiktok.com/@made.up"), "tiktok made.up");
  EXPECT_EQ(named_by("https://www.youtube.com/channel/UCaB_c"), "youtube #UCaB_c");
  EXPECT_EQ(named_by("https://youtube.com/@Made-Up"), "youtube made-up");
  EXPECT_EQ(named_by("https://youtube.com/@Zm%C4%9Bna"), "youtube zm\u011Bna");
  EXPECT_EQ(named_by("https://www.reddit.com/user/Made_Up-1/"), "reddit made_up-1");
  EXPECT_EQ(named_by("https://www.reddit.com/u/made"), "reddit made");
  EXPECT_EQ(named_by("http://reddit.com/user/made/comments"), "reddit made");
  EXPECT_EQ(named_by("https://www.facebook.com/made.up"), "facebook made.up");
  EXPECT_EQ(named_by("https://www.facebook.com/profile.php?id=1000"), "facebook #1000");
  EXPECT_EQ(named_by("https://m.facebook.com/1000"), "facebook #1000");
  EXPECT_EQ(named_by("https://instagram.com/Made.Up"), "instagram made.up");
  EXPECT_EQ(named_by("http://se.pinterest.com/madeup"), "pinterest madeup");
  EXPECT_EQ(named_by("https://www.threads.com/@made"), "threads made");
  EXPECT_EQ(named_by("https://bsky.app/profile/made.example"), "bluesky made.example");
  EXPECT_EQ(named_by("https://bsky.app/profile/did:plc:aBc"), "bluesky #did:plc:aBc");
  EXPECT_EQ(named_by("https://t.me/Made_up"), "telegram made_up");
  EXPECT_EQ(named_by("https://vk.com/id77"), "vk #77");
  EXPECT_EQ(named_by("https://vk.com/made.up"), "vk made.up");
  EXPECT_EQ(named_by("https://www.tumblr.com/made-up"), "tumblr made-up");
  EXPECT_EQ(named_by("https://made-up.tumblr.com/"), "tumblr made-up");
  EXPECT_EQ(named_by("https://made.medium.com"), "medium made");
  EXPECT_EQ(named_by("https://jp.quora.com/profile/Made-Up-2/answers"), "quora made-up-2");
  EXPECT_EQ(named_by("https://vimeo.com/user12"), "vimeo user12");
  EXPECT_EQ(named_by("https://www.pixiv.net/en/users/12"), "pixiv #12");
  EXPECT_EQ(named_by("https://m.fanfiction.net/u/12/made-up"), "fanfiction #12");
}

TEST(ProfileUrl, WhatNamesNoAccount) {
  for (const std::string_view url : {"https://x.com/search",
                                     "https://x.com/i/status/1",
                                     "https://x.com/",
                                     "https://x.com",
                                     "https://www.facebook.com/groups",
                                     "https://www.facebook.com/photo.php?fbid=1",
                                     "https://www.facebook.com/made.up/posts/1",
                                     "https://www.instagram.com/p/AbC/",
                                     "https://www.instagram.com/explore",
                                     "https://vk.com/wall-1_2",
                                     "https://vk.com/club5",
                                     "https://vimeo.com/123456",
                                     "https://t.me/joinchat",
                                     "https://t.me/made/5",
                                     "https://t.me/+AbCdEf",
                                     "https://www.pinterest.com/pin/5/",
                                     "https://medium.com/@made/title-46cf46053ca0",
                                     "https://www.tumblr.com/made/76507/title",
                                     "https://www.tumblr.com/tagged/x",
                                     "https://help.medium.com/",
                                     "https://a.b.tumblr.com/",
                                     "https://www.reddit.com/user/made/comments/1abc/title",
                                     "https://example.org/@made",
                                     "https://youtube.com/watch?v=abcdefghijk"}) {
    EXPECT_EQ(named_by(url), "") << url;
  }
  EXPECT_FALSE(profile_of_url(""));
  EXPECT_FALSE(profile_of_url("x.com/made"));
}

TEST(ProfileUrl, AnEncodedNameThatIsNoTextStaysEncoded) {
  EXPECT_EQ(named_by("https://youtube.com/@a%FFb"), "youtube a%ffb");
  EXPECT_EQ(named_by("https://youtube.com/@a%00b"), "youtube a%00b");
  EXPECT_EQ(named_by("https://youtube.com/@a%0Ab"), "youtube a%0ab");
}

TEST(ProfileUrl, GroupsAndOtherPages) {
  for (const std::string_view url :
       {"https://www.facebook.com/groups/12/", "https://www.reddit.com/r/made/",
        "https://vk.com/club5", "https://made-space.quora.com/"}) {
    EXPECT_TRUE(is_group(url)) << url;
    EXPECT_EQ(named_by(url), "") << url;
  }
  for (const std::string_view url :
       {"https://www.facebook.com/made", "https://www.reddit.com/r/made/comments/1abc/t",
        "https://jp.quora.com/", "https://made-space.quora.com/a-question",
        "https://vk.com/made"}) {
    EXPECT_FALSE(is_group(url)) << url;
  }
  EXPECT_TRUE(is_page("https://www.reddit.com/r/made/comments/1abc/t"));
  EXPECT_TRUE(is_page("https://made-space.quora.com/a-question"));
  EXPECT_FALSE(is_page("https://x.com/"));
  EXPECT_FALSE(is_page("https://example.org/a"));
}

}  // namespace
}  // namespace cahoots
