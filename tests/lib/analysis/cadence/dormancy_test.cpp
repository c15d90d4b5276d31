#include "analysis/cadence/dormancy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kBegin_s = 1514764800;
const std::uint32_t kEnglish = language_number("en");
const std::uint32_t kChinese = language_number("zh-CN");

/// A post a day from `first_day` on, in the languages given.
void add_days(std::vector<CadencePost>& posts, std::int64_t first_day,
              const std::vector<std::uint32_t>& languages, std::uint32_t hashtag = 0) {
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::int64_t time_s = kBegin_s + (first_day + static_cast<std::int64_t>(i)) * kDay_s;
    posts.push_back({{0, time_s, TimePrecision::second}, languages[i], hashtag});
  }
}

TEST(Dormancy, LanguagesAreComparedByTheirFirstSubtag) {
  EXPECT_EQ(language_number("zh-Hans"), kChinese);
  EXPECT_EQ(language_number("ZH_TW"), kChinese);
  EXPECT_NE(kChinese, kEnglish);
  EXPECT_NE(language_number("qu"), 0U);
  for (const char* none : {"", "und", "zxx", "qme", "qht"}) EXPECT_EQ(language_number(none), 0U);
}

TEST(Dormancy, AnAwakeAccountHasNone) {
  std::vector<CadencePost> posts;
  add_days(posts, 0, std::vector<std::uint32_t>(40, kEnglish));
  add_days(posts, 39 + 89, std::vector<std::uint32_t>(40, kChinese));
  const Dormancy dormancy = find_dormancy(posts);
  EXPECT_FALSE(dormancy.gap_s.has_value());
  EXPECT_EQ(dormancy.language_change.reason, "no gap of 90 days");
  EXPECT_FALSE(find_dormancy({}).gap_s.has_value());
}

TEST(Dormancy, AnotherLanguageAndSubjectAfterTheLongestGap) {
  std::vector<CadencePost> posts;
  add_days(posts, 0, std::vector<std::uint32_t>(20, kEnglish), 7);
  add_days(posts, 19 + 90, std::vector<std::uint32_t>(20, kEnglish), 7);
  add_days(posts, 128 + 200, std::vector<std::uint32_t>(30, kChinese), 9);
  const Dormancy dormancy = find_dormancy(posts);
  EXPECT_EQ(dormancy.gap_s, 200 * kDay_s);
  EXPECT_EQ(dormancy.woke_at_s, kBegin_s + 328 * kDay_s);
  EXPECT_EQ(dormancy.n_before, 40U);
  EXPECT_EQ(dormancy.n_after, 30U);
  EXPECT_DOUBLE_EQ(*dormancy.rate_ratio, 1.0 / (40.0 / 128.0));
  EXPECT_EQ(dormancy.hashtag_overlap, 0.0);
  ASSERT_TRUE(dormancy.language_change.tested());
  EXPECT_EQ(dormancy.language_change.n, 50U);
  EXPECT_DOUBLE_EQ(*dormancy.language_change.effect, 1.0);
  // All 20 counted days before and none of the 30 after: 1 / C(50, 20).
  const double log_p = std::lgamma(21) + std::lgamma(31) - std::lgamma(51);
  EXPECT_NEAR(std::log(*dormancy.language_change.p_value), log_p, 1e-6);
}

TEST(Dormancy, TooFewDaysOfAKnownLanguageSaySo) {
  std::vector<CadencePost> posts;
  add_days(posts, 0, std::vector<std::uint32_t>(30, kEnglish));
  add_days(posts, 200, std::vector<std::uint32_t>(9, kChinese));
  add_days(posts, 210, std::vector<std::uint32_t>(9, 0));
  const Dormancy dormancy = find_dormancy(posts);
  EXPECT_TRUE(dormancy.gap_s.has_value());
  EXPECT_EQ(dormancy.language_change.reason, "too few days with a known language");
  EXPECT_EQ(dormancy.language_change.n, 15U + 9U);
}

TEST(Dormancy, TimesCoarserThanADayDoNotCount) {
  std::vector<CadencePost> posts;
  posts.push_back({{0, kBegin_s, TimePrecision::coarser}, kEnglish, 0});
  posts.push_back({{0, kBegin_s + 300 * kDay_s, TimePrecision::second}, kEnglish, 0});
  EXPECT_FALSE(find_dormancy(posts).gap_s.has_value());
}

// Null: each day's language is drawn from one distribution, before and after alike. The test is
// discrete, so it rejects at most as often as it claims.
TEST(Dormancy, RejectsNoMoreThanNominallyUnderTheNull) {
  Random random(31);
  constexpr int kTrials = 4000;
  int n_at_1 = 0;
  int n_at_10 = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    const double share = 0.3 + 0.6 * random.uniform();
    const auto languages = [&](std::size_t n) {
      std::vector<std::uint32_t> drawn;
      for (std::size_t i = 0; i < n; ++i) {
        drawn.push_back(random.uniform() < share ? kEnglish : kChinese);
      }
      return drawn;
    };
    std::vector<CadencePost> posts;
    add_days(posts, 0, languages(60));
    add_days(posts, 200, languages(40));
    const TestResult test = find_dormancy(posts).language_change;
    ASSERT_TRUE(test.tested());
    n_at_1 += *test.p_value <= 0.01 ? 1 : 0;
    n_at_10 += *test.p_value <= 0.1 ? 1 : 0;
  }
  EXPECT_LE(n_at_1, 0.015 * kTrials);
  EXPECT_LE(n_at_10, 0.115 * kTrials);
  EXPECT_GE(n_at_10, 0.04 * kTrials);
}

}  // namespace
}  // namespace cahoots
