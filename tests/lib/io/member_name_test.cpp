#include "io/member_name.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace cahoots {
namespace {

TEST(MemberName, SoundNamesStay) {
  for (const char* name : {"tweets/a.csv", "../../etc/passwd", "..", "a//b", "été 中文 😀.json"}) {
    EXPECT_EQ(safe_member_name(name), name);
  }
}

TEST(MemberName, SlashesAtTheStartAndEmptyNames) {
  EXPECT_EQ(safe_member_name("/etc/passwd"), "etc/passwd");
  EXPECT_EQ(safe_member_name("///a"), "a");
  EXPECT_EQ(safe_member_name("/"), "(unnamed)");
  EXPECT_EQ(safe_member_name(""), "(unnamed)");
}

TEST(MemberName, WhatWouldDoSomethingToATerminalIsReplaced) {
  EXPECT_EQ(safe_member_name("a\nb\x1b[2J\x7f"), "a?b?[2J?");
  EXPECT_EQ(safe_member_name(std::string_view("a\0b", 3)), "a?b");
  EXPECT_EQ(safe_member_name("\xC2\x9B"
                             "31m"),
            "?31m")
      << "C1";
  EXPECT_EQ(safe_member_name("\xE2\x80\xAE"
                             "gpj.exe"),
            "?gpj.exe")
      << "right to left";
  EXPECT_EQ(safe_member_name("\xFF\xC3 \xE2\x82"), "?? ??") << "no UTF-8";
}

TEST(MemberName, LongNamesAreCutAtACharacter) {
  const std::string cut = safe_member_name(std::string(60000, 'x'));
  EXPECT_EQ(cut, std::string(1024, 'x') + "…");
  std::string wide;
  for (int i = 0; i < 1000; ++i) wide.append("中");
  const std::string cut_wide = safe_member_name(wide);
  EXPECT_EQ(first_invalid_utf8(cut_wide), cut_wide.size());
  EXPECT_EQ(cut_wide.size(), 1023 + std::string("…").size());
}

}  // namespace
}  // namespace cahoots
