#include "analysis/coaction/null.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "analysis/coaction/coaction.hpp"
#include "lib/analysis/coaction/campaign_case.hpp"
#include "lib/analysis/coaction/test_case.hpp"
#include "stats/poisson.hpp"

namespace cahoots {
namespace {

std::vector<Trace> sorted_traces(const CoactionTestCase& given) {
  const std::set<Trace> traces(given.table.traces.begin(), given.table.traces.end());
  return {traces.begin(), traces.end()};
}

/// A case whose posts leave one trace each, so that relabelling posts is relabelling traces.
CoactionTestCase one_trace_a_post(Random& random, CoactionTestShape shape) {
  shape.has_undated = false;
  CoactionTestCase given = random_case(random, shape);
  given.table.traces.clear();
  for (std::uint32_t post = 0; post < shape.n_posts; ++post) {
    given.table.traces.push_back(
        make_trace(static_cast<std::uint32_t>(random.below(shape.n_objects)), post));
  }
  return given;
}

/// Permutes the accounts of posts within stretches of `stratum_s` (times are above -1000 s).
PostColumns shuffled(const PostColumns& posts, std::int64_t stratum_s, Random& random) {
  PostColumns mixed = posts;
  std::map<std::int64_t, std::vector<std::uint32_t>> strata;
  for (std::uint32_t post = 0; post < posts.size(); ++post) {
    strata[(posts.created_at_s[post] + 1000 * stratum_s) / stratum_s].push_back(post);
  }
  for (const auto& [bin, members] : strata) {
    for (std::size_t i = members.size(); i > 1; --i) {
      std::swap(mixed.account[members[i - 1]], mixed.account[members[random.below(i)]]);
    }
  }
  return mixed;
}

std::uint32_t shared_objects(const PostColumns& posts, const std::vector<Trace>& traces,
                             std::int64_t window_s) {
  std::set<std::uint32_t> objects;
  for (const Trace a : traces) {
    for (const Trace b : traces) {
      if (object_of(a) != object_of(b) || posts.account[post_of(a)] != 0) continue;
      if (posts.account[post_of(b)] != 1) continue;
      const std::int64_t lag_s = posts.created_at_s[post_of(a)] - posts.created_at_s[post_of(b)];
      if (lag_s <= window_s && -lag_s <= window_s) objects.insert(object_of(a));
    }
  }
  return static_cast<std::uint32_t>(objects.size());
}

TEST(PairNull, ExactForTwoPostsInOneStratum) {
  // Four traces in one stratum, one windowed pair: P(i and j hold it) = 1 / (4 choose 2).
  CoactionTestCase given;
  given.posts.created_at_s = {0, 10, 1000, 2000};
  given.posts.account = {0, 1, 2, 3};
  given.posts.n_accounts = 4;
  const std::vector<Trace> traces = {make_trace(0, 0), make_trace(0, 1), make_trace(1, 2),
                                     make_trace(2, 3)};
  const PairNull null(given.posts, nullptr, traces, 60, 86400);
  EXPECT_DOUBLE_EQ(null.expected(0, 1), 1.0 / 6.0);
  EXPECT_DOUBLE_EQ(null.expected(2, 3), 1.0 / 6.0);
}

TEST(PairNull, ExactAcrossMidnight) {
  // Two traces in each of two strata, one pair over the border: each side is drawn 1 in 2.
  CoactionTestCase given;
  given.posts.created_at_s = {100, 86390, 86410, 160000};
  given.posts.account = {2, 0, 1, 3};
  given.posts.n_accounts = 4;
  const std::vector<Trace> traces = {make_trace(0, 0), make_trace(1, 1), make_trace(1, 2),
                                     make_trace(2, 3)};
  const PairNull null(given.posts, nullptr, traces, 60, 86400);
  EXPECT_DOUBLE_EQ(null.expected(0, 1), 0.25);
  EXPECT_DOUBLE_EQ(null.expected(0, 2), 0.0);
}

TEST(PairNull, BoundsTheSimulatedMeanClosely) {
  Random random(5);
  double sum_of_bounds = 0.0;
  double sum_of_means = 0.0;
  for (int round = 0; round < 60; ++round) {
    CoactionTestShape shape;
    shape.n_posts = 40;
    shape.n_accounts = 5;
    shape.n_objects = 12;
    const std::int64_t window_s = 50 + static_cast<std::int64_t>(random.below(400));
    const std::int64_t stratum_s = 100 + static_cast<std::int64_t>(random.below(600));
    const CoactionTestCase given = one_trace_a_post(random, shape);
    const std::vector<Trace> traces = sorted_traces(given);
    const PairNull null(given.posts, nullptr, traces, window_s, stratum_s);
    double total = 0.0;
    constexpr int kShuffles = 400;
    for (int i = 0; i < kShuffles; ++i) {
      total += shared_objects(shuffled(given.posts, stratum_s, random), traces, window_s);
    }
    const double mean = total / kShuffles;
    EXPECT_GE(null.expected(0, 1), mean - 4.0 * std::sqrt((mean + 0.01) / kShuffles));
    sum_of_bounds += null.expected(0, 1);
    sum_of_means += mean;
  }
  EXPECT_LT(sum_of_bounds, 1.6 * sum_of_means);  // a bound of "many" would pass the rest
}

TEST(PairNullCalibration, ShufflesInsideTheStrataAreConservative) {
  Random random(17);
  const CoactionTestCase given = campaign_case(random, 0);
  constexpr int kShuffles = 40;
  std::uint64_t n_pairs = 0;
  std::uint64_t n_below_5_percent = 0;
  std::uint64_t n_below_1_percent = 0;
  std::uint64_t n_discoveries = 0;
  for (int i = 0; i < kShuffles; ++i) {
    const PostColumns posts = shuffled(given.posts, 21600, random);
    const CoactionResult result =
        find_coactions(posts, given.topics, given.table, campaign_options());
    n_pairs += result.counts.n_tests;
    for (const CoactionEdge& edge : result.edges) {
      n_below_5_percent += edge.p_value <= 0.05 ? 1 : 0;
      n_below_1_percent += edge.p_value <= 0.01 ? 1 : 0;
      n_discoveries += edge.q_value <= 0.01 ? 1 : 0;
    }
  }
  const auto n = static_cast<double>(n_pairs);
  EXPECT_LE(static_cast<double>(n_below_5_percent), 0.05 * n);
  EXPECT_LE(static_cast<double>(n_below_1_percent), 0.01 * n);
  EXPECT_GT(static_cast<double>(n_below_5_percent), 0.005 * n);  // p = 1 everywhere would pass
  EXPECT_LE(n_discoveries, 1U);
}

TEST(PairNullCalibration, PlantedPairsAreFound) {
  Random random(23);
  const CoactionTestCase given = campaign_case(random, 10);
  const CoactionResult result =
      find_coactions(given.posts, given.topics, given.table, campaign_options());
  int n_found = 0;
  int n_false = 0;
  for (const CoactionEdge& edge : result.edges) {
    if (edge.q_value > 0.01) continue;
    const bool is_planted =
        edge.source >= 60 && edge.source % 2 == 0 && edge.target == edge.source + 1;
    ++(is_planted ? n_found : n_false);
  }
  EXPECT_GE(n_found, 8);
  EXPECT_LE(n_false, 1);
}

TEST(PairNullCalibration, AStratumOwnedByOneOperationIsHardToTell) {
  // Everything on this day is the operation: chance explains half of it, and the weight stays.
  CoactionTestCase given;
  given.posts.n_accounts = 1000;  // the rest posts elsewhere
  given.table.n_objects = 30;
  given.topics.audience = {4};
  for (std::uint32_t i = 0; i < 120; ++i) {
    given.posts.created_at_s.push_back((i / 4) * 100);
    given.posts.account.push_back(i % 4);
    given.topics.of_post.push_back(0);
    given.table.traces.push_back(make_trace(i / 4, i));
  }
  const CoactionResult result =
      find_coactions(given.posts, given.topics, given.table, CoactionOptions());
  ASSERT_EQ(result.edges.size(), 6U);
  for (const CoactionEdge& edge : result.edges) {
    EXPECT_EQ(edge.n_objects, 30U);
    EXPECT_GT(edge.expected, 10.0);
    EXPECT_GT(edge.p_value, 1e-9) << "in a busy day it would be 1e-40";
    EXPECT_GT(edge.weight, 5.0);
  }
}

}  // namespace
}  // namespace cahoots
