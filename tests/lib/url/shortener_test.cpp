#include "url/shortener.hpp"

#include <gtest/gtest.h>

#include "url/canonical.hpp"

namespace cahoots {
namespace {

TEST(Shortener, KnowsTheServices) {
  for (const char* host : {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "buff.ly", "dlvr.it",
                           "is.gd", "t.cn", "vm.tiktok.com", "lnkd.in", "name.app.link"}) {
    EXPECT_TRUE(is_shortener(host)) << host;
  }
  for (const char* host :
       {"", "example.com", "youtu.be", "t.me", "notbit.ly", "bit.ly.example.com", "x.com", "app"}) {
    EXPECT_FALSE(is_shortener(host)) << host;
  }
}

TEST(ShortLink, NeedsAPath) {
  const auto is_short = [](const char* url) { return is_short_link(canonical_url(url).value()); };
  EXPECT_TRUE(is_short("https://t.co/abc"));
  EXPECT_TRUE(is_short("http://www.bit.ly/abc?x=1"));
  EXPECT_TRUE(is_short("https://www.tiktok.com/t/ZTabc/"));
  EXPECT_TRUE(is_short("https://www.reddit.com/r/pics/s/AbC/"));
  EXPECT_FALSE(is_short("https://bit.ly/"));
  EXPECT_FALSE(is_short("https://youtu.be/dQw4w9WgXcQ"));
  EXPECT_FALSE(is_short("https://www.tiktok.com/@a/video/1"));
  EXPECT_FALSE(is_short("https://example.com/?u=https://t.co/abc"));
}

}  // namespace
}  // namespace cahoots
