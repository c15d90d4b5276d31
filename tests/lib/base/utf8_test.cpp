#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cahoots {
namespace {

std::string encoded(std::uint32_t code_point) {
  std::string out;
  const auto add = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0 | code_point >> 6);
    add(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    add(0xE0 | code_point >> 12);
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  } else {
    add(0xF0 | code_point >> 18);
    add(0x80 | (code_point >> 12 & 0x3F));
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  }
  return out;
}

TEST(Utf8, AcceptsEveryScalarValueAndNoSurrogate) {
  for (std::uint32_t code_point = 0; code_point <= 0x110000; ++code_point) {
    const std::string text = "ab" + encoded(code_point);
    const bool is_valid = code_point < 0x110000 && (code_point < 0xD800 || code_point > 0xDFFF);
    ASSERT_EQ(first_invalid_utf8(text), is_valid ? text.size() : 2U) << code_point;
  }
}

TEST(Utf8, RefusesOverlongCutAndStrayBytes) {
  for (const char* bad : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                          "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\x80", "\xBF", "\xFE", "\xFF",
                          "\xE2\x82", "\xC3", "\xF0\x9F\x90", "\xE2(\xA1", "\xF5\x80\x80\x80"}) {
    EXPECT_EQ(first_invalid_utf8(std::string("é") + bad + "é"), 2U) << bad;
  }
  EXPECT_EQ(first_invalid_utf8(""), 0U);
}

}  // namespace
}  // namespace cahoots
