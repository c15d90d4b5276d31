#include "render/display_text.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(Defanged, SchemeAndHost) {
  EXPECT_EQ(defanged("https://a.example.org:8080/b.html?c=d.e#f"),
            "hxxps[:]//a[.]example[.]org[:]8080/b.html?c=d.e#f");
  EXPECT_EQ(defanged("http://user@a.example"), "hxxp[:]//user[@]a[.]example");
  EXPECT_EQ(defanged("a.example"), "a[.]example");
  EXPECT_EQ(defanged(""), "");
}

TEST(Defanged, AnAddressInThePath) {
  EXPECT_EQ(defanged("https://archive.example/web/2020/https://a.b.example/c.html"),
            "hxxps[:]//archive[.]example/web/2020/https[:]//a[.]b[.]example/c.html");
  EXPECT_EQ(defanged("https://out.example/?to=www.a.example"),
            "hxxps[:]//out[.]example/?to=www[.]a.example");
}

TEST(Defanged, WhatOnlyLooksLikeAScheme) {
  EXPECT_EQ(defanged("a.test://b.c"), "a[.]test[:]//b[.]c");
}

}  // namespace
}  // namespace cahoots
