#include "base/base64.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(Base64, IsThatOfTheStandard) {
  // RFC 4648, section 10.
  EXPECT_EQ(encode_base64(""), "");
  EXPECT_EQ(encode_base64("f"), "Zg==");
  EXPECT_EQ(encode_base64("fo"), "Zm8=");
  EXPECT_EQ(encode_base64("foo"), "Zm9v");
  EXPECT_EQ(encode_base64("foob"), "Zm9vYg==");
  EXPECT_EQ(encode_base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(encode_base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, GivesAnyBytesBack) {
  Random random(3);
  for (std::size_t size_bytes = 0; size_bytes < 70; ++size_bytes) {
    std::string bytes;
    for (std::size_t i = 0; i < size_bytes; ++i) bytes += static_cast<char>(random.below(256));
    EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
  }
}

TEST(Base64, RefusesAllThatItDoesNotWrite) {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "=", "====", "Zg==Zg==", "Z===", "Zm9v\n",
                           "Zm 9", "Zm-_", "Zh==", "Zm9=", "Zm=v", "Zm9v=", "Z\xC3\xA9g"}) {
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace cahoots
