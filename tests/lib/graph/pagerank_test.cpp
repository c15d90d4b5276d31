#include "graph/pagerank.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

/// Power iteration on the dense matrix until nothing changes any more.
std::vector<double> dense_pagerank(const std::vector<std::vector<double>>& dense,
                                   const std::vector<std::uint32_t>& seeds, double teleport) {
  const std::size_t n_vertices = dense.size();
  std::vector<double> start(n_vertices);
  for (const std::uint32_t seed : seeds) start[seed] = 1.0 / static_cast<double>(seeds.size());
  std::vector<double> rank = start;
  for (int round = 0; round < 400; ++round) {
    std::vector<double> next(n_vertices);
    for (std::size_t v = 0; v < n_vertices; ++v) next[v] = teleport * start[v];
    for (std::size_t v = 0; v < n_vertices; ++v) {
      double strength = 0.0;
      for (const double weight : dense[v]) strength += weight;
      for (std::size_t w = 0; w < n_vertices && strength > 0.0; ++w) {
        next[w] += (1.0 - teleport) * rank[v] * dense[v][w] / strength;
      }
      if (strength == 0.0) next[v] += (1.0 - teleport) * rank[v];
    }
    rank = next;
  }
  return rank;
}

TEST(Pagerank, IsWithinItsBoundOfPowerIteration) {
  Random random(41);
  for (const double epsilon : {1e-2, 1e-4, 1e-8}) {
    for (int round = 0; round < 20; ++round) {
      const Edges edges = random_edges(30, 0.12, true, random);
      const Graph graph(30, edges);
      const std::vector<std::uint32_t> seeds = {1, 7, static_cast<std::uint32_t>(8 + round)};
      PagerankOptions options;
      options.epsilon = epsilon;
      const Pagerank pagerank = personalised_pagerank(graph, seeds, options);
      ASSERT_TRUE(pagerank.is_complete);
      std::vector<double> found(30);
      for (const VertexScore& reached : pagerank.scores) found[reached.vertex] = reached.score;
      const std::vector<double> exact = dense_pagerank(dense_weights(30, edges), seeds, 0.15);
      double n_connected = 0.0;
      for (const double strength : graph.strengths()) n_connected += strength > 0.0 ? 1.0 : 0.0;
      for (std::uint32_t v = 0; v < 30; ++v) {
        const double bound = epsilon * graph.strength(v) * n_connected / graph.volume();
        EXPECT_GE(exact[v] - found[v], -1e-12);
        EXPECT_LE(exact[v] - found[v], bound + 1e-12);
      }
    }
  }
}

TEST(Pagerank, StaysLocal) {
  const Graph graph(50'000, ring_of_cliques(10'000, 5));
  PagerankOptions options;
  options.epsilon = 1e-4;
  const Pagerank pagerank = personalised_pagerank(graph, std::vector<std::uint32_t>{100}, options);
  EXPECT_GT(pagerank.scores.size(), 5U);
  EXPECT_LT(pagerank.scores.size(), 500U);
}

TEST(Pagerank, SeedsAreASet) {
  Random random(42);
  const Graph graph(40, random_edges(40, 0.2, true, random));
  const Pagerank once = personalised_pagerank(graph, std::vector<std::uint32_t>{3, 9});
  const Pagerank twice = personalised_pagerank(graph, std::vector<std::uint32_t>{9, 3, 9});
  ASSERT_EQ(once.scores.size(), twice.scores.size());
  for (std::size_t i = 0; i < once.scores.size(); ++i) {
    EXPECT_EQ(once.scores[i].score, twice.scores[i].score);
  }
}

TEST(Pagerank, ReportsWhenItsBudgetEnds) {
  const Graph graph(500, ring_of_cliques(100, 5));
  PagerankOptions options;
  options.max_arc_visits = 50;
  EXPECT_FALSE(personalised_pagerank(graph, std::vector<std::uint32_t>{0}, options).is_complete);
}

TEST(Pagerank, IsolatedSeedsAndBadInput) {
  const Graph graph(3, Edges{{0, 1, 1.0}});
  const Pagerank alone = personalised_pagerank(graph, std::vector<std::uint32_t>{2});
  ASSERT_EQ(alone.scores.size(), 1U);
  EXPECT_EQ(alone.scores[0].score, 1.0);
  EXPECT_TRUE(personalised_pagerank(graph, {}).scores.empty());
  EXPECT_THROW(personalised_pagerank(graph, std::vector<std::uint32_t>{3}), DataError);
  PagerankOptions options;
  options.teleport = 0.0;
  EXPECT_THROW(personalised_pagerank(graph, {}, options), UsageError);
  options = {};
  options.epsilon = 0.0;
  EXPECT_THROW(personalised_pagerank(graph, {}, options), UsageError);
}

}  // namespace
}  // namespace cahoots
