#include "io/keyed_row.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(KeyedRow, GivesBackWhatWentIn) {
  for (const std::string& text : {std::string(), std::string("a"), std::string("a\0b", 3)}) {
    std::string row;
    append_text_key(row, text);
    row += "payload";
    EXPECT_EQ(parse_keyed_row(row).text, text);
    EXPECT_EQ(parse_keyed_row(row).payload, "payload");
  }
}

// Texts that begin alike, hold NUL or are empty, with payloads of any bytes: sorted, those of one
// text lie together.
TEST(KeyedRow, SortingBringsEqualTextsTogether) {
  Random random(5);
  std::vector<std::string> rows;
  for (int i = 0; i < 20000; ++i) {
    std::string text(random.below(4), 'a');
    for (char& c : text) c = static_cast<char>(random.below(3));
    std::string row;
    append_text_key(row, text);
    row.push_back(static_cast<char>(random.below(256)));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end());
  std::map<std::string, int> runs;
  std::string_view last_key = "none";
  for (const std::string& row : rows) {
    const KeyedRow keyed = parse_keyed_row(row);
    if (keyed.key != last_key) ++runs[std::string(keyed.text)];
    last_key = keyed.key;
  }
  EXPECT_GT(runs.size(), 30U);
  for (const auto& [text, n_runs] : runs) EXPECT_EQ(n_runs, 1) << text;
}

}  // namespace
}  // namespace cahoots
