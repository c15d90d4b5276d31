#include "analysis/findings/reach.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace cahoots {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Post seen_post(const std::string& uid, std::optional<std::int64_t> views) {
  Post post;
  post.uid = uid;
  post.views = views;
  return post;
}

TEST(CountDistribution, CountsByDigits) {
  CountDistribution distribution;
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{9},
                                   std::int64_t{10}, std::int64_t{99}, std::int64_t{100}, kMost}) {
    distribution.add(value);
  }
  distribution.add(std::nullopt);
  distribution.add(-5);
  EXPECT_EQ(distribution.n_known, 7U);
  EXPECT_EQ(distribution.n_by_digits[0], 1U);
  EXPECT_EQ(distribution.n_by_digits[1], 2U);
  EXPECT_EQ(distribution.n_by_digits[2], 2U);
  EXPECT_EQ(distribution.n_by_digits[19], 1U);
  EXPECT_EQ(distribution.n_below(2), 5U);
  EXPECT_EQ(distribution.n_below(40), 7U);
}

TEST(Reach, KeepsTheMostViewedPostsInOneOrder) {
  std::vector<std::string> uids;
  for (int i = 0; i < 40; ++i) uids.push_back("x:" + std::to_string(i));
  std::vector<std::string> forwards;
  std::vector<std::string> backwards;
  for (auto* kept : {&forwards, &backwards}) {
    Reach reach;
    for (int i = 0; i < 40; ++i) {
      const int at = kept == &forwards ? i : 39 - i;
      add_reach(reach, seen_post(uids[static_cast<std::size_t>(at)], at / 3));
    }
    add_reach(reach, seen_post(uids[39], 13));  // its record comes twice
    for (const ReachedPost& post : reach.most_viewed) kept->push_back(post.post_uid);
  }
  EXPECT_EQ(forwards, (std::vector<std::string>{"x:39", "x:36", "x:37", "x:38", "x:33"}));
  EXPECT_EQ(backwards, forwards);
}

TEST(Reach, HoldsTheSumOfHostileCounters) {
  Post post;
  post.likes = kMost;
  post.reposts = kMost;
  post.quotes = -3;
  Reach reach;
  add_reach(reach, post);
  EXPECT_EQ(reach.interactions.n_by_digits[19], 1U);
  EXPECT_EQ(reach.views.n_known, 0U);
  EXPECT_TRUE(reach.most_viewed.empty());
}

TEST(TargetUses, CountsAPostOnceThatMentionsWhomItAnswers) {
  TargetUses uses;
  uses.add({"x:1", "x:2"}, "x:1", 4);
  uses.add({"x:2"}, "", 5);
  uses.add({}, "x:2", 5);
  const auto top = uses.top(10);
  ASSERT_EQ(top.size(), 2U);
  EXPECT_EQ(top[0].name, "x:2");
  EXPECT_EQ(top[0].n_posts, 3U);
  EXPECT_EQ(top[0].n_mentions, 2U);
  EXPECT_EQ(top[0].n_replies, 1U);
  EXPECT_EQ(top[0].n_accounts, 2U);
  EXPECT_EQ(top[1].n_posts, 1U);
  EXPECT_EQ(top[1].n_replies, 1U);
  EXPECT_EQ(uses.top(1).size(), 1U);
}

}  // namespace
}  // namespace cahoots
