#include "platforms/refanged.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(Refanged, EveryForm) {
  EXPECT_EQ(refanged("hxxps://x[.]com/a"), "https://x.com/a");
  EXPECT_EQ(refanged("hXXp[:]//www[.]a(.)example{.}org[/]b"), "http://www.a.example.org/b");
  EXPECT_EQ(refanged("https[://]a[dot]example(DOT)org"), "https://a.example.org");
  EXPECT_EQ(refanged("a[@]b[.]example"), "a@b.example");
  EXPECT_EQ(refanged("a(at)b[AT]c"), "a@b@c");
}

TEST(Refanged, WhatIsNotDefangedStays) {
  for (const std::string_view text :
       {"", "https://example.org/a[1].html?b=(c)", "[", "[.", "(.", "a hxxp b", "\xFF[\x80]"}) {
    EXPECT_EQ(refanged(text), text);
    EXPECT_EQ(refanged(refanged(text)), refanged(text));
  }
}

}  // namespace
}  // namespace cahoots
