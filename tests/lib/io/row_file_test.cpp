#include "io/row_file.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

/// Rows around the block's size, where a row or its size is cut in two.
std::vector<std::string> random_rows(std::uint64_t seed, std::size_t n_rows) {
  Random random(seed);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < n_rows; ++i) {
    const std::size_t size_bytes = i % 50 == 7 ? TemporaryReader::kBlockBytes - 8 + random.below(16)
                                   : i % 50 == 9 ? 3 * TemporaryReader::kBlockBytes
                                   : i % 3 == 0  ? 0
                                                 : random.below(5000);
    std::string row(size_bytes, '\0');
    for (char& byte : row) byte = static_cast<char>(random.next());
    rows.push_back(std::move(row));
  }
  return rows;
}

TEST(RowFile, GivesNothingBackWhereNothingWasWritten) {
  RowFile file("");
  RowFile::Reader reader(file);
  std::string_view row;
  EXPECT_FALSE(reader.next(row));
  EXPECT_FALSE(reader.next(row));
  EXPECT_EQ(file.n_rows(), 0U);
}

TEST(RowFile, GivesRowsBackInTheirOrder) {
  const std::vector<std::string> rows = random_rows(1, 300);
  RowFile file("");
  std::uint64_t size_bytes = 0;
  for (const std::string& row : rows) {
    EXPECT_EQ(file.append(row), size_bytes);
    size_bytes += row.size() + sizeof(std::uint32_t);
  }
  EXPECT_EQ(file.n_rows(), rows.size());
  EXPECT_EQ(file.size_bytes(), size_bytes);
  for (const std::size_t block_bytes :
       {std::size_t{1}, std::size_t{4096}, TemporaryReader::kBlockBytes}) {
    RowFile::Reader reader(file, 0, block_bytes);
    std::string_view row;
    for (const std::string& expected : rows) {
      ASSERT_TRUE(reader.next(row));
      ASSERT_TRUE(row == expected) << block_bytes;
    }
    EXPECT_FALSE(reader.next(row));
  }
}

TEST(RowFile, ReadsFromAPlaceOnAndGoesOnWritingAfterwards) {
  const std::vector<std::string> rows = random_rows(2, 120);
  RowFile file("");
  std::vector<std::uint64_t> places_bytes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    places_bytes.push_back(file.append(rows[i]));
    RowFile::Reader from_half(file, places_bytes[i / 2]);
    std::string_view row;
    for (std::size_t k = i / 2; k <= i; ++k) {
      ASSERT_TRUE(from_half.next(row));
      ASSERT_TRUE(row == rows[k]) << k;
    }
    EXPECT_FALSE(from_half.next(row));
  }
}

TEST(RowFile, AFolderThatIsNotThere) {
  RowFile file("/nonexistent/folder");
  EXPECT_THROW(
      {
        for (int i = 0; i < 100000; ++i) file.append("a row of some bytes");
        RowFile::Reader reader(file);
      },
      IoError);
}

}  // namespace
}  // namespace cahoots
