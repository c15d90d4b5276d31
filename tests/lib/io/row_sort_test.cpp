#include "io/row_sort.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

using Rows = std::vector<std::string>;

Rows sorted_by(RowSort& sort, const Rows& rows) {
  for (const std::string& row : rows) sort.add(row);
  EXPECT_EQ(sort.size(), rows.size());
  Rows sorted;
  sort.for_each([&](std::string_view row) { sorted.emplace_back(row); });
  return sorted;
}

/// By unsigned bytes, as the C++ library orders strings.
Rows in_order(Rows rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Few letters, NUL and 0xFF among them, so that many rows are equal or begin with one another.
std::string random_row(Random& random, std::size_t most_bytes) {
  static constexpr char kLetters[] = {'\0', '\x01', 'a', '\x7F', '\x80', '\xFF'};
  std::string row(random.below(most_bytes + 1), '\0');
  for (char& letter : row) letter = kLetters[random.below(sizeof kLetters)];
  return row;
}

constexpr std::size_t kPlenty = std::size_t{64} << 20;

TEST(RowSort, NothingAndOneRow) {
  RowSort none("", 0), one("", 0), empty("", 0);
  EXPECT_TRUE(sorted_by(none, {}).empty());
  EXPECT_EQ(sorted_by(one, {"row"}), Rows{"row"});
  EXPECT_EQ(sorted_by(empty, {"", ""}), (Rows{"", ""}));
}

TEST(RowSort, RowsThatBeginWithOneAnotherComeShortestFirst) {
  using namespace std::string_literals;
  const Rows expected{
      ""s,           "\0"s,           "\0\0"s,      "a"s,         "a\0"s, "a\0\0b"s, "abcdefgh"s,
      "abcdefgh\0"s, "abcdefgh\0\0"s, "abcdefgh "s, "abcdefghi"s, "b"s,   "\x80"s,   "\xFF"s};
  ASSERT_EQ(in_order(expected), expected);
  Rows backwards(expected.rbegin(), expected.rend());
  RowSort sort("", 0);
  EXPECT_EQ(sorted_by(sort, backwards), expected);
}

TEST(RowSort, SortsAsTheMemoryOneWhateverItsLimit) {
  Random random(7);
  for (const std::size_t most_bytes : {3U, 12U, 300U}) {
    Rows rows;
    for (int i = 0; i < 20000; ++i) rows.push_back(random_row(random, most_bytes));
    const Rows expected = in_order(rows);
    for (const std::size_t memory_bytes : {std::size_t{0}, std::size_t{200000}, kPlenty}) {
      RowSort sort("", memory_bytes);
      EXPECT_TRUE(sorted_by(sort, rows) == expected) << most_bytes << " in " << memory_bytes;
      EXPECT_EQ(sort.spilled_bytes() > 0, memory_bytes != kPlenty);
    }
  }
}

TEST(RowSort, WhatGoesToDiskIsTheRowsAndFourBytesEach) {
  RowSort sort("", 0);
  Random random(3);
  std::uint64_t size_bytes = 0;
  Rows rows;
  for (int i = 0; i < 5000; ++i)
    size_bytes += rows.emplace_back(random_row(random, 100)).size() + 4;
  sorted_by(sort, rows);
  EXPECT_EQ(sort.spilled_bytes(), size_bytes);
}

/// Rows over the piece that is allocated at a time, over the limit, and small ones between them.
TEST(RowSort, GiantRows) {
  for (const std::size_t memory_bytes : {std::size_t{0}, std::size_t{1} << 20, kPlenty}) {
    Random random(11);
    Rows rows;
    for (int i = 0; i < 400; ++i) {
      const std::size_t size_bytes = i % 97 == 5   ? 3000000 + random.below(3)
                                     : i % 10 == 3 ? 20000 + random.below(200000)
                                                   : random.below(200);
      rows.emplace_back(size_bytes, static_cast<char>('a' + random.below(3)));
      if (!rows.back().empty()) rows.back().back() = static_cast<char>(random.next());
    }
    RowSort sort("", memory_bytes);
    EXPECT_TRUE(sorted_by(sort, rows) == in_order(rows)) << memory_bytes;
  }
}

std::size_t allocated_bytes() {
  const struct mallinfo2 info = mallinfo2();  // zeros under a sanitizer, which holds nothing back
  return info.uordblks + info.hblkhd;
}

TEST(RowSort, HoldsNoMoreThanItsLimit) {
  constexpr std::size_t kMemoryBytes = std::size_t{1} << 20;
  for (const std::size_t row_bytes : {20U, 5000U, 200000U, 900000U}) {
    const std::string row(row_bytes, 'x');
    RowSort sort("", kMemoryBytes);
    const std::size_t before_bytes = allocated_bytes();
    std::size_t most_bytes = 0;
    for (std::size_t added_bytes = 0; added_bytes < 20 * kMemoryBytes; added_bytes += row_bytes) {
      sort.add(row);
      // Asking costs a walk over what is free: not for every small row.
      if (sort.size() % 500 == 0 || row_bytes > 5000) {
        most_bytes = std::max(most_bytes, allocated_bytes());
      }
    }
    // The output's buffer and the capacity of the entries come on top.
    EXPECT_LT(most_bytes, before_bytes + 3 * kMemoryBytes) << row_bytes;
    std::uint64_t n_rows = 0;
    sort.for_each([&](std::string_view sorted) { n_rows += sorted == row ? 1U : 0U; });
    EXPECT_EQ(n_rows, sort.size());
  }
}

TEST(RowSort, AFolderThatIsNotThere) {
  RowSort fits("/nonexistent/folder", kPlenty);
  EXPECT_EQ(sorted_by(fits, {"b", "a"}), (Rows{"a", "b"})) << "no file is needed";
  RowSort sort("/nonexistent/folder", 0);
  EXPECT_THROW(
      {
        for (int i = 0; i < 100000; ++i) sort.add("a row of some bytes");
        sort.for_each([](std::string_view) {});
      },
      IoError);
}

}  // namespace
}  // namespace cahoots
