#include "analysis/duplicates/rows.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(DuplicateRows, PostsWithoutATimeComeBehindAllOthers) {
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

TEST(DuplicateRows, TypesOfPostsAreGivenBack) {
  EXPECT_EQ(loaded_type(stored_type(std::nullopt)), std::nullopt);
  for (const PostType type : {PostType::original, PostType::reply, PostType::repost,
                              PostType::quote, PostType::comment}) {
    EXPECT_EQ(loaded_type(stored_type(type)), type);
  }
}

}  // namespace
}  // namespace cahoots
