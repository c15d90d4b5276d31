#include "records/stages/stage_line.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

struct Row {
  std::string text;
  std::int64_t integer = 0;
  double real = 0.0;
  std::string other;

  auto operator<=>(const Row&) const = default;
};

std::string drawn_text(Random& random) {
  // Few bytes, so that prefixes and neighbours are common; each that a line must not hold.
  constexpr std::string_view kBytes(
      "\0\1\t\n\r\x0e\x0f\x1f !>~\x7f\xc3\xa9\xff"
      "ab",
      18);
  std::string text;
  for (std::size_t n = random.below(5); n > 0; --n) text.push_back(kBytes[random.below(18)]);
  return text;
}

std::string line_of(const Row& row) {
  std::string line;
  StageRowWriter(line, 'k').text(row.text).integer(row.integer).real(row.real).text(row.other);
  return line;
}

TEST(StageLine, LinesCompareAsTheirRowsAndReadBack) {
  Random random(3);
  std::vector<Row> rows;
  for (int i = 0; i < 400; ++i) {
    rows.push_back({drawn_text(random), static_cast<std::int64_t>(random.below(5)) - 2,
                    static_cast<double>(random.below(3)) / 4.0, drawn_text(random)});
  }
  // Bytes above 0x7F are the larger ones, as for sort.
  const auto bytes_of = [](const std::string& text) {
    return std::vector<unsigned char>(text.begin(), text.end());
  };
  for (const Row& a : rows) {
    const std::string line = line_of(a);
    for (const char byte : {'\n', '\r', '\0'}) EXPECT_EQ(line.find(byte), std::string::npos);
    StageRowReader reader(line);
    std::string kept;
    std::string other;
    EXPECT_EQ(reader.kind(), 'k');
    EXPECT_EQ(reader.text(kept), a.text);
    EXPECT_EQ(reader.integer(), a.integer);
    EXPECT_EQ(reader.real(), a.real);
    EXPECT_EQ(reader.text(other), a.other);
    EXPECT_TRUE(reader.at_end());
    for (const Row& b : rows) {
      const auto key = [&](const Row& row) {
        return std::tuple(bytes_of(row.text), row.integer, row.real, bytes_of(row.other));
      };
      EXPECT_EQ(bytes_of(line) < bytes_of(line_of(b)), key(a) < key(b));
    }
  }
}

TEST(StageLine, NumbersAtTheirEnds) {
  std::string row;
  for (const std::int64_t number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                                    std::int64_t{0}, std::numeric_limits<std::int64_t>::max()}) {
    StageRowWriter(row, 'n').integer(number).number(static_cast<std::uint64_t>(number));
    StageRowReader reader(row);
    EXPECT_EQ(reader.integer(), number);
    EXPECT_EQ(reader.number(), static_cast<std::uint64_t>(number));
  }
}

TEST(StageLine, AMalformedFieldIsAnError) {
  std::string kept;
  EXPECT_THROW(StageRowReader("k").number(), DataError);
  EXPECT_THROW(StageRowReader("kx").raw(), DataError);
  EXPECT_THROW(StageRowReader("k\t00").number(), DataError);
  EXPECT_THROW(StageRowReader("k\t00000000000000FF").number(), DataError);
  EXPECT_THROW(StageRowReader("k\t\x0e").text(kept), DataError);
  EXPECT_THROW(StageRowReader("k\t\x0e\x20").text(kept), DataError);
  EXPECT_THROW(StageRowReader("k\t\x0e\x40").text(kept), DataError);
  EXPECT_THROW(StageRowReader("k\t*").bytes(), DataError);
  EXPECT_EQ(StageRowReader("k\t").text(kept), "");
}

TEST(StageLine, PlacesReadBackAndNothingElseIsOne) {
  for (const StagePlace place : {StagePlace{0, 0}, {1, 16}, {99, 9999}}) {
    std::string line;
    append_stage_place(line, place);
    ASSERT_EQ(line.size(), kStagePlaceBytes);
    StagePlace read;
    ASSERT_TRUE(read_stage_place(line + "k", read));
    EXPECT_EQ(read, place);
  }
  StagePlace place;
  for (const std::string_view wrong : {"", "01.0001", "1.00001\tk", "01-0001\tk", "0a.0001\tk",
                                       "01.000a\tk", "01.0001 k", "{\"type\":\"post\"}"}) {
    EXPECT_FALSE(read_stage_place(wrong, place)) << wrong;
  }
}

}  // namespace
}  // namespace cahoots
