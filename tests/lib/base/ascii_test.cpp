#include "base/ascii.hpp"

#include <gtest/gtest.h>

#include <cctype>

namespace cahoots {
namespace {

TEST(Ascii, AgreesWithTheCLocaleOnEveryByte) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool is_ascii = byte < 128;
    EXPECT_EQ(is_ascii_digit(c), is_ascii && std::isdigit(byte) != 0) << byte;
    EXPECT_EQ(is_ascii_letter(c), is_ascii && std::isalpha(byte) != 0) << byte;
    EXPECT_EQ(is_ascii_alnum(c), is_ascii && std::isalnum(byte) != 0) << byte;
    EXPECT_EQ(ascii_lower(c), is_ascii ? static_cast<char>(std::tolower(byte)) : c) << byte;
  }
}

TEST(Ascii, CodePointsBeyondItAreInNoClass) {
  for (char32_t c = 128; c < 0x2000; ++c) EXPECT_FALSE(is_ascii_alnum(c));
  EXPECT_FALSE(is_ascii_digit(U'\uFF11'));  // full-width one: its low byte is no digit either
}

TEST(Ascii, NumbersAndLowerCaseOfTexts) {
  EXPECT_TRUE(is_ascii_number("0123456789"));
  for (const char* text : {"", "-1", "1.5", "12 ", "1e5", "\xD9\xA1"}) {
    EXPECT_FALSE(is_ascii_number(text)) << text;
  }
  EXPECT_EQ(ascii_lower("Ärger @MIXED_Case9"), "Ärger @mixed_case9");
}

}  // namespace
}  // namespace cahoots
