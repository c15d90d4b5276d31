#include "analysis/coaction/self_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/analysis/coaction/campaign_case.hpp"

namespace cahoots {
namespace {

SelfTestOptions small_options() {
  SelfTestOptions options;
  options.coaction = campaign_options();
  options.n_shuffles = 30;
  options.n_followed_pairs = 200;
  options.n_planted_pairs = 20;
  return options;
}

SelfTestResult run(const CoactionTestCase& given, const SelfTestOptions& options) {
  return self_test(given.posts, given.topics, given.table, options);
}

TEST(SelfTest, PassesWhereTheNullIsAsFineAsTheShuffle) {
  Random random(3);
  const SelfTestResult result = run(campaign_case(random, 10), small_options());
  EXPECT_TRUE(result.has_passed);
  EXPECT_EQ(result.n_shuffles, 30U);
  EXPECT_GE(result.n_significant, 8U) << "the pairs that act together are there";
  EXPECT_LT(result.mean_shuffled_significant, 0.2) << "and gone once the accounts are shuffled";
  EXPECT_EQ(result.uniformity.n, 30U * result.n_followed_pairs);
  EXPECT_GE(result.n_planted_found, 16U);
}

/// Among accounts that share much by chance one object more is nothing, and to say so is right; but
/// a channel that could not find a pair is not to be trusted to have found none.
TEST(SelfTest, FailsWithoutPower) {
  Random random(4);
  SelfTestOptions options = small_options();
  options.n_planted_objects = 1;
  const SelfTestResult result = run(campaign_case(random, 0), options);
  EXPECT_GT(result.n_planted, 10U);
  EXPECT_LT(result.n_planted_found, result.n_planted / 2);
  EXPECT_FALSE(result.has_passed);
}

TEST(SelfTest, IsTheSameForAnyThreads) {
  Random random(5);
  const CoactionTestCase given = campaign_case(random, 5);
  SelfTestOptions options = small_options();
  options.n_shuffles = 3;
  const SelfTestResult one = run(given, options);
  options.coaction.n_threads = 3;
  const SelfTestResult three = run(given, options);
  EXPECT_EQ(one.uniformity.too_small, three.uniformity.too_small);
  EXPECT_EQ(one.n_planted_found, three.n_planted_found);
  EXPECT_EQ(one.mean_shuffled_edges, three.mean_shuffled_edges);
}

TEST(SelfTest, NothingToPlantIsNoPass) {
  CoactionTestCase given = pair_case(2, 10, 0);
  given.table.traces.clear();
  const SelfTestResult result = run(given, small_options());
  EXPECT_EQ(result.n_planted, 0U);
  EXPECT_FALSE(result.has_passed) << "an untested power is no power";
}

}  // namespace
}  // namespace cahoots
