#include "io/packed_fields.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cahoots {
namespace {

enum class Colour : std::uint8_t { red, green };

TEST(PackedFields, ReadsBackWhatWasWritten) {
  std::string bytes;
  PackedWriter write(bytes);
  const std::array<std::uint32_t, 3> counts = {0, 127, 128};
  write(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max(), -1,
        std::numeric_limits<std::int64_t>::min(), Colour::green, true, 'x', 0.1, -0.0,
        std::optional<double>(), std::optional<int>(-300), std::string_view("a reason"),
        std::string_view(), counts);
  std::uint64_t none = 1;
  std::uint64_t most = 0;
  int minus = 0;
  std::int64_t least = 0;
  Colour colour = Colour::red;
  bool is_so = false;
  char letter = 'a';
  double tenth = 0.0;
  double zero = 1.0;
  std::optional<double> unknown = 1.0;
  std::optional<int> known;
  std::string_view reason;
  std::string_view no_reason = "some";
  std::array<std::uint32_t, 3> read_counts{};
  PackedReader read(bytes);
  read(none, most, minus, least, colour, is_so, letter, tenth, zero, unknown, known, reason,
       no_reason, read_counts);
  EXPECT_TRUE(read.at_end());
  EXPECT_EQ(none, 0U);
  EXPECT_EQ(most, std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(minus, -1);
  EXPECT_EQ(least, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(colour, Colour::green);
  EXPECT_TRUE(is_so);
  EXPECT_EQ(letter, 'x');
  EXPECT_EQ(tenth, 0.1);
  EXPECT_TRUE(std::signbit(zero));
  EXPECT_FALSE(unknown.has_value());
  EXPECT_EQ(known, -300);
  EXPECT_EQ(no_reason, "");
  EXPECT_EQ(read_counts, counts);
  bytes.assign(bytes.size(), '#');
  EXPECT_EQ(reason, "a reason") << "it outlives what it was read from";
}

TEST(PackedFields, EveryCutIsFound) {
  std::string bytes;
  PackedWriter write(bytes);
  write(300U, 0.5, std::string_view("ab"), std::optional<int>(1));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    unsigned number = 0;
    double value = 0.0;
    std::string_view text;
    std::optional<int> known;
    PackedReader read(std::string_view(bytes).substr(0, size));
    EXPECT_THROW(read(number, value, text, known), DataError) << size;
  }
}

}  // namespace
}  // namespace cahoots
