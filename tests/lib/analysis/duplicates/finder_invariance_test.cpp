#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "analysis/duplicates/batch.hpp"
#include "analysis/duplicates/finder.hpp"
#include "lib/analysis/duplicates/corpus.hpp"

namespace cahoots {
namespace {

/// All that is reported, as text: two results are the same if these are.
std::string describe(const OwnedResult& result) {
  std::string out;
  for (const OwnedGroup& group : result.groups) {
    const DuplicateGroup& plain = group.plain;
    out += fmt::format("{} {} {} {} {} {} {} {} {} | {} | {} | {:a} {:a}\n", group.group_uid,
                       group.core_post_uid, plain.is_media, plain.n_posts, plain.n_accounts,
                       plain.n_platforms, plain.n_texts, plain.first_at_s.value_or(-1),
                       plain.last_at_s.value_or(-1), group.text, group.template_text,
                       plain.commonness, plain.information_bits.value_or(-1));
  }
  for (const OwnedDuplicate& duplicate : result.duplicates) {
    const OwnedPost& post = duplicate.post;
    out += fmt::format("{} {} {} {} {} {} {} {:a}\n", post.uid, post.account_uid, post.platform,
                       post.created_at_s.value_or(-1), duplicate.group_uid, duplicate.core_post_uid,
                       static_cast<int>(duplicate.kind), duplicate.similarity);
  }
  const DuplicateCounts& counts = result.counts;
  out += fmt::format("{} {} {} {} {} {} {} {}\n", counts.n_posts, counts.n_repeated_uids,
                     counts.n_outside_window, counts.n_distinct_texts, counts.n_distinct_media,
                     counts.n_candidate_texts, counts.n_verified_pairs, counts.n_skipped_pairs);
  return out;
}

/// Some posts twice, some with media, equal ones and alike.
std::vector<OwnedPost> mixed_corpus(std::uint64_t seed, std::size_t n_posts) {
  std::vector<OwnedPost> posts = make_corpus(seed, n_posts);
  Random random(seed);
  for (std::size_t i = 0; i < posts.size(); i += 3) {
    std::string& medium = posts[i].media.emplace_back("pdq:");
    for (std::size_t digit = 0; digit < 64; ++digit) {
      medium += "6a"[random.below(400) == 0 ? digit % 2 : (digit / (1 + i % 4)) % 2];
    }
    posts[i].url_key = "example.org/" + std::to_string(random.below(4));
    if (i % 2 == 0) posts[i].media.push_back("id:" + std::to_string(random.below(20)));
  }
  posts.push_back(posts[3]);
  posts.push_back(posts[3]);
  return posts;
}

void shuffle(std::vector<OwnedPost>& posts, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t i = posts.size(); i > 1; --i) std::swap(posts[i - 1], posts[random.below(i)]);
}

TEST(DuplicatesInvariance, TheOrderOfPostsAndTheThreadsDoNotMatter) {
  std::vector<OwnedPost> posts = mixed_corpus(1, 400);
  DuplicateOptions options;
  const std::string expected = describe(find(posts, options));
  EXPECT_GT(expected.size(), 10000U);
  for (const unsigned threads : {1U, 2U, 4U}) {
    shuffle(posts, threads);
    options.threads = threads;
    EXPECT_EQ(describe(find(posts, options)), expected) << threads;
  }
}

/// Enough of them that the least memory has every sort write many runs, and that components are
/// larger than what is compared with all cores.
TEST(DuplicatesInvariance, TheMemoryDoesNotMatter) {
  std::vector<OwnedPost> posts = mixed_corpus(2, 6000);
  DuplicateOptions options;
  const OwnedResult result = find(posts, options);
  const std::string expected = describe(result);
  EXPECT_GT(result.groups.size(), 100U);
  for (const std::uint64_t memory_bytes : {std::uint64_t{1}, std::uint64_t{1} << 20}) {
    for (const unsigned threads : {1U, 3U}) {
      shuffle(posts, memory_bytes + threads);
      options.memory_bytes = memory_bytes;
      options.threads = threads;
      const OwnedResult other = find(posts, options);
      EXPECT_TRUE(describe(other) == expected) << memory_bytes << " bytes, " << threads;
      EXPECT_GT(other.counts.spilled_bytes, result.counts.spilled_bytes);
    }
  }
}

TEST(DuplicatesInvariance, BoundedSearchesAreTheSame) {
  Random random(6);
  const std::string boilerplate = random_words(random, 40, 100000);
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 400; ++i) {
    posts.push_back(post_of(i, boilerplate + " " + random_words(random, 45, 100000)));
    if (i % 5 == 0) posts.push_back(post_of(2000 + i, posts.back().text + " and more of it"));
  }
  DuplicateOptions options;
  options.threshold = 0.4;
  const OwnedResult result = find(posts, options);
  EXPECT_GT(result.counts.n_skipped_pairs, 0U);
  EXPECT_GE(result.groups.size(), 80U);
  shuffle(posts, 3);
  options.threads = 2;
  options.memory_bytes = 1;
  EXPECT_TRUE(describe(find(posts, options)) == describe(result));
}

TEST(DuplicatesInvariance, WindowsAndSpreadsDoNotDependOnTheOrder) {
  for (const DuplicateSpread spread :
       {DuplicateSpread::posts, DuplicateSpread::accounts, DuplicateSpread::platforms}) {
    std::vector<OwnedPost> posts = mixed_corpus(4, 600);
    DuplicateOptions options;
    options.spread = spread;
    options.window_s = 5;
    const OwnedResult result = find(posts, options);
    EXPECT_GT(result.counts.n_outside_window, 50U);
    EXPECT_GT(result.groups.size(), 5U);
    shuffle(posts, 5);
    options.threads = 2;
    EXPECT_EQ(describe(find(posts, options)), describe(result));
  }
}

TEST(DuplicatesInvariance, BatchesOfOtherThreadsGiveTheSame) {
  const std::vector<OwnedPost> posts = mixed_corpus(3, 300);
  DuplicateFinder batched(DuplicateOptions{});
  std::vector<DuplicateBatch> batches;
  for (int i = 0; i < 3; ++i) batches.push_back(batched.make_batch());
  for (std::size_t round = 0; round < 2; ++round) {  // a batch is used again
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < 3; ++i) {
        threads.emplace_back([&batches, &posts, i, round] {
          for (std::size_t k = 2 * i + round; k < posts.size(); k += 6) {
            posts[k].view([&](const DuplicatePost& post) { batches[i].add(post); });
          }
        });
      }
    }
    for (DuplicateBatch& batch : batches) batched.merge(batch);
    EXPECT_EQ(batches[0].size(), 0U);
  }
  EXPECT_EQ(describe(search(batched)), describe(find(posts)));
}

TEST(DuplicatesInvariance, AResultCanBeReadTwice) {
  DuplicateFinder finder(DuplicateOptions{});
  for (const OwnedPost& owned : make_corpus(9, 200)) {
    owned.view([&](const DuplicatePost& post) { finder.add(post); });
  }
  std::vector<std::string> uids[2], group_uids[2];
  finder.find();
  for (int i = 0; i < 2; ++i) {
    finder.for_each_group(
        [&](const DuplicateGroup& group) { group_uids[i].emplace_back(group.group_uid); });
    finder.for_each_duplicate([&](const Duplicate& one) { uids[i].emplace_back(one.post.uid); });
  }
  EXPECT_GT(group_uids[0].size(), 5U);
  EXPECT_EQ(group_uids[0], group_uids[1]);
  EXPECT_EQ(uids[0], uids[1]);
}

}  // namespace
}  // namespace cahoots
