#include "io/row_layout.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "base/random.hpp"

namespace cahoots {
namespace {

struct Fields {
  std::int64_t time_s = 0;
  std::uint8_t kind = 0;
};
using Row = RowLayout<4, 3, Fields>;

std::string row_of(std::string_view key, std::string_view first, std::string_view second = {}) {
  std::string row(key);
  Row::append(row, {first, second, "rest"}, {7, 3});
  return row;
}

TEST(RowLayout, GivesBackWhatWasAppended) {
  Random random(1);
  for (int trial = 0; trial < 500; ++trial) {
    std::array<std::string, 3> texts;
    for (std::string& text : texts) {
      text.resize(random.below(4) == 0 ? 0 : random.below(40));
      for (char& byte : text) byte = static_cast<char>(random.next());  // NUL among them
    }
    const Fields fields{static_cast<std::int64_t>(random.next()),
                        static_cast<std::uint8_t>(random.next())};
    std::string row("key\0", 4);
    Row::append(row, {texts[0], texts[1], texts[2]}, fields);
    const Row::View view = Row::parse(row);
    EXPECT_EQ(view.key, std::string_view("key\0", 4));
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(view.texts[i], texts[i]);
    EXPECT_EQ(view.fields.time_s, fields.time_s);
    EXPECT_EQ(view.fields.kind, fields.kind);
  }
}

TEST(RowLayout, RowsCompareByKeyThenByTheFirstText) {
  EXPECT_LT(row_of("aaaa", "z"), row_of("aaab", "a"));
  EXPECT_LT(row_of("aaaa", "", "z"), row_of("aaaa", "a", "a"));
  EXPECT_LT(row_of("aaaa", "x:1", "zzz"), row_of("aaaa", "x:10", "aaa"));
  EXPECT_LT(row_of("aaaa", "x:10", "zzz"), row_of("aaaa", "x:2", "aaa"));
  EXPECT_LT(row_of("aaaa", "x:1", "a"), row_of("aaaa", "x:1", "b"));
}

}  // namespace
}  // namespace cahoots
