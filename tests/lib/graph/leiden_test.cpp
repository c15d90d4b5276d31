#include "graph/leiden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "base/error.hpp"
#include "graph/quality.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

LeidenOptions constant_potts_at(double resolution) {
  LeidenOptions options;
  options.quality = CommunityQuality::constant_potts;
  options.resolution = resolution;
  return options;
}

double quality_of(const Graph& graph, const Partition& partition, const LeidenOptions& options) {
  return options.quality == CommunityQuality::modularity
             ? modularity(graph, partition, options.resolution)
             : constant_potts(graph, partition, options.resolution);
}

/// The best quality of all partitions, by trying each (restricted growth strings).
double best_quality(const Graph& graph, const LeidenOptions& options) {
  Partition partition{std::vector<std::uint32_t>(graph.n_vertices()), 0};
  double best = -std::numeric_limits<double>::infinity();
  const std::function<void(std::uint32_t, std::uint32_t)> assign = [&](std::uint32_t vertex,
                                                                       std::uint32_t n_groups) {
    if (vertex == graph.n_vertices()) {
      partition.n_groups = n_groups;
      best = std::max(best, quality_of(graph, partition, options));
      return;
    }
    for (std::uint32_t group = 0; group <= n_groups; ++group) {
      partition.group[vertex] = group;
      assign(vertex + 1, std::max(n_groups, group + 1));
    }
  };
  assign(0, 0);
  return best;
}

TEST(Leiden, RecoversAPlantedPartition) {
  Random random(31);
  for (const std::uint32_t n_groups : {4U, 10U}) {
    const Graph graph(400, planted_edges(400, n_groups, 0.5, 0.02, random));
    std::vector<std::uint32_t> planted(400);
    for (std::uint32_t v = 0; v < 400; ++v) planted[v] = v % n_groups;
    EXPECT_EQ(leiden(graph).partition.group, planted);
    EXPECT_EQ(leiden(graph, constant_potts_at(0.15)).partition.group, planted);
  }
}

TEST(Leiden, ConstantPottsKeepsCliquesThatModularityMerges) {
  const Graph graph(300, ring_of_cliques(60, 5));
  const Communities cliques = leiden(graph, constant_potts_at(0.5));
  EXPECT_EQ(cliques.partition.n_groups, 60U);
  for (std::uint32_t v = 0; v < 300; ++v) EXPECT_EQ(cliques.partition.group[v], v / 5);
  EXPECT_TRUE(cliques.is_stable);
  EXPECT_LT(leiden(graph).partition.n_groups, 60U);
}

TEST(Leiden, CommunitiesAreConnected) {
  Random random(33);
  for (int round = 0; round < 300; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(random.below(120));
    const Edges edges = random_edges(n_vertices, 4.0 * random.uniform() / 120.0, true, random);
    const Graph graph(n_vertices, edges);
    LeidenOptions options = constant_potts_at(0.3 * random.uniform());
    if (round % 2 == 0) options.quality = CommunityQuality::modularity;
    options.max_iterations = static_cast<std::uint32_t>(1 + random.below(3));
    const Communities communities = leiden(graph, options);
    EXPECT_EQ(connected_parts(graph, communities.partition.group), communities.partition);
    EXPECT_EQ(communities.quality, quality_of(graph, communities.partition, options));
  }
}

TEST(Leiden, FindsTheBestPartitionOfMostTinyGraphs) {
  Random random(34);
  int n_best = 0;
  for (int round = 0; round < 100; ++round) {
    const Graph graph(8, random_edges(8, 0.4, true, random));
    const LeidenOptions options = round % 2 == 0 ? LeidenOptions{} : constant_potts_at(0.8);
    const double found = leiden(graph, options).quality;
    const double best = best_quality(graph, options);
    EXPECT_LE(found, best + 1e-9);
    EXPECT_GE(found, best - 0.4 * std::abs(best) - 1e-9);
    n_best += found > best - 1e-9 ? 1 : 0;
  }
  EXPECT_GE(n_best, 85);
}

TEST(Leiden, IsNoWorseThanLouvain) {
  Random random(35);
  double sum_of_differences = 0.0;
  for (int round = 0; round < 40; ++round) {
    const Graph graph(200, planted_edges(200, 8, 0.2, 0.03, random));
    LeidenOptions options;
    const double quality = leiden(graph, options).quality;
    options.refine = false;
    const double louvain = leiden(graph, options).quality;
    EXPECT_GT(quality, louvain - 0.02);
    sum_of_differences += quality - louvain;
  }
  EXPECT_GE(sum_of_differences, 0.0);
}

TEST(Leiden, DoesNotDependOnTheOrderOfEdges) {
  Random random(36);
  for (int round = 0; round < 30; ++round) {
    Edges edges = random_edges(80, 0.08, true, random);
    edges.push_back({3, 4, 0.1});
    edges.push_back({4, 3, 0.7});
    const Communities first = leiden(Graph(80, edges));
    const Communities second = leiden(Graph(80, shuffled(edges, random)));
    EXPECT_EQ(first.partition, second.partition);
    EXPECT_EQ(first.quality, second.quality);
  }
}

TEST(Leiden, IsStableUnderScalingOfWeights) {
  Random random(37);
  Edges edges = planted_edges(200, 5, 0.3, 0.02, random);
  const Partition partition = leiden(Graph(200, edges)).partition;
  for (const double scale : {0x1p-900, 0x1p+900}) {
    Edges scaled = edges;
    for (WeightedEdge& edge : scaled) edge.weight *= scale;
    EXPECT_EQ(leiden(Graph(200, scaled)).partition, partition);
  }
}

TEST(Leiden, AStarIsOneCommunity) {
  Edges edges;
  for (std::uint32_t leaf = 1; leaf <= 100'000; ++leaf) edges.push_back({0, leaf, 1.0});
  EXPECT_EQ(leiden(Graph(100'001, edges)).partition.n_groups, 1U);
}

TEST(Leiden, SmallestGraphs) {
  EXPECT_EQ(leiden(Graph()).partition.n_groups, 0U);
  EXPECT_TRUE(leiden(Graph()).is_stable);
  EXPECT_EQ(leiden(Graph(1, {})).partition.n_groups, 1U);
  EXPECT_EQ(leiden(Graph(3, {})).partition.group, (std::vector<std::uint32_t>{0, 1, 2}));
  const Graph two(7, Edges{{0, 2, 1.0}, {2, 4, 1.0}, {0, 4, 1.0}, {1, 3, 1.0}, {3, 5, 1.0}});
  EXPECT_EQ(leiden(two).partition, connected_components(two));
}

TEST(Leiden, RefusesOptionsOutOfRange) {
  LeidenOptions options;
  options.resolution = -1.0;
  EXPECT_THROW(leiden(Graph(), options), UsageError);
  options.resolution = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(leiden(Graph(), options), UsageError);
  options.resolution = 1.0;
  options.max_iterations = 0;
  EXPECT_THROW(leiden(Graph(), options), UsageError);
}

}  // namespace
}  // namespace cahoots
