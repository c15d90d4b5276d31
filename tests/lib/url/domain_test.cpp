#include "url/domain.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

std::string domain(std::string_view host) {
  return std::string(registrable_domain(host).value_or("none"));
}

TEST(RegistrableDomain, FollowsThePublicSuffixList) {
  EXPECT_EQ(domain("example.com"), "example.com");
  EXPECT_EQ(domain("a.b.example.com"), "example.com");
  EXPECT_EQ(domain("news.bbc.co.uk"), "bbc.co.uk");
  EXPECT_EQ(domain("a.someone.blogspot.com"), "someone.blogspot.com");
  EXPECT_EQ(domain("www.city.kawasaki.jp"), "city.kawasaki.jp");
  EXPECT_EQ(domain("a.b.unknown-ending"), "b.unknown-ending");
  EXPECT_EQ(domain("www.xn--85x722f.com.cn"), "xn--85x722f.com.cn");
}

TEST(RegistrableDomain, HasNoneForSuffixesAndAddresses) {
  for (const char* host :
       {"", "com", "co.uk", "blogspot.com", "localhost", "192.168.0.1", "[::1]"}) {
    EXPECT_EQ(domain(host), "none") << host;
  }
  EXPECT_EQ(domain(std::string(300, 'a') + ".com"), "none");
}

TEST(RegistrableDomain, IsAViewIntoTheHost) {
  const std::string host = "a.b.example.com";
  const auto found = registrable_domain(host);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->data(), host.data() + 4);
}

TEST(HostOfUrlKey, LeavesSchemePortAndPath) {
  EXPECT_EQ(host_of_url_key("https://example.com/a:b"), "example.com");
  EXPECT_EQ(host_of_url_key("https://example.com:8080/a"), "example.com");
  EXPECT_EQ(host_of_url_key("https://[::1]:8080/a"), "[::1]");
  EXPECT_EQ(host_of_url_key("https://[::1]/a"), "[::1]");
  EXPECT_EQ(host_of_url_key(""), "");
}

TEST(PublicSuffixList, HasAVersion) {
  EXPECT_NE(public_suffix_list_version(), "none");
}

}  // namespace
}  // namespace cahoots
