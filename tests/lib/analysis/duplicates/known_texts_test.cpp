#include "analysis/duplicates/known_texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/analysis/duplicates/corpus.hpp"
#include "records/fingerprint.hpp"

namespace cahoots {
namespace {

constexpr const char* kText =
    "the harbour festival brings the whole of the old town together for an evening of music";
constexpr const char* kNear =
    "the harbour festival brings the whole of the new town together for an evening of music";

KnownGroup group_of(std::string uid, std::string text) {
  KnownGroup group;
  group.core_post_uid = uid;
  group.group_uid = std::move(uid);
  group.text = std::move(text);
  return group;
}

void add_fingerprint_of(KnownTexts& known, std::string uid, const std::string& text) {
  Normaliser normaliser;
  const std::string normalised(normaliser.normalise(text));
  ShingleSet set;
  set.assign(normalised);
  KnownGroup group = group_of(std::move(uid), "");
  group.text.reset();
  known.add_fingerprint(std::move(group), hash128(normalised), fingerprint_lanes(normalised),
                        set.size());
}

std::string uid_of(const KnownTexts& known, const std::optional<KnownMatch>& match) {
  return match ? known.cores()[match->core].group.group_uid : "none";
}

TEST(KnownTexts, FindsEqualAndSimilarTexts) {
  KnownTexts known(DuplicateOptions{});
  EXPECT_TRUE(known.add_text(group_of("x:1", kText)));
  EXPECT_FALSE(known.add_text(group_of("x:2", " https://example.org/ ")));
  known.finish();
  KnownTextMatcher matcher(known);
  const auto equal = matcher.match(std::string("  THE Harbour") + (kText + 11) + " #fun");
  ASSERT_TRUE(equal);
  EXPECT_TRUE(equal->is_equal);
  EXPECT_EQ(equal->similarity, 1);
  const auto near = matcher.match(kNear);
  ASSERT_TRUE(near);
  EXPECT_FALSE(near->is_equal);
  EXPECT_EQ(near->similarity, jaccard(kText, kNear));
  EXPECT_FALSE(matcher.match("nothing of the kind was ever said in this or any other town"));
  EXPECT_FALSE(matcher.match(""));
}

TEST(KnownTexts, ShortTextsMatchEqualOnesOnly) {
  KnownTexts known(DuplicateOptions{});
  known.add_text(group_of("x:1", "good day all"));
  known.add_text(group_of("x:2", "good day to you all of you"));
  known.finish();
  KnownTextMatcher matcher(known);
  EXPECT_EQ(uid_of(known, matcher.match("Good day, all!")), "x:1");
  EXPECT_EQ(uid_of(known, matcher.match("good day alls")), "none");
  EXPECT_EQ(uid_of(known, matcher.match("good day to you all of us")), "x:2");
}

TEST(KnownTexts, TheBestWinsAndTheLeastUidATie) {
  for (const bool is_reversed : {false, true}) {
    std::vector<KnownGroup> groups{group_of("x:5", kNear), group_of("x:3", kText),
                                   group_of("x:4", kText)};
    if (is_reversed) std::reverse(groups.begin(), groups.end());
    KnownTexts known(DuplicateOptions{});
    for (const KnownGroup& group : groups) known.add_text(group);
    known.finish();
    KnownTextMatcher matcher(known);
    EXPECT_EQ(uid_of(known, matcher.match(kText)), "x:3");
    EXPECT_EQ(uid_of(known, matcher.match(kNear)), "x:5");
    EXPECT_EQ(uid_of(known, matcher.match(std::string(kText) + " tonight")), "x:3");
  }
}

TEST(KnownTexts, ATextIsBetterThanItsFingerprintAndOfAGroupTheFirst) {
  KnownTexts known(DuplicateOptions{});
  add_fingerprint_of(known, "x:1", kText);
  known.add_text(group_of("x:1", kText));
  known.add_text(group_of("x:1", kNear));
  known.add_text(group_of("x:1", kText));
  known.finish();
  ASSERT_EQ(known.cores().size(), 2U);
  EXPECT_FALSE(known.cores()[0].is_fingerprint());
  EXPECT_FALSE(known.cores()[1].is_fingerprint());
  EXPECT_EQ(known.group_of(1), 0U);
}

TEST(KnownTexts, FingerprintsMatchWithoutTheText) {
  KnownTexts known(DuplicateOptions{});
  add_fingerprint_of(known, "x:1", kText);
  known.finish();
  KnownTextMatcher matcher(known);
  const auto equal = matcher.match(kText);
  ASSERT_TRUE(equal);
  EXPECT_TRUE(equal->is_equal);
  const auto near = matcher.match(kNear);
  ASSERT_TRUE(near);
  EXPECT_FALSE(near->is_equal);
  EXPECT_NEAR(near->similarity, jaccard(kText, kNear), 4 * 0.029);
  EXPECT_FALSE(matcher.match("nothing of the kind was ever said in this or any other town"));
}

/// What others have in their files: where this changes, kFingerprintScheme has to.
TEST(KnownTexts, FingerprintsAreMadeAsEver) {
  ASSERT_EQ(kFingerprintScheme, "xxh3-128,minhash-6-256-8");
  const TextFingerprint lanes = fingerprint_lanes(kText);
  EXPECT_EQ(hash64({reinterpret_cast<const char*>(lanes.data()), lanes.size()}),
            2876069378211430082ULL);
  EXPECT_EQ(hash128(kText), (Hash128{0xE78FB33E85BC0B3DULL, 0xF57ABE878CC2E05EULL}));
}

/// The estimates of many pairs have the standard error that is documented, and never exceed what
/// the numbers of shingles allow.
TEST(KnownTexts, TheEstimateHasItsStandardError) {
  Random random(11);
  DuplicateOptions options;
  options.threshold = 0.3;
  double sum_of_squares = 0;
  std::size_t n = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string common = random_words(random, 18, 100000);
    const std::string a = common + " " + random_words(random, 4, 100000);
    const std::string b = common + " " + random_words(random, 4, 100000);
    KnownTexts known(options);
    add_fingerprint_of(known, "x:1", a);
    known.finish();
    KnownTextMatcher matcher(known);
    const auto match = matcher.match(b);
    if (!match) continue;
    const double error = match->similarity - jaccard(a, b);
    sum_of_squares += error * error;
    ++n;
  }
  ASSERT_GT(n, 390U);
  EXPECT_LT(std::sqrt(sum_of_squares / static_cast<double>(n)), 0.032);
}

/// The best known text of `text` by comparing it with all of them.
struct Reference {
  double similarity = 0;
  std::string uid = "none";
};
Reference brute_force(const KnownTexts& known, Normaliser& normaliser, const std::string& text) {
  Reference best;
  const std::string normalised(normaliser.normalise(text));
  if (normalised.empty()) return best;
  for (const KnownText& core : known.cores()) {
    const bool is_equal = core.normalised == normalised;
    const bool is_short = normalised.size() < 20 || core.normalised.size() < 20;
    const double similarity = is_equal ? 1 : is_short ? 0 : jaccard(core.normalised, normalised);
    if (similarity >= known.options().threshold && similarity > best.similarity)
      best = {similarity, core.group.group_uid};
  }
  return best;
}

/// What a search makes of a corpus, matched with the same posts and with others: few known texts
/// are all compared, and bands may miss a pair; nothing else may differ.
TEST(KnownTexts, FindsWhatBruteForceFinds) {
  const std::vector<OwnedPost> posts = make_corpus(6, 1500);
  const std::vector<OwnedGroup> groups = find(posts).groups;
  std::vector<OwnedPost> stream = make_corpus(7, 200);
  stream.insert(stream.end(), posts.begin(), posts.end());
  Normaliser normaliser;
  for (const std::size_t compared_with_all : {KnownTexts::kComparedWithAll, std::size_t{10}}) {
    KnownTexts known(DuplicateOptions{}, compared_with_all);
    for (const OwnedGroup& group : groups) known.add_text(group_of(group.group_uid, group.text));
    known.finish();
    ASSERT_GT(known.cores().size(), 100U);
    KnownTextMatcher matcher(known);
    std::size_t n_met = 0;
    std::size_t n_misses = 0;
    double expected_misses = 0;
    for (const OwnedPost& post : stream) {
      const Reference expected = brute_force(known, normaliser, post.text);
      const auto match = matcher.match(post.text);
      n_met += match ? 1U : 0U;
      if (expected.similarity > 0 && expected.similarity < 1)
        expected_misses +=
            1 - BandScheme::for_threshold(0.7).candidate_probability(expected.similarity);
      if (uid_of(known, match) == expected.uid) {
        EXPECT_EQ(match ? match->similarity : 0, expected.similarity);
      } else {
        ++n_misses;
        EXPECT_LE(match ? match->similarity : 0, expected.similarity);
      }
    }
    EXPECT_GT(n_met, 900U);
    EXPECT_EQ(matcher.n_skipped_pairs(), 0U);
    EXPECT_LE(static_cast<double>(n_misses), compared_with_all == 10 ? 3 + 2 * expected_misses : 0);
  }
}

/// Thousands of known texts that share most of themselves, as made to be compared in vain.
TEST(KnownTexts, TheWorkForATextIsBounded) {
  Random random(4);
  const std::string boilerplate = random_words(random, 40, 100000);
  KnownTexts known(DuplicateOptions{});
  ASSERT_GT(3000U, KnownTexts::kComparedWithAll);
  for (int i = 0; i < 3000; ++i) {
    known.add_text(
        group_of("x:" + std::to_string(i), boilerplate + " " + random_words(random, 12, 100000)));
  }
  known.finish();
  KnownTextMatcher matcher(known);
  const auto match = matcher.match(boilerplate + " " + random_words(random, 18, 100000));
  EXPECT_GT(matcher.n_skipped_pairs(), 2000U);
  EXPECT_GE(match ? match->similarity : 1, 0.7);
}

}  // namespace
}  // namespace cahoots
