#include "base/big_endian.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

std::string bytes_of(std::uint64_t number) {
  std::string bytes;
  append_big_endian(bytes, number);
  return bytes;
}
std::string bytes_of(std::uint32_t number) {
  std::string bytes;
  append_big_endian(bytes, number);
  return bytes;
}
std::string ordered_bytes_of(std::int64_t number) {
  std::string bytes;
  append_ordered(bytes, number);
  return bytes;
}

TEST(BigEndian, TheMostSignificantByteComesFirst) {
  EXPECT_EQ(bytes_of(std::uint32_t{0x01020304}), "\x01\x02\x03\x04");
  EXPECT_EQ(bytes_of(std::uint64_t{0x0102030405060708}), "\x01\x02\x03\x04\x05\x06\x07\x08");
  EXPECT_EQ(ordered_bytes_of(1), std::string("\x80\0\0\0\0\0\0\x01", 8));
  EXPECT_EQ(ordered_bytes_of(-1), "\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
}

TEST(BigEndian, WritesBehindWhatIsThere) {
  std::string out = "row";
  append_big_endian(out, std::uint32_t{0x41424344});
  append_ordered(out, 7);
  EXPECT_EQ(out.substr(0, 7), "rowABCD");
  EXPECT_EQ(load_big_endian_32(out.data() + 3), 0x41424344U);
  EXPECT_EQ(load_ordered(out.data() + 7), 7);
}

TEST(BigEndian, BytesCompareAsTheNumbersAndAreReadBack) {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> numbers{kLeast, kLeast + 1, -256, -255, -1, 0, 1, 255, 256, kMost};
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    // Of every magnitude.
    numbers.push_back(static_cast<std::int64_t>(random.next()) >> random.below(64));
  }
  for (const std::int64_t a : numbers) {
    EXPECT_EQ(load_ordered(ordered_bytes_of(a).data()), a);
    const auto unsigned_a = static_cast<std::uint64_t>(a);
    const auto short_a = static_cast<std::uint32_t>(unsigned_a);
    EXPECT_EQ(load_big_endian_64(bytes_of(unsigned_a).data()), unsigned_a);
    EXPECT_EQ(load_big_endian_32(bytes_of(short_a).data()), short_a);
    for (const std::int64_t b : numbers) {
      const auto unsigned_b = static_cast<std::uint64_t>(b);
      const auto short_b = static_cast<std::uint32_t>(unsigned_b);
      EXPECT_EQ(ordered_bytes_of(a) < ordered_bytes_of(b), a < b);
      EXPECT_EQ(bytes_of(unsigned_a) < bytes_of(unsigned_b), unsigned_a < unsigned_b);
      EXPECT_EQ(bytes_of(short_a) < bytes_of(short_b), short_a < short_b);
    }
  }
}

}  // namespace
}  // namespace cahoots
