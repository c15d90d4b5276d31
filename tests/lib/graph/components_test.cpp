#include "graph/components.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

using Labels = std::vector<std::uint32_t>;

/// Components by union of labels, edge by edge.
Partition merged_by_edges(std::uint32_t n_vertices, const Edges& edges) {
  Labels labels(n_vertices);
  std::iota(labels.begin(), labels.end(), 0U);
  for (const WeightedEdge& edge : edges) {
    const std::uint32_t from = labels[edge.source];
    std::replace(labels.begin(), labels.end(), from, labels[edge.target]);
  }
  return numbered_by_smallest_vertex(labels);
}

/// Largest k such that the vertex survives the removal of all with fewer than k neighbours.
Labels cores_by_peeling(std::uint32_t n_vertices, const Edges& edges) {
  Labels core(n_vertices);
  for (std::uint32_t k = 1; k < n_vertices; ++k) {
    std::vector<bool> is_left(n_vertices, true);
    for (bool has_changed = true; has_changed;) {
      Labels degree(n_vertices);
      for (const WeightedEdge& edge : edges) {
        if (!is_left[edge.source] || !is_left[edge.target]) continue;
        ++degree[edge.source];
        ++degree[edge.target];
      }
      has_changed = false;
      for (std::uint32_t v = 0; v < n_vertices; ++v) {
        if (!is_left[v] || degree[v] >= k) continue;
        is_left[v] = false;
        has_changed = true;
      }
    }
    for (std::uint32_t v = 0; v < n_vertices; ++v) core[v] = is_left[v] ? k : core[v];
  }
  return core;
}

TEST(Components, AreNumberedByTheirSmallestVertex) {
  const Graph graph(6, Edges{{5, 0, 1.0}, {3, 1, 1.0}, {4, 3, 1.0}});
  const Partition components = connected_components(graph);
  EXPECT_EQ(components.group, (Labels{0, 1, 2, 1, 1, 0}));
  EXPECT_EQ(components.n_groups, 3U);
  EXPECT_EQ(connected_components(Graph()).n_groups, 0U);
}

TEST(Components, MatchMergingOnRandomGraphs) {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(random.below(25));
    const Edges edges = random_edges(n_vertices, 0.08, false, random);
    const Graph graph(n_vertices, edges);
    EXPECT_EQ(connected_components(graph), merged_by_edges(n_vertices, edges));
  }
}

TEST(Components, AChainOfAMillionNeedsNoDeepStack) {
  Edges edges;
  for (std::uint32_t v = 1; v < 1'000'000; ++v) edges.push_back({v - 1, v, 1.0});
  const Graph graph(1'000'000, edges);
  EXPECT_EQ(connected_components(graph).n_groups, 1U);
}

TEST(ConnectedParts, SplitWhatNoPathInsideJoins) {
  Random random(6);
  for (int round = 0; round < 200; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(1 + random.below(25));
    const Edges edges = random_edges(n_vertices, 0.12, false, random);
    const Partition groups = random_partition(n_vertices, 3, random);
    Edges inside;
    for (const WeightedEdge& edge : edges) {
      if (groups.group[edge.source] == groups.group[edge.target]) inside.push_back(edge);
    }
    EXPECT_EQ(connected_parts(Graph(n_vertices, edges), groups.group),
              merged_by_edges(n_vertices, inside));
  }
}

TEST(CoreNumbers, MatchPeelingOnRandomGraphs) {
  Random random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(1 + random.below(18));
    const Edges edges = random_edges(n_vertices, 0.8 * random.uniform(), false, random);
    EXPECT_EQ(core_numbers(Graph(n_vertices, edges)), cores_by_peeling(n_vertices, edges));
  }
  EXPECT_TRUE(core_numbers(Graph()).empty());
}

TEST(KCore, HoldsWhoeverPeelingLeavesInConnectedParts) {
  Random random(8);
  for (int round = 0; round < 2000; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(1 + random.below(18));
    Edges edges = random_edges(n_vertices, 0.5 * random.uniform(), true, random);
    const Labels core = cores_by_peeling(n_vertices, edges);
    const auto k = static_cast<std::uint32_t>(random.below(5));
    Labels members;
    Edges inside;
    for (std::uint32_t v = 0; v < n_vertices; ++v) {
      if (core[v] >= k) members.push_back(v);
    }
    for (const WeightedEdge& edge : edges) {
      if (core[edge.source] >= k && core[edge.target] >= k) inside.push_back(edge);
    }
    edges.push_back({0, 0, 3.0});  // a loop and a double edge are no further partners
    if (n_vertices > 1 && !inside.empty()) edges.push_back(inside.front());
    const KCore found = k_core(Graph(n_vertices, edges), k);
    ASSERT_EQ(found.k, k);
    ASSERT_EQ(found.vertices, members);
    ASSERT_EQ(found.partition, merged_by_edges(n_vertices, inside));
  }
}

TEST(KCore, IsTheMainCoreWithoutAK) {
  const Edges edges = {{0, 1, 1.0}, {1, 2, 1.0}, {2, 0, 1.0}, {2, 3, 1.0}, {4, 5, 1.0}};
  const KCore triangle = k_core(Graph(6, edges));
  EXPECT_EQ(triangle.k, 2U);
  EXPECT_EQ(triangle.vertices, (Labels{0, 1, 2}));
  EXPECT_EQ(triangle.partition.group, (Labels{0, 0, 0, 1, 2, 3}));
  EXPECT_TRUE(k_core(Graph(6, edges), 3).vertices.empty());
  EXPECT_EQ(k_core(Graph(2, {})).k, 0U);
  EXPECT_EQ(k_core(Graph(2, {})).vertices, (Labels{0, 1}));
  EXPECT_EQ(k_core(Graph()).k, 0U);
}

}  // namespace
}  // namespace cahoots
