#include "base/bytes.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace cahoots {
namespace {

TEST(Bytes, ReadsPlainNumbersAndUnits) {
  EXPECT_EQ(parse_bytes("0"), 0u);
  EXPECT_EQ(parse_bytes("4096"), 4096u);
  EXPECT_EQ(parse_bytes("7B"), 7u);
  EXPECT_EQ(parse_bytes("16M"), 16u << 20);
  EXPECT_EQ(parse_bytes("1.5G"), 3ull << 29);
  EXPECT_EQ(parse_bytes("64 KiB"), 64u << 10);
  EXPECT_EQ(parse_bytes("2gb"), 2ull << 30);
  EXPECT_EQ(parse_bytes("1T"), 1ull << 40);
  EXPECT_EQ(parse_bytes("3pib"), 3ull << 50);
}

TEST(Bytes, RoundsAFractionDown) {
  EXPECT_EQ(parse_bytes("0.1K"), 102u);
  EXPECT_EQ(parse_bytes("1.9"), 1u);
  EXPECT_EQ(parse_bytes("0.99999999999999999999999999K"), 1023u);
}

TEST(Bytes, RefusesWhatIsNotASize) {
  for (const char* bad : {"", "M", "-1", "+1", "1.", ".5M", "1.2.3", "1X", "1MM", "1MiBs", "1 M ",
                          "1e3", " 1", "9223372036854775808", "8192P", "99999999999999999999999"}) {
    EXPECT_THROW(parse_bytes(bad), UsageError) << bad;
  }
  EXPECT_EQ(parse_bytes("9223372036854775807"), 9223372036854775807u);
  EXPECT_EQ(parse_bytes("8191P"), 8191ull << 50);
}

TEST(Bytes, WritesTheLargestUnit) {
  EXPECT_EQ(format_bytes(0), "0 B");
  EXPECT_EQ(format_bytes(1023), "1023 B");
  EXPECT_EQ(format_bytes(1024), "1 KiB");
  EXPECT_EQ(format_bytes(1536), "1.5 KiB");
  EXPECT_EQ(format_bytes(16u << 20), "16 MiB");
  EXPECT_EQ(format_bytes((1u << 20) - 1), "1 MiB");
  EXPECT_EQ(format_bytes(~std::uint64_t{0}), "16 EiB");
}

TEST(Bytes, WhatIsWrittenReadsBackWithinATwentieth) {
  for (std::uint64_t size = 1; size < (1ull << 52); size = size * 3 + 1) {
    const auto back = static_cast<double>(parse_bytes(format_bytes(size)));
    EXPECT_NEAR(back / static_cast<double>(size), 1.0, 0.05) << size;
  }
}

}  // namespace
}  // namespace cahoots
