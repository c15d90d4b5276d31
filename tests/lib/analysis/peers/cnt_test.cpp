#include "analysis/peers/cnt.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "analysis/coaction/windows.hpp"
#include "lib/analysis/coaction/test_case.hpp"

namespace cahoots {
namespace {

std::vector<CntEdge> edges_of(const CoactionTestCase& given, const PeerOptions& options) {
  const UsableTraces usable =
      select_usable(given.posts, Channel::hashtag, given.table.traces, options.window_s);
  return find_cnt_edges(given.posts, usable.sorted, options);
}

/// The query itself: a join of the table with itself, grouped by the two accounts.
std::vector<CntEdge> brute_edges(const CoactionTestCase& given, const PeerOptions& options) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> posts_of;
  for (const Trace one : given.table.traces) {
    for (const Trace other : given.table.traces) {
      const std::int64_t one_s = given.posts.created_at_s[post_of(one)];
      const std::int64_t other_s = given.posts.created_at_s[post_of(other)];
      const std::uint32_t source = given.posts.account[post_of(one)];
      const std::uint32_t target = given.posts.account[post_of(other)];
      if (object_of(one) != object_of(other) || source == target) continue;
      if (one_s == kNoTime_s || other_s == kNoTime_s) continue;
      if (std::abs(one_s - other_s) <= options.window_s) {
        posts_of[{source, target}].insert(post_of(one));
      }
    }
  }
  std::vector<CntEdge> edges;
  for (const auto& [pair, posts] : posts_of) {
    const auto weight = static_cast<std::uint32_t>(posts.size());
    if (weight >= options.minimum) edges.push_back({pair.first, pair.second, weight});
  }
  return edges;
}

TEST(CntEdges, EqualTheQueryOnRandomData) {
  Random random(5);
  std::size_t n_edges = 0;
  std::size_t n_lopsided = 0;
  for (int round = 0; round < 3000; ++round) {
    CoactionTestShape shape;
    shape.n_posts = 2 + static_cast<std::uint32_t>(random.below(40));
    shape.n_accounts = 1 + static_cast<std::uint32_t>(random.below(8));
    shape.n_objects = 1 + static_cast<std::uint32_t>(random.below(6));
    shape.n_traces = 1 + static_cast<std::uint32_t>(random.below(60));
    shape.span_s = 1 + random.below(600);
    const CoactionTestCase given = random_case(random, shape);
    PeerOptions options;
    options.window_s = static_cast<std::int64_t>(random.below(80));
    options.minimum = 1 + static_cast<std::uint32_t>(random.below(4));
    options.n_threads = 1 + static_cast<std::uint32_t>(random.below(3));
    const std::vector<CntEdge> edges = edges_of(given, options);
    ASSERT_EQ(edges, brute_edges(given, options)) << "round " << round;
    n_edges += edges.size();
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> weights;
    for (const CntEdge& edge : edges) weights[{edge.source, edge.target}] = edge.weight;
    for (const CntEdge& edge : edges) {
      if (weights[{edge.target, edge.source}] != edge.weight) ++n_lopsided;
    }
  }
  EXPECT_GT(n_edges, 5000U);
  EXPECT_GT(n_lopsided, 1000U);
}

TEST(CntEdges, TheWindowIncludesItsEnd) {
  PeerOptions options;
  EXPECT_EQ(edges_of(pair_case(2, 60, 0), options), (std::vector<CntEdge>{{0, 1, 2}, {1, 0, 2}}));
  EXPECT_TRUE(edges_of(pair_case(2, 61, 0), options).empty());
}

TEST(CntEdges, AWeightBelowTheMinimumMakesNone) {
  PeerOptions options;
  EXPECT_TRUE(edges_of(pair_case(1, 0, 0), options).empty());
  options.minimum = 1;
  EXPECT_EQ(edges_of(pair_case(1, 0, 0), options).size(), 2U);
}

TEST(CntEdges, AnAccountIsNoPartnerOfItself) {
  CoactionTestCase given = pair_case(5, 10, 0);
  given.posts.account.assign(given.posts.size(), 0);
  PeerOptions options;
  options.minimum = 1;
  EXPECT_TRUE(edges_of(given, options).empty());
}

TEST(CntEdges, APostCountsOnceHoweverManyPartnersAndObjectsItHas) {
  CoactionTestCase given;
  given.posts.n_accounts = 2;
  given.posts.account = {0, 1, 1, 1};
  given.posts.created_at_s = {0, 1, 2, 3};
  given.table.n_objects = 2;
  given.table.traces = {make_trace(0, 0), make_trace(0, 1), make_trace(0, 2),
                        make_trace(1, 0), make_trace(1, 1), make_trace(1, 3)};
  PeerOptions options;
  options.minimum = 1;
  EXPECT_EQ(edges_of(given, options), (std::vector<CntEdge>{{0, 1, 1}, {1, 0, 3}}));
}

TEST(CntEdges, NoRowsMakeNone) {
  EXPECT_TRUE(edges_of(CoactionTestCase(), PeerOptions()).empty());
}

}  // namespace
}  // namespace cahoots
