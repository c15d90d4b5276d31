#include "analysis/duplicates/row_layout.hpp"

#include <gtest/gtest.h>

#include "analysis/duplicates/rows.hpp"
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

TEST(RowLayout, PostsWithoutATimeComeBehindAllOthers) {
  std::string with_time, without_time, before_the_epoch;
  append_texted_key(with_time, {1, 2}, 4102444800);
  append_texted_key(without_time, {1, 2}, kNoTime);
  append_texted_key(before_the_epoch, {1, 2}, -1);
  EXPECT_LT(with_time, without_time);
  EXPECT_LT(before_the_epoch, with_time);
  EXPECT_EQ(with_time.size(), 24U);
  EXPECT_EQ(loaded_time_s(kNoTime), std::nullopt);
  EXPECT_EQ(loaded_time_s(0), 0);
}

TEST(RowLayout, TypesOfPostsAreGivenBack) {
  EXPECT_EQ(loaded_type(stored_type(std::nullopt)), std::nullopt);
  for (const PostType type : {PostType::original, PostType::reply, PostType::repost,
                              PostType::quote, PostType::comment}) {
    EXPECT_EQ(loaded_type(stored_type(type)), type);
  }
}

}  // namespace
}  // namespace cahoots
