#include "analysis/duplicates.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "analysis/duplicates_batch.hpp"
#include "base/error.hpp"
#include "lib/analysis/duplicates_corpus.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

constexpr const char* kText =
    "vocational education and training is a key measure to protect human rights";

OwnedPost post_of(int number, std::string text) {
  OwnedPost post;
  post.uid = "x:" + std::to_string(100000 + number);
  post.account_uid = "x:u" + std::to_string(number);
  post.text = std::move(text);
  post.created_at_s = 1600000000 + number;
  return post;
}

DuplicateResult find(const std::vector<OwnedPost>& posts, const DuplicateOptions& options = {}) {
  DuplicateFinder finder(options);
  return find_duplicates(posts, finder);
}

/// All that is reported, as text: two results are the same if these are.
std::string describe(const std::vector<OwnedPost>& posts, const DuplicateOptions& options) {
  DuplicateFinder finder(options);
  const DuplicateResult result = find_duplicates(posts, finder);
  std::string out;
  for (const DuplicateGroup& group : result.groups) {
    out +=
        fmt::format("{} {} {} {} {} {} {} {} | {} | {} | {:a}\n", finder.post(group.first_post).uid,
                    finder.post(group.core_post).uid, group.n_posts, group.n_accounts,
                    group.n_platforms, group.first_at_s.value_or(-1), group.last_at_s.value_or(-1),
                    group.text.size(), group.text, group.template_text, group.commonness);
  }
  for (const Duplicate& duplicate : result.duplicates) {
    const DuplicatePost post = finder.post(duplicate.post);
    out += fmt::format("{} {} {} {} {:a}\n", post.uid, post.account_uid, duplicate.group,
                       static_cast<int>(duplicate.kind), duplicate.similarity);
  }
  return out;
}

TEST(Duplicates, FindsCopiesThroughDisguise) {
  const std::vector<OwnedPost> posts{
      post_of(0, "Vocational education and training is a key measure to protect human rights"),
      post_of(1,
              "#Xinjiang Vocational education and training is a key measure to protect human "
              "rights VUBQ"),
      post_of(2,
              "RT @x: Vocаtional educаtion and trаining is a key measure to protect human rights!! "
              "https://t.co/abc"),
      post_of(3, "something else entirely, about the weather in the mountains"),
  };
  DuplicateFinder finder(DuplicateOptions{});
  const DuplicateResult result = find_duplicates(posts, finder);
  ASSERT_EQ(result.groups.size(), 1U);
  const DuplicateGroup& group = result.groups[0];
  EXPECT_EQ(group.n_posts, 3U);
  EXPECT_EQ(group.n_accounts, 3U);
  EXPECT_EQ(finder.post(group.first_post).uid, "x:100000");
  EXPECT_EQ(group.first_at_s, 1600000000);
  EXPECT_EQ(group.last_at_s, 1600000002);
  ASSERT_EQ(result.duplicates.size(), 3U);
  EXPECT_EQ(result.duplicates[0].kind, DuplicateKind::exact);
  EXPECT_EQ(result.duplicates[1].kind, DuplicateKind::near);
  EXPECT_LT(result.duplicates[1].similarity, 1);
  EXPECT_EQ(result.duplicates[2].kind, DuplicateKind::exact);
  EXPECT_EQ(result.duplicates[2].similarity, 1);
  EXPECT_LT(group.commonness, 0.01);
}

TEST(Duplicates, NoPostsAndNoTexts) {
  EXPECT_TRUE(find({}).groups.empty());
  const DuplicateResult result =
      find({post_of(0, ""), post_of(1, " "), post_of(2, "https://t.co/a"), post_of(3, "")});
  EXPECT_TRUE(result.groups.empty());
  EXPECT_EQ(result.counts.n_posts, 4U);
  EXPECT_EQ(result.counts.n_without_text, 4U);
}

TEST(Duplicates, ShortTextsFormExactGroupsOnly) {
  const DuplicateResult result = find(
      {post_of(0, "x"), post_of(1, "X"), post_of(2, "good day all"), post_of(3, "good day alls")});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].text, "x");
  DuplicateOptions options;
  options.min_length_bytes = 5;
  options.threshold = 0.5;
  EXPECT_EQ(find({post_of(2, "good day all"), post_of(3, "good day alls")}, options).groups.size(),
            1U);
}

TEST(Duplicates, RepostsCanBeLeftOut) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[1].post_type = PostType::repost;
  EXPECT_EQ(find(posts).groups.size(), 1U);
  DuplicateOptions options;
  options.includes_reposts = false;
  const DuplicateResult result = find(posts, options);
  EXPECT_TRUE(result.groups.empty());
  EXPECT_EQ(result.counts.n_reposts_excluded, 1U);
}

TEST(Duplicates, TheSamePostTwiceIsNoCopy) {
  EXPECT_TRUE(find({post_of(0, kText), post_of(0, kText)}).groups.empty());
  const DuplicateResult result = find({post_of(0, kText), post_of(0, kText), post_of(1, kText)});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].n_posts, 2U);
  EXPECT_EQ(result.counts.n_repeated_uids, 1U);
}

TEST(Duplicates, OneAccountRepeatingItselfIsAGroupOfOneAccount) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[1].account_uid = posts[0].account_uid;
  const DuplicateResult result = find(posts);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].n_accounts, 1U);
}

TEST(Duplicates, PostsWithoutATimeComeLast) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[0].created_at_s.reset();
  DuplicateFinder finder(DuplicateOptions{});
  const DuplicateResult result = find_duplicates(posts, finder);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(finder.post(result.groups[0].first_post).uid, posts[1].uid);
  EXPECT_EQ(result.groups[0].last_at_s, posts[1].created_at_s);
  EXPECT_EQ(finder.post(result.duplicates[1].post).created_at_s, std::nullopt);
}

/// A ~ B ~ C … with A ≁ C: each text keeps four fifths of the one before. Naive union-find makes
/// one group of all of them.
TEST(Duplicates, ChainsDoNotBecomeOneGroup) {
  Random random(9);
  std::vector<std::string> words;
  for (int i = 0; i < 200; ++i) words.push_back(random_words(random, 1, 100000));
  std::vector<OwnedPost> posts;
  for (std::size_t i = 0; i < 40; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 40; ++k) text += words[4 * i + k] + " ";
    posts.push_back(post_of(static_cast<int>(i), text));
  }
  Normaliser normaliser;
  const auto similarity = [&](std::size_t a, std::size_t b) {
    const std::string first(normaliser.normalise(posts[a].text));
    return jaccard(first, normaliser.normalise(posts[b].text));
  };
  for (std::size_t i = 1; i < posts.size(); ++i) ASSERT_GE(similarity(i - 1, i), 0.7);
  ASSERT_LT(similarity(0, 10), 0.2);
  DuplicateFinder finder(DuplicateOptions{});
  const DuplicateResult result = find_duplicates(posts, finder);
  EXPECT_GE(result.groups.size(), 10U);
  for (const DuplicateGroup& group : result.groups) EXPECT_LE(group.n_posts, 3U);
}

TEST(Duplicates, TheOrderOfPostsAndTheThreadsDoNotMatter) {
  std::vector<OwnedPost> posts = make_corpus(1, 400);
  posts.push_back(posts[3]);  // the same post again
  DuplicateOptions options;
  const std::string expected = describe(posts, options);
  EXPECT_GT(expected.size(), 1000U);
  Random random(2);
  for (const unsigned threads : {1U, 2U, 4U}) {
    for (std::size_t i = posts.size(); i > 1; --i) std::swap(posts[i - 1], posts[random.below(i)]);
    options.threads = threads;
    EXPECT_EQ(describe(posts, options), expected) << threads;
  }
}

TEST(Duplicates, BatchesOfOtherThreadsGiveTheSame) {
  const std::vector<OwnedPost> posts = make_corpus(3, 300);
  DuplicateFinder finder(DuplicateOptions{}), batched(DuplicateOptions{});
  const DuplicateResult expected = find_duplicates(posts, finder);
  std::vector<DuplicateBatch> batches;
  for (int i = 0; i < 3; ++i) batches.push_back(batched.make_batch());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 3; ++i) {
      threads.emplace_back([&batches, &posts, i] {
        for (std::size_t k = i; k < posts.size(); k += 3) batches[i].add(posts[k].view());
      });
    }
  }
  for (DuplicateBatch& batch : batches) batched.merge(batch);
  const DuplicateResult result = batched.find();
  ASSERT_EQ(result.duplicates.size(), expected.duplicates.size());
  for (std::size_t i = 0; i < result.duplicates.size(); ++i) {
    EXPECT_EQ(batched.post(result.duplicates[i].post).uid,
              finder.post(expected.duplicates[i].post).uid);
    EXPECT_EQ(result.duplicates[i].similarity, expected.duplicates[i].similarity);
  }
}

TEST(Duplicates, GivesPayloadsBack) {
  OwnedPost post = post_of(0, kText), other = post_of(1, kText);
  DuplicateFinder finder(DuplicateOptions{});
  DuplicatePost view = post.view();
  view.payload = "[\"tag\"]";
  finder.add(view);
  finder.add(other.view());
  const DuplicateResult result = finder.find();
  ASSERT_EQ(result.duplicates.size(), 2U);
  const DuplicatePost back = finder.post(result.duplicates[0].post);
  EXPECT_EQ(back.payload, "[\"tag\"]");
  EXPECT_EQ(back.uid, post.uid);
  EXPECT_EQ(back.account_uid, post.account_uid);
  EXPECT_EQ(back.platform, "x");
  EXPECT_EQ(back.post_type, PostType::original);
  EXPECT_EQ(back.created_at_s, post.created_at_s);
  EXPECT_EQ(finder.post(result.duplicates[1].post).payload, "");
}

TEST(Duplicates, RefusesImpossibleOptionsAndTooLittleMemory) {
  for (const double threshold : {0.0, -1.0, 1.5}) {
    DuplicateOptions options;
    options.threshold = threshold;
    EXPECT_THROW(DuplicateFinder{options}, UsageError);
  }
  DuplicateOptions options;
  options.memory_bytes = 4 << 20;
  DuplicateFinder finder(options);
  const auto fill = [&] {
    Random random(1);
    for (int i = 0; i < 100000; ++i)
      finder.add(post_of(i, random_words(random, 20, 1000000)).view());
  };
  EXPECT_THROW(fill(), LimitError);
}

TEST(Duplicates, AMillionIdenticalTextsAreOneGroup) {
  DuplicateFinder finder(DuplicateOptions{});
  std::vector<OwnedPost> two{post_of(0, kText), post_of(1, kText)};
  for (int i = 0; i < 1000000; ++i) {
    two[0].uid = "x:" + std::to_string(i);
    finder.add(two[0].view());
  }
  const DuplicateResult result = finder.find();
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].n_posts, 1000000U);
  EXPECT_EQ(result.counts.n_distinct_texts, 1U);
  EXPECT_EQ(result.counts.n_skipped_pairs, 0U);
}

/// Texts of common boilerplate that share many bands and are no copies: bounded, and counted.
TEST(Duplicates, CollidingTextsAreBoundedAndCounted) {
  Random random(6);
  const std::string boilerplate = random_words(random, 40, 100000);
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 3000; ++i) {
    posts.push_back(post_of(i, boilerplate + " " + random_words(random, 45, 100000)));
  }
  const DuplicateResult result = find(posts);
  EXPECT_GT(result.counts.n_skipped_pairs, 0U);
  EXPECT_LE(result.counts.n_verified_pairs, 3000U * 256U);
  EXPECT_TRUE(result.groups.empty());
}

TEST(Duplicates, LongTextsAreCompared) {
  Random random(8);
  const std::string text = random_words(random, 150000, 1000000);
  ASSERT_GT(text.size(), 1U << 20);
  const DuplicateResult result =
      find({post_of(0, text), post_of(1, text + " tail"), post_of(2, "tail " + text)});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].n_posts, 3U);
}

}  // namespace
}  // namespace cahoots
