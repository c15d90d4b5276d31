#include "analysis/duplicates/commonness.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "analysis/duplicates/rows.hpp"
#include "lib/analysis/duplicates/corpus.hpp"

namespace cahoots {
namespace {

using Spans = std::array<std::uint64_t, Commonness::kSpans>;

/// A stream of posts a second apart by accounts in turn.
Commonness stream_of(std::size_t n_posts, std::size_t n_accounts) {
  Commonness commonness;
  commonness.expect_posts(n_posts);
  for (std::size_t i = 0; i < n_posts; ++i) {
    commonness.add_post("x:" + std::to_string(i), "u" + std::to_string(i % n_accounts),
                        static_cast<std::int64_t>(i));
  }
  commonness.finish(n_posts);
  return commonness;
}

Spans everywhere() {
  Spans spans;
  spans.fill(7);
  return spans;
}

Spans in_one_burst() {
  Spans spans{};
  spans[5] = 1000;
  return spans;
}

constexpr double kMuch = 500;  // bits that nobody writes again by chance

TEST(Commonness, AStreamOfNothing) {
  Commonness commonness;
  commonness.expect_posts(0);
  commonness.finish(0);
  EXPECT_EQ(commonness.span_of(0), 0U);
  EXPECT_EQ(commonness.of_medium(0, Spans{}), 0);
  EXPECT_EQ(commonness.of_text(kMuch, 0, Spans{}, 0), 0);
}

TEST(Commonness, ByChanceIsThePoissonChanceOfAnotherText) {
  const Commonness small = stream_of(100, 100);
  // A small stream counts as 2^20 texts.
  EXPECT_NEAR(small.of_text(20, 2, in_one_burst(), 0), 1 - std::exp(-1), 1e-12);
  EXPECT_NEAR(small.of_text(30, 2, in_one_burst(), 0), std::exp2(-10), 1e-5);
  EXPECT_NEAR(small.of_text(0, 2, in_one_burst(), 0), 1, 1e-12);
  Commonness large;
  large.expect_posts(0);
  large.finish(std::uint64_t{1} << 30);
  EXPECT_NEAR(large.of_text(30, 2, in_one_burst(), 0), 1 - std::exp(-1), 1e-12);
  double before = 1;
  for (double bits = 5; bits < 80; bits += 5) {
    const double now = small.of_text(bits, 2, in_one_burst(), 0);
    EXPECT_LE(now, before);
    before = now;
  }
}

TEST(Commonness, WidespreadIsTheShareOfAccountsTimesEvenness) {
  const Commonness commonness = stream_of(3200, 1000);
  EXPECT_NEAR(commonness.of_medium(500, everywhere()), 500.0 / 2000, 1e-12);
  EXPECT_NEAR(commonness.of_text(kMuch, 500, everywhere(), 0), 500.0 / 2000, 1e-12);
  EXPECT_EQ(commonness.of_medium(500, in_one_burst()), 0) << "however many took part";
  Spans two{};
  two[3] = two[30] = 50;
  EXPECT_NEAR(commonness.of_medium(500, two), 0.25 * std::log(2) / std::log(32), 1e-12);
  const double both = commonness.of_text(20, 500, everywhere(), 0);
  EXPECT_NEAR(both, 1 - std::exp(-1) * 0.75, 1e-12);
}

TEST(Commonness, PrefilledIsJoinedToTheOthers) {
  const Commonness commonness = stream_of(3200, 1000);
  EXPECT_NEAR(commonness.of_text(kMuch, 2, in_one_burst(), 0.3), 0.3, 1e-12);
  EXPECT_NEAR(commonness.of_text(20, 500, everywhere(), 0.3), 1 - std::exp(-1) * 0.75 * 0.7, 1e-12);
}

TEST(Commonness, SpansHoldEquallyManyPosts) {
  const Commonness commonness = stream_of(3200, 10);
  for (std::int64_t at_s = 0; at_s < 3200; ++at_s) {
    ASSERT_EQ(commonness.span_of(at_s), static_cast<std::size_t>(at_s / 100));
  }
  EXPECT_EQ(commonness.span_of(-1000), 0U);
  EXPECT_EQ(commonness.span_of(1000000), 31U);
}

TEST(Commonness, OfManyPostsASampleOfTimesIsEnough) {
  constexpr std::size_t kPosts = 600000;
  Commonness commonness;
  commonness.expect_posts(kPosts);
  for (std::size_t i = 0; i < kPosts; ++i) {  // each account has its days
    commonness.add_post("x:" + std::to_string(i), "u" + std::to_string(i / 5000),
                        static_cast<std::int64_t>(i));
  }
  commonness.finish(kPosts);
  Spans n_posts{};
  for (std::size_t i = 0; i < kPosts; ++i)
    ++n_posts[commonness.span_of(static_cast<std::int64_t>(i))];
  for (const std::uint64_t n : n_posts) {
    EXPECT_NEAR(static_cast<double>(n) * 32 / kPosts, 1, 0.15);  // 5 standard errors of 2,300
  }
}

TEST(Commonness, ManyAccountsAreEstimated) {
  const Commonness commonness = stream_of(50000, 50000);
  const double n_all = 1000 / commonness.of_medium(1000, everywhere()) - 1000;
  EXPECT_NEAR(n_all / 50000, 1, 5 * 0.016);
}

TEST(Commonness, PostsWithoutATimeAreInNoSpan) {
  Commonness commonness;
  commonness.expect_posts(64);
  for (int i = 0; i < 32; ++i) {
    commonness.add_post("a" + std::to_string(i), "u", i);
    commonness.add_post("b" + std::to_string(i), "u", kNoTime);
  }
  commonness.finish(1);
  for (std::int64_t at_s = 0; at_s < 32; ++at_s)
    EXPECT_EQ(commonness.span_of(at_s), static_cast<std::size_t>(at_s));
}

/// Each group by its own posts only: bursts among groups that are spread over the stream.
TEST(Commonness, IsOfOneGroupAlone) {
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 640; ++i) {
    const int group = i % 20;
    OwnedPost& post = posts.emplace_back(post_of(i, ""));
    post.text = "a text that is not a copy, number " + std::to_string(i) + " of them";
    post.media.push_back((group < 10 ? "id:burst" : "id:spread") + std::to_string(group));
    if (group < 10) post.created_at_s = 1600000000 + group * 60;
  }
  DuplicateOptions options;
  options.threshold = 1;
  const OwnedResult result = find(posts, options);
  ASSERT_EQ(result.groups.size(), 20U);
  for (const OwnedGroup& group : result.groups) {
    const bool is_burst = group.text.starts_with("id:burst");
    EXPECT_NEAR(group.plain.commonness, is_burst ? 0 : 32.0 / 1640, is_burst ? 0 : 0.01)
        << group.text;
  }
}

/// The same words with a page: what a share button writes, where others link to the page too.
TEST(Commonness, HeadlinesOfPagesThatOthersLinkTo) {
  Random random(6);
  std::vector<OwnedPost> posts;
  const std::string headline = random_words(random, 10, 100000);
  for (int i = 0; i < 100; ++i) {
    OwnedPost& post = posts.emplace_back(post_of(i, headline));
    if (i % 20 > 0) post.text = random_words(random, 10, 100000);
    post.created_at_s = 1600000000;
    post.url_key = "example.org/read";
  }
  const std::vector<OwnedGroup> read = find(posts).groups;
  ASSERT_EQ(read.size(), 1U);
  EXPECT_NEAR(read[0].plain.commonness, 0.95, 0.01) << "95 of 100 accounts in other words";
  for (OwnedPost& post : posts) {
    if (post.text != headline) post.url_key.clear();
  }
  const std::vector<OwnedGroup> own = find(posts).groups;
  ASSERT_EQ(own.size(), 1U);
  EXPECT_LT(own[0].plain.commonness, 0.01) << "a page of their own";
}

TEST(Commonness, PhrasesAreCommonAndStatementsAreNot) {
  Random random(5);
  std::vector<OwnedPost> posts;
  const auto add = [&](const std::string& text, int at_s) {
    OwnedPost& post = posts.emplace_back(post_of(static_cast<int>(posts.size()), text));
    post.created_at_s = at_s;
  };
  const std::string statement = "w5 vocational w17 training w23 protects w99 all rights";
  for (int i = 0; i < 3000; ++i) add("happy birthday " + random_words(random, 12, 3000), i * 100);
  for (int i = 0; i < 30; ++i) add("Happy birthday!", i * 10000);
  for (int i = 0; i < 30; ++i) add(statement, 5000 + i);
  const std::string everywhere_said = random_words(random, 9, 3000);
  for (int i = 0; i < 2000; ++i) add(everywhere_said, i * 150);
  std::map<std::string, double> commonness;
  for (const OwnedGroup& group : find(posts).groups) {
    commonness[group.text] = group.plain.commonness;
    EXPECT_GE(group.plain.commonness, 0);
    EXPECT_LE(group.plain.commonness, 1);
  }
  ASSERT_EQ(commonness.count("Happy birthday!"), 1U);
  EXPECT_GT(commonness["Happy birthday!"], 0.99);
  ASSERT_EQ(commonness.count(statement), 1U);
  EXPECT_LT(commonness[statement], 0.01);
  EXPECT_GT(commonness[everywhere_said], 0.25);  // shared by 40 % of all accounts, at all times
}

}  // namespace
}  // namespace cahoots
