#include "io/compression.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/io/packed_archive.hpp"

namespace cahoots {
namespace {

TEST(Compression, IsKnownByItsMagicBytes) {
  const Members members{{"a", "some content"}};
  EXPECT_EQ(compression_of(compressed("x", "gzip")), Compression::gzip);
  EXPECT_EQ(compression_of(compressed("x", "zstd")), Compression::zstd);
  EXPECT_EQ(compression_of(compressed("x", "bzip2")), Compression::bzip2);
  EXPECT_EQ(compression_of(compressed("", "bzip2")), Compression::bzip2);
  EXPECT_EQ(compression_of(compressed("x", "xz")), Compression::xz);
  EXPECT_EQ(compression_of(packed(members, "zip", nullptr)), Compression::zip);
  EXPECT_EQ(compression_of(packed({}, "zip", nullptr)), Compression::zip);
  EXPECT_EQ(compression_of(packed(members, "7zip", nullptr)), Compression::seven_zip);
  EXPECT_EQ(compression_of(packed(members, "ustar", nullptr)), Compression::tar);
  EXPECT_EQ(compression_of("Rar!\x1A\x07\x01"), Compression::rar);
}

TEST(Compression, TextIsNone) {
  for (const char* text :
       {"", "P", "PK", "BZh", "BZhello,you", "BZh9,a", "{\"a\":1}", "7z", "(\xB5"}) {
    EXPECT_EQ(compression_of(text), Compression::none) << text;
  }
  EXPECT_EQ(compression_of(std::string(257, 'x') + "ustar"), Compression::tar);
  EXPECT_EQ(compression_of(std::string(256, 'x') + "ustar"), Compression::none);
}

TEST(Compression, EachHasAName) {
  for (int i = 1; i <= static_cast<int>(Compression::tar); ++i) {
    EXPECT_FALSE(name_of(static_cast<Compression>(i)).empty()) << i;
  }
  EXPECT_EQ(name_of(Compression::none), "");
}

}  // namespace
}  // namespace cahoots
