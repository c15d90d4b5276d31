#include "analysis/duplicates_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "lib/analysis/duplicates_corpus.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

/// What is found, held against all pairs.
struct Held {
  std::size_t n_joined_pairs = 0;  ///< texts and the core they joined, exact ones apart
  std::size_t n_missed = 0;        ///< texts alone or cores though a core is similar enough
  std::size_t n_texts = 0;
};

Held hold_against_all_pairs(const std::vector<OwnedPost>& posts, double threshold) {
  DuplicateOptions options;
  options.threshold = threshold;
  DuplicateFinder finder(options);
  const DuplicateResult result = find_duplicates(posts, finder);
  Normaliser normaliser;
  std::map<std::string, std::string> normalised;  // by uid
  for (const OwnedPost& post : posts) normalised[post.uid] = normaliser.normalise(post.text);
  Held held;
  std::set<std::string> joined, cores;
  for (const Duplicate& duplicate : result.duplicates) {
    const std::string& text = normalised[std::string(finder.post(duplicate.post).uid)];
    const DuplicateGroup& group = result.groups[duplicate.group];
    const std::string& core = normalised[std::string(finder.post(group.core_post).uid)];
    // No false pair at all: the similarity is the exact one, and reaches the threshold.
    EXPECT_DOUBLE_EQ(duplicate.similarity, jaccard(text, core));
    EXPECT_GE(duplicate.similarity, threshold);
    EXPECT_EQ(duplicate.kind == DuplicateKind::exact, text == core);
    if (text != core) {
      EXPECT_TRUE(joined.insert(text).second || joined.count(text)) << text;
    }
    cores.insert(core);
  }
  for (const auto& text : joined) EXPECT_EQ(cores.count(text), 0U) << "a member is no core";
  held.n_joined_pairs = joined.size();
  std::set<std::string> texts;
  for (const auto& [uid, text] : normalised) texts.insert(text);
  held.n_texts = texts.size();
  for (const std::string& text : texts) {
    if (joined.count(text) || text.size() < options.min_length_bytes) continue;
    for (const std::string& core : cores) {
      if (core != text && jaccard(core, text) >= threshold) {
        ++held.n_missed;
        break;
      }
    }
  }
  return held;
}

TEST(DuplicateGroups, EqualBruteForceOnRandomCorpora) {
  std::size_t n_missed = 0, n_joined = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Held held = hold_against_all_pairs(make_corpus(seed, 150), 0.7);
    n_missed += held.n_missed;
    n_joined += held.n_joined_pairs;
  }
  EXPECT_GT(n_joined, 1000U);
  // Candidates are missed with probability 0.012 at J = 0.7 and less above.
  EXPECT_LE(static_cast<double>(n_missed), 0.01 * static_cast<double>(n_joined));
}

TEST(DuplicateGroups, EveryPostIsInOneGroupAtMostAndGroupsAreOrdered) {
  const std::vector<OwnedPost> posts = make_corpus(77, 500);
  DuplicateFinder finder(DuplicateOptions{});
  const DuplicateResult result = find_duplicates(posts, finder);
  std::set<std::uint32_t> seen;
  std::vector<std::uint64_t> counts(result.groups.size());
  const auto key = [&](std::uint32_t number) {
    const DuplicatePost post = finder.post(number);
    return std::pair(post.created_at_s.value_or(INT64_MAX), std::string(post.uid));
  };
  for (std::size_t i = 0; i < result.duplicates.size(); ++i) {
    const Duplicate& duplicate = result.duplicates[i];
    EXPECT_TRUE(seen.insert(duplicate.post).second);
    ++counts[duplicate.group];
    if (i == 0) continue;
    const Duplicate& before = result.duplicates[i - 1];
    EXPECT_LE(before.group, duplicate.group);
    if (before.group == duplicate.group) {
      EXPECT_LT(key(before.post), key(duplicate.post));
    }
  }
  for (std::size_t i = 0; i < result.groups.size(); ++i) {
    EXPECT_EQ(result.groups[i].n_posts, counts[i]);
    EXPECT_GE(counts[i], 2U);
    if (i > 0) {
      EXPECT_LT(key(result.groups[i - 1].first_post), key(result.groups[i].first_post));
    }
  }
}

TEST(DuplicateGroups, PhrasesAreCommonAndStatementsAreNot) {
  Random random(5);
  std::vector<OwnedPost> posts;
  const auto add = [&](const std::string& text, std::int64_t at_s) {
    OwnedPost post;
    post.uid = "x:" + std::to_string(posts.size());
    post.account_uid = "x:u" + std::to_string(posts.size());
    post.text = text;
    post.created_at_s = at_s;
    posts.push_back(post);
  };
  for (int i = 0; i < 3000; ++i) add("happy birthday " + random_words(random, 12, 3000), i * 100);
  for (int i = 0; i < 30; ++i) add("Happy birthday!", i * 10000);
  for (int i = 0; i < 30; ++i)
    add(random_words(random, 0, 1) + "w5 vocational w17 training w23 protects w99 all rights",
        5000 + i);
  const std::string everywhere = random_words(random, 9, 3000);
  for (int i = 0; i < 2000; ++i) add(everywhere, i * 150);
  DuplicateFinder finder(DuplicateOptions{});
  const DuplicateResult result = find_duplicates(posts, finder);
  std::map<std::string, double> commonness;
  for (const DuplicateGroup& group : result.groups) commonness[group.text] = group.commonness;
  ASSERT_EQ(commonness.count("Happy birthday!"), 1U);
  EXPECT_GT(commonness["Happy birthday!"], 0.99);
  EXPECT_LT(commonness["w5 vocational w17 training w23 protects w99 all rights"], 0.01);
  EXPECT_GT(commonness[everywhere], 0.25);  // shared by 40 % of all accounts, at all times
  for (const auto& [text, value] : commonness) {
    EXPECT_GE(value, 0);
    EXPECT_LE(value, 1);
  }
}

}  // namespace
}  // namespace cahoots
