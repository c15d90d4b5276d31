#include "url/canonical.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/url/key_cases.hpp"

namespace cahoots {
namespace {

TEST(CanonicalUrl, SchemeHostAndPort) {
  expect_keys({{"http://Example.COM", "https://example.com/"},
               {"HTTPS://example.com:443/a", "https://example.com/a"},
               {"http://example.com:80/", "https://example.com/"},
               {"http://example.com:0080/", "https://example.com/"},
               {"http://example.com:/x", "https://example.com/x"},
               {"https://example.com:8443/a", "https://example.com:8443/a"},
               {"https://user:secret@example.com/a", "https://example.com/a"},
               {"https://good.example@evil.example/", "https://evil.example/"},
               {"//example.com/a", "https://example.com/a"},
               {"www.example.com/a", "https://example.com/a"},
               {"example.com:8080/a", "https://example.com:8080/a"},
               {"http:\\\\example.com\\a\\b", "https://example.com/a/b"},
               {"http:///example.com/a", "https://example.com/a"},
               {" https://example.com./a\n", "https://example.com/a"},
               {"http://localhost/a", "https://localhost/a"}});
}

TEST(CanonicalUrl, InternationalHosts) {
  expect_keys({{"https://M\xC3\x9CNCHEN.example/", "https://xn--mnchen-3ya.example/"},
               {"https://xn--MNCHEN-3ya.example/", "https://xn--mnchen-3ya.example/"},
               {"https://m%C3%BCnchen.example/", "https://xn--mnchen-3ya.example/"},
               {"https://fa\xC3\x9F.de", "https://xn--fa-hia.de/"},
               {"https://\xE4\xBE\x8B\xE5\xAD\x90\xE3\x80\x82\xE6\xB5\x8B\xE8\xAF\x95/",
                "https://xn--fsqu00a.xn--0zwm56d/"},
               {"https://\xEF\xBC\xA5xample.com/", "https://example.com/"}});
}

TEST(CanonicalUrl, Addresses) {
  expect_keys({{"http://192.168.0.1/a", "https://192.168.0.1/a"},
               {"http://0xC0.0250.1/a", "https://192.168.0.1/a"},
               {"http://3232235521/a", "https://192.168.0.1/a"},
               {"http://[2001:DB8:0:0::1]:8080/a", "https://[2001:db8::1]:8080/a"},
               {"http://[::1]/", "https://[::1]/"}});
}

TEST(CanonicalUrl, PresentationLabels) {
  expect_keys({{"https://www.example.com/a", "https://example.com/a"},
               {"https://m.example.com/a", "https://example.com/a"},
               {"https://www.m.example.com/a", "https://example.com/a"},
               {"https://mobile.example.co.uk/a", "https://example.co.uk/a"},
               {"https://amp.example.com/a", "https://example.com/a"},
               {"https://www.co.uk/a", "https://www.co.uk/a"},
               {"https://m.me/a", "https://m.me/a"},
               {"https://amp.blogspot.com/a", "https://amp.blogspot.com/a"},
               {"https://mm.example.com/a", "https://mm.example.com/a"}});
}

TEST(CanonicalUrl, Paths) {
  expect_keys({{"https://example.com/a/", "https://example.com/a"},
               {"https://example.com/a//", "https://example.com/a"},
               {"https://example.com//a", "https://example.com//a"},
               {"https://example.com/a/./b/../c", "https://example.com/a/c"},
               {"https://example.com/../../a", "https://example.com/a"},
               {"https://example.com/a/..", "https://example.com/"},
               {"https://example.com/%7Ea/%41%2fb", "https://example.com/~a/A%2Fb"},
               {"https://example.com/%2e%2E/a", "https://example.com/a"},
               {"https://example.com/100%", "https://example.com/100%25"},
               {"https://example.com/%%41", "https://example.com/%25A"},
               {"https://example.com/a b\xE4\xB8\xAD", "https://example.com/a%20b%E4%B8%AD"},
               {"https://example.com/%e4%b8%ad", "https://example.com/%E4%B8%AD"},
               {"https://example.com/\xFF\x01\"<>", "https://example.com/%FF%01%22%3C%3E"},
               {"https://example.com/Case", "https://example.com/Case"},
               {"https://example.com/...", "https://example.com/..."},
               {"https://example.com/story/amp/", "https://example.com/story"},
               {"https://example.com/story.amp.html", "https://example.com/story"},
               {"https://example.com/amp", "https://example.com/amp"}});
}

TEST(CanonicalUrl, QueriesAndFragments) {
  expect_keys(
      {{"https://example.com/?b=2&a=1", "https://example.com/?a=1&b=2"},
       {"https://example.com?a", "https://example.com/?a"},
       {"https://example.com/a?", "https://example.com/a"},
       {"https://example.com/a?&&b=1&", "https://example.com/a?b=1"},
       {"https://example.com/a?b=1&amp;a=2", "https://example.com/a?a=2&b=1"},
       {"https://example.com/a?x[]=1&x%5b%5D=2", "https://example.com/a?x%5B%5D=1&x%5B%5D=2"},
       {"https://example.com/a?q=a%26b%3Dc", "https://example.com/a?q=a%26b%3Dc"},
       {"https://example.com/a?q=1?2/3", "https://example.com/a?q=1?2/3"},
       {"https://example.com/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=",
        "https://example.com/a?id=7"},
       {"https://example.com/a?utm_source=x#top", "https://example.com/a"},
       {"https://example.com/a?utmost=1&spmx=2", "https://example.com/a?spmx=2&utmost=1"},
       {"https://example.com/a?amp=1", "https://example.com/a"},
       {"https://example.com/a?amp=7", "https://example.com/a?amp=7"},
       {"https://example.com/a?outputType=amp", "https://example.com/a"},
       {"https://example.com/#!/page/1", "https://example.com/#!/page/1"},
       {"https://example.com/a#!", "https://example.com/a"},
       {"https://example.com/a#b#!c", "https://example.com/a"},
       {"https://example.com#frag?x=1", "https://example.com/"}});
}

TEST(CanonicalUrl, RefusesWhatIsNoWebAddress) {
  for (const char* url : {"",
                          " ",
                          "http://",
                          "https:///",
                          "mailto:a@example.com",
                          "javascript:alert(1)",
                          "ftp://a.b/c",
                          "data:text/plain,a",
                          "tg://resolve?domain=a",
                          "word",
                          "http://a..b/",
                          "http://exa mple.com/",
                          "http://exam<ple.com/",
                          "http://example.com:99999/",
                          "http://example.com:8a/",
                          "http://256.1.1.1/",
                          "http://1.2.3.4.5/",
                          "http://[::1",
                          "http://[zz]/",
                          "http://%/",
                          "http://\xFF\xFE/",
                          "http://.example.com/",
                          "http://ab\xC2\xADzz\xE2\x80\xAE.com/"}) {
    EXPECT_EQ(key(url), "none") << url;
  }
  EXPECT_EQ(key("http://" + std::string(64, 'a') + ".com"), "none");
  EXPECT_EQ(key("https://example.com/" + std::string(kMaxUrlSize_bytes, 'a')), "none");
}

TEST(CanonicalUrl, AppendsOrLeavesTheLine) {
  std::string line = "kept ";
  EXPECT_FALSE(append_canonical_url(line, "mailto:a@example.com"));
  EXPECT_EQ(line, "kept ");
  EXPECT_TRUE(append_canonical_url(line, "http://example.com"));
  EXPECT_EQ(line, "kept https://example.com/");
}

}  // namespace
}  // namespace cahoots
