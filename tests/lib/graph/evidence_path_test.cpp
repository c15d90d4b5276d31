#include "graph/evidence_path.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

using Vertices = std::vector<std::uint32_t>;

Vertices all_of(const Graph& graph) {
  Vertices all(graph.n_vertices());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

TEST(EvidencePath, PrefersStrongChainsToAWeakShortcut) {
  const Graph graph(4, Edges{{0, 1, 10.0}, {1, 2, 10.0}, {0, 2, 1.0}, {2, 3, 4.0}});
  const auto paths = strongest_paths(graph, Vertices{0}, Vertices{3, 0}, all_of(graph));
  EXPECT_EQ(paths[0].vertices, (Vertices{0, 1, 2, 3}));
  EXPECT_EQ(paths[0].weakest_weight, 4.0);
  EXPECT_EQ(paths[1].vertices, (Vertices{0}));
  EXPECT_EQ(paths[1].weakest_weight, 0.0);
}

TEST(EvidencePath, TiesGoToTheLowestIndex) {
  const Graph graph(5, Edges{{0, 3, 1.0}, {0, 2, 1.0}, {3, 4, 1.0}, {2, 4, 1.0}});
  const auto paths = strongest_paths(graph, Vertices{0}, Vertices{4}, all_of(graph));
  EXPECT_EQ(paths[0].vertices, (Vertices{0, 2, 4}));
}

TEST(EvidencePath, ScopeAndComponentsLimitTheSearch) {
  const Graph graph(5, Edges{{0, 1, 9.0}, {1, 2, 9.0}, {0, 2, 1.0}, {3, 4, 1.0}});
  const auto paths = strongest_paths(graph, Vertices{0}, Vertices{2, 4}, Vertices{0, 2, 4});
  EXPECT_EQ(paths[0].vertices, (Vertices{0, 2}));
  EXPECT_TRUE(paths[1].vertices.empty());
  EXPECT_THROW(strongest_paths(graph, Vertices{0}, Vertices{5}, Vertices{0}), DataError);
  EXPECT_THROW(strongest_paths(graph, Vertices{5}, Vertices{0}, Vertices{0}), DataError);
}

TEST(EvidencePath, EveryPathIsAChainOfEdgesOfLeastLength) {
  Random random(51);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t n_vertices = 14;
    const Edges edges = random_edges(n_vertices, 0.25, true, random);
    const Graph graph(n_vertices, edges);
    const auto dense = dense_weights(n_vertices, edges);
    const Vertices seeds = {2, 5};
    std::vector<double> least(n_vertices, 1e9);  // Bellman and Ford
    for (const std::uint32_t seed : seeds) least[seed] = 0.0;
    for (std::uint32_t step = 0; step < n_vertices; ++step) {
      for (const WeightedEdge& edge : edges) {
        least[edge.target] = std::min(least[edge.target], least[edge.source] + 1.0 / edge.weight);
        least[edge.source] = std::min(least[edge.source], least[edge.target] + 1.0 / edge.weight);
      }
    }
    const auto paths = strongest_paths(graph, seeds, all_of(graph), all_of(graph));
    for (std::uint32_t v = 0; v < n_vertices; ++v) {
      const Vertices& path = paths[v].vertices;
      ASSERT_EQ(path.empty(), least[v] > 1e8);
      if (path.empty()) continue;
      EXPECT_TRUE(path.front() == 2 || path.front() == 5);
      EXPECT_EQ(path.back(), v);
      double length = 0.0;
      double weakest = path.size() == 1 ? 0.0 : 1e9;
      for (std::size_t i = 1; i < path.size(); ++i) {
        ASSERT_GT(dense[path[i - 1]][path[i]], 0.0);
        length += 1.0 / dense[path[i - 1]][path[i]];
        weakest = std::min(weakest, dense[path[i - 1]][path[i]]);
      }
      EXPECT_NEAR(length, least[v], 1e-9);
      EXPECT_EQ(paths[v].weakest_weight, weakest);
    }
  }
}

TEST(EvidencePath, SurvivesWeightsWhoseInverseIsInfinite) {
  const Graph graph(3, Edges{{0, 1, 1e-310}, {1, 2, 1e-310}});
  const auto paths = strongest_paths(graph, Vertices{0}, Vertices{2}, all_of(graph));
  EXPECT_EQ(paths[0].vertices, (Vertices{0, 1, 2}));
}

}  // namespace
}  // namespace cahoots
