#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "analysis/duplicates/finder.hpp"
#include "lib/analysis/duplicates/corpus.hpp"
#include "text/minhash.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

/// What is found, held against all pairs of texts.
struct Held {
  std::size_t n_joined = 0;    ///< distinct texts that joined another
  double expected_misses = 0;  ///< by the chance of the bands, of those pairs
  std::size_t n_missed = 0;    ///< alone or cores, though a core is similar enough
};

using Texts = std::map<std::string, std::string>;

Texts normalise_all(const std::vector<OwnedPost>& posts) {
  Normaliser normaliser;
  Texts normalised;  // by uid
  for (const OwnedPost& post : posts) normalised[post.uid] = normaliser.normalise(post.text);
  return normalised;
}

/// Of each text the core of its group, itself for cores.
std::map<std::string, std::string> check_members(const OwnedResult& result, Texts& normalised,
                                                 double threshold) {
  std::map<std::string, std::string> core_of, core_of_group;
  for (const OwnedGroup& group : result.groups)
    core_of_group[group.group_uid] = normalised[group.core_post_uid];
  for (const OwnedDuplicate& duplicate : result.duplicates) {
    const std::string& text = normalised[duplicate.post.uid];
    const std::string& matched = normalised[duplicate.core_post_uid];
    const std::string& core = core_of_group[duplicate.group_uid];
    // No false pair at all: the similarity is the exact one, and reaches the threshold.
    EXPECT_EQ(duplicate.similarity, jaccard(text, matched));
    EXPECT_GE(duplicate.similarity, threshold);
    EXPECT_EQ(duplicate.kind == DuplicateKind::exact, text == core);
    if (matched != core) {
      EXPECT_GE(jaccard(matched, core), (1 + threshold) / 2) << "near its own core";
      EXPECT_LT(jaccard(text, core), threshold) << "what is like the core joins the core";
    }
    EXPECT_EQ(core_of.try_emplace(text, core).first->second, core) << "one place for a text";
  }
  for (const auto& [text, core] : core_of) {
    const auto own = core_of.find(core);
    EXPECT_TRUE(own == core_of.end() || own->second == core) << "a member is no core";
  }
  return core_of;
}

Held hold_against_all_pairs(const std::vector<OwnedPost>& posts, double threshold) {
  DuplicateOptions options;
  options.threshold = threshold;
  const OwnedResult result = find(posts, options);
  EXPECT_EQ(result.counts.n_skipped_pairs, 0U);
  Texts normalised = normalise_all(posts);
  const auto core_of = check_members(result, normalised, threshold);
  std::set<std::string> cores, texts;
  for (const auto& [text, core] : core_of) cores.insert(core);
  for (const auto& [uid, text] : normalised) texts.insert(text);
  const BandScheme scheme = BandScheme::for_threshold(threshold);
  Held held;
  for (const std::string& text : texts) {
    if (text.size() < options.min_length_bytes) continue;
    const auto own = core_of.find(text);
    const bool has_joined = own != core_of.end() && own->second != text;
    double best = 0;
    for (const std::string& core : cores) {
      if (core != text) best = std::max(best, jaccard(core, text));
    }
    held.n_joined += has_joined ? 1U : 0U;
    if (best < threshold) continue;
    held.expected_misses += 1 - scheme.candidate_probability(best);
    held.n_missed += has_joined ? 0U : 1U;
  }
  return held;
}

TEST(StarGroups, EqualAllPairsOnRandomCorpora) {
  for (const double threshold : {0.4, 0.6, 0.7, 0.85}) {
    Held sum;
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
      const Held held = hold_against_all_pairs(make_corpus(seed, 150), threshold);
      sum.n_joined += held.n_joined;
      sum.expected_misses += held.expected_misses;
      sum.n_missed += held.n_missed;
    }
    EXPECT_GT(sum.n_joined, 100U) << threshold;
    // A pair is missed where no band is shared by chance, and then often joined by a third text.
    // Others by the sketches, one in thousands.
    EXPECT_LE(static_cast<double>(sum.n_missed), 2 + 2 * sum.expected_misses) << threshold;
  }
}

TEST(StarGroups, TextsAtAThresholdOfOneHaveTheSameShingles) {
  const Held held = hold_against_all_pairs(make_corpus(3, 400), 1);
  EXPECT_EQ(held.n_missed, 0U);
}

/// Pairs of similarity ≥ the threshold, joined as naive union-find would: the size of the largest.
std::size_t largest_union(const std::vector<std::string>& texts, double threshold) {
  std::vector<std::size_t> set(texts.size());
  std::iota(set.begin(), set.end(), std::size_t{0});
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (jaccard(texts[a], texts[b]) >= threshold) {
        std::replace(set.begin(), set.end(), std::size_t{set[a]}, std::size_t{set[b]});
      }
    }
  }
  std::map<std::size_t, std::size_t> sizes;
  std::size_t largest = 0;
  for (const std::size_t root : set) largest = std::max(largest, ++sizes[root]);
  return largest;
}

/// A ~ B ~ C … with A ≁ C: each text leaves off four words of the one before and goes on by four.
TEST(StarGroups, ChainsDoNotBecomeOneGroup) {
  Random random(9);
  std::vector<std::string> words;
  for (int i = 0; i < 200; ++i) words.push_back(random_words(random, 1, 100000));
  std::vector<OwnedPost> posts;
  for (std::size_t i = 0; i < 40; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 40; ++k) text += words[4 * i + k] + " ";
    posts.push_back(post_of(static_cast<int>(i), text));
  }
  std::vector<std::string> texts;
  for (const auto& [uid, text] : normalise_all(posts)) texts.push_back(text);
  ASSERT_LT(jaccard(texts[0], texts[2]), 0.7);
  ASSERT_LT(jaccard(texts[0], texts[10]), 0.02);
  EXPECT_EQ(largest_union(texts, 0.7), posts.size()) << "union-find joins the first with the last";
  const OwnedResult result = find(posts);
  EXPECT_GE(result.counts.n_candidate_texts, 39U) << "the pairs are all there";
  EXPECT_GE(result.groups.size(), 10U);
  for (const OwnedGroup& group : result.groups) EXPECT_LE(group.plain.n_posts, 3U);
  Texts normalised = normalise_all(posts);
  check_members(result, normalised, 0.7);
}

/// Two campaigns with a bridge between them: the bridge joins one, and the two stay apart.
TEST(StarGroups, ABridgeDoesNotJoinTwoGroups) {
  Random random(10);
  const std::string left = random_words(random, 20, 100000),
                    right = random_words(random, 20, 100000);
  const auto prefix = [](const std::string& text, std::size_t n_bytes) {
    return text.substr(0, text.find(' ', n_bytes));
  };
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 10; ++i) {
    posts.push_back(post_of(i, left + " " + random_words(random, 1, 100000)));
    posts.push_back(post_of(100 + i, right + " " + random_words(random, 1, 100000)));
  }
  posts.push_back(post_of(1000, left + " " + right));
  posts.push_back(post_of(1001, left + " " + prefix(right, right.size() / 2)));
  posts.push_back(post_of(1002, prefix(left, left.size() / 2) + " " + right));
  std::vector<std::string> texts;
  for (const auto& [uid, text] : normalise_all(posts)) texts.push_back(text);
  DuplicateOptions options;
  options.threshold = 0.55;
  EXPECT_EQ(largest_union(texts, options.threshold), posts.size());
  const OwnedResult result = find(posts, options);
  std::map<std::string, std::string> group_of;
  for (const OwnedDuplicate& duplicate : result.duplicates)
    group_of[duplicate.post.uid] = duplicate.group_uid;
  ASSERT_TRUE(group_of.count(posts[0].uid) == 1 && group_of.count(posts[1].uid) == 1);
  EXPECT_NE(group_of[posts[0].uid], group_of[posts[1].uid]);
  for (std::size_t i = 0; i < 20; ++i)
    EXPECT_EQ(group_of[posts[i].uid], group_of[posts[i % 2].uid]);
}

TEST(StarGroups, EveryPostIsInOneGroupAtMostAndGroupsAreOrdered) {
  const std::vector<OwnedPost> posts = make_corpus(77, 500);
  const OwnedResult result = find(posts);
  std::map<std::string, const OwnedPost*> post_of_uid;
  for (const OwnedPost& post : posts) post_of_uid[post.uid] = &post;
  const auto key = [](const OwnedPost& post) {
    return std::pair(post.created_at_s.value_or(INT64_MAX), post.uid);
  };
  std::set<std::string> seen;
  std::size_t next = 0;
  std::pair<std::int64_t, std::string> last_group;
  ASSERT_GT(result.groups.size(), 5U);
  for (const OwnedGroup& group : result.groups) {
    const auto group_key = key(*post_of_uid[group.group_uid]);
    EXPECT_LT(last_group, group_key);
    last_group = group_key;
    EXPECT_GE(group.plain.n_posts, 2U);
    std::set<std::string> accounts, platforms;
    for (std::uint64_t i = 0; i < group.plain.n_posts; ++i, ++next) {
      ASSERT_LT(next, result.duplicates.size());
      const OwnedDuplicate& duplicate = result.duplicates[next];
      EXPECT_EQ(duplicate.group_uid, group.group_uid);
      if (i == 0) {
        EXPECT_EQ(duplicate.post.uid, group.group_uid) << "named after its earliest post";
        EXPECT_EQ(duplicate.post.created_at_s, group.plain.first_at_s);
      } else {
        EXPECT_LT(key(result.duplicates[next - 1].post), key(duplicate.post));
      }
      EXPECT_TRUE(seen.insert(duplicate.post.uid).second);
      if (duplicate.kind == DuplicateKind::exact) {
        EXPECT_EQ(duplicate.core_post_uid, group.core_post_uid);
      }
      EXPECT_EQ(duplicate.post.account_uid, post_of_uid[duplicate.post.uid]->account_uid);
      accounts.insert(duplicate.post.account_uid);
      platforms.insert(duplicate.post.platform);
    }
    EXPECT_EQ(group.plain.n_accounts, accounts.size());
    EXPECT_EQ(group.plain.n_platforms, platforms.size());
    EXPECT_EQ(group.text, post_of_uid[group.core_post_uid]->text);
  }
  EXPECT_EQ(next, result.duplicates.size());
  EXPECT_EQ(result.counts.n_duplicates, next);
  EXPECT_EQ(result.counts.n_groups, result.groups.size());
}

}  // namespace
}  // namespace cahoots
