#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "url/canonical.hpp"

namespace cahoots {
namespace {

/// Strings of the pieces that the rules look for, so that rules meet each other.
std::string random_url(std::mt19937_64& random) {
  static const std::vector<std::string> kPieces = {"http://",
                                                   "https://",
                                                   "//",
                                                   "/",
                                                   "\\",
                                                   "?",
                                                   "#",
                                                   "#!/",
                                                   "&",
                                                   "&amp;",
                                                   "=",
                                                   "%",
                                                   "%2",
                                                   "%35",
                                                   "%2F",
                                                   "%3A",
                                                   "%26",
                                                   "%41",
                                                   "..",
                                                   ".",
                                                   "/./",
                                                   "/../",
                                                   ":",
                                                   ":80",
                                                   ":8080",
                                                   "@",
                                                   "www.",
                                                   "m.",
                                                   "amp.",
                                                   "mobile.",
                                                   "/amp",
                                                   ".amp",
                                                   ".amp.html",
                                                   "amp=1",
                                                   "utm_source=x",
                                                   "fbclid=1",
                                                   "q=",
                                                   "u=",
                                                   "url=",
                                                   "v=",
                                                   "w=wall-1_2",
                                                   "google.com",
                                                   "/url",
                                                   "l.facebook.com",
                                                   "/l.php",
                                                   "facebook.com",
                                                   "web.facebook.com",
                                                   "/sharer.php",
                                                   "twitter.com",
                                                   "x.com",
                                                   "/status/",
                                                   "/i/",
                                                   "12345",
                                                   "youtu.be",
                                                   "youtube.com",
                                                   "/watch",
                                                   "/redirect",
                                                   "/attribution_link",
                                                   "dQw4w9WgXcQ",
                                                   "/shorts/",
                                                   "redd.it",
                                                   "old.reddit.com",
                                                   "reddit.com",
                                                   "/r/",
                                                   "/comments/",
                                                   "t.me",
                                                   "telegram.me",
                                                   "/s/",
                                                   "/iv",
                                                   "/share/url",
                                                   "instagram.com",
                                                   "/p/",
                                                   "/reel/",
                                                   "tiktok.com",
                                                   "/@",
                                                   "/video/",
                                                   "blogspot.de",
                                                   "blogspot.com",
                                                   "wikipedia.org",
                                                   ".m.",
                                                   "medium.com",
                                                   "-0123456789ab",
                                                   "pinterest.co.uk",
                                                   "/pin/",
                                                   "vk.ru",
                                                   "href.li",
                                                   "cdn.ampproject.org",
                                                   "/c/s/",
                                                   "translate.goog",
                                                   "a-b.",
                                                   "--",
                                                   "example.com",
                                                   "co.uk",
                                                   "xn--",
                                                   "\xC3\xBC",
                                                   "\xE3\x80\x82",
                                                   "\xFF",
                                                   "[::1]",
                                                   "1.2",
                                                   "0x7f",
                                                   "Case",
                                                   "story_fbid=1",
                                                   "id=2",
                                                   "permalink.php",
                                                   "/groups/",
                                                   "/permalink/",
                                                   "bing-amp.com",
                                                   "ok.ru",
                                                   "/dk",
                                                   "st.link="};
  std::string url = random() % 4 != 0 ? "https://" : "";
  for (std::size_t n = 1 + random() % 9; n > 0; --n) url += kPieces[random() % kPieces.size()];
  return url;
}

TEST(CanonicalUrl, IsIdempotent) {
  std::mt19937_64 random(3);
  int keys = 0;
  for (int i = 0; i < 300'000; ++i) {
    const std::string url = random_url(random);
    const auto once = canonical_url(url);
    if (!once) continue;
    ++keys;
    const auto twice = canonical_url(*once);
    ASSERT_TRUE(twice) << url << " -> " << *once;
    ASSERT_EQ(*twice, *once) << url;
  }
  EXPECT_GT(keys, 50'000);
}

TEST(CanonicalUrl, SurvivesAnyBytes) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 100'000; ++i) {
    std::string url = i % 2 == 0 ? "http://" : "";
    for (std::size_t n = random() % 40; n > 0; --n) url += static_cast<char>(random());
    const auto once = canonical_url(url);
    if (once) {
      ASSERT_EQ(canonical_url(*once), once);
    }
  }
}

}  // namespace
}  // namespace cahoots
