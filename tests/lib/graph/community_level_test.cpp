#include "graph/community_level.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/local_moving.hpp"
#include "graph/quality.hpp"
#include "graph/refinement.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

Partition singletons(std::uint32_t n_nodes) {
  Partition partition{std::vector<std::uint32_t>(n_nodes), n_nodes};
  for (std::uint32_t node = 0; node < n_nodes; ++node) partition.group[node] = node;
  return partition;
}

CommunityLevel level_of(const Graph& graph, const std::vector<double>& masses) {
  return {graph.offsets(), graph.arc_targets(), graph.arc_weights(), masses};
}

TEST(CommunityLevel, RandomOrderIsAPermutation) {
  Random random(1);
  std::vector<std::uint32_t> order = random_order(1000, random);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(order[i], i);
  EXPECT_TRUE(random_order(0, random).empty());
}

TEST(CommunityLevel, AggregationSumsMassesAndArcs) {
  Random random(2);
  for (int round = 0; round < 100; ++round) {
    const auto n_nodes = static_cast<std::uint32_t>(1 + random.below(20));
    const Edges edges = random_edges(n_nodes, 0.4, true, random);
    const Graph graph(n_nodes, edges);
    std::vector<double> masses(n_nodes);
    for (double& mass : masses) mass = random.uniform();
    const Partition groups = random_partition(n_nodes, 5, random);
    const OwnedLevel above = aggregate(level_of(graph, masses), groups);

    std::vector<std::vector<double>> expected(groups.n_groups,
                                              std::vector<double>(groups.n_groups));
    std::vector<double> expected_masses(groups.n_groups);
    for (const WeightedEdge& edge : edges) {
      const std::uint32_t a = groups.group[edge.source];
      const std::uint32_t b = groups.group[edge.target];
      if (a == b) continue;
      expected[a][b] += edge.weight;
      expected[b][a] += edge.weight;
    }
    for (std::uint32_t node = 0; node < n_nodes; ++node) {
      expected_masses[groups.group[node]] += masses[node];
    }
    ASSERT_EQ(above.offsets.size(), groups.n_groups + std::size_t{1});
    for (std::uint32_t group = 0; group < groups.n_groups; ++group) {
      EXPECT_NEAR(above.masses[group], expected_masses[group], 1e-12);
      for (std::uint64_t arc = above.offsets[group]; arc < above.offsets[group + 1]; ++arc) {
        double& left = expected[group][above.targets[arc]];
        EXPECT_NEAR(left, above.weights[arc], 1e-12);
        EXPECT_GT(left, 0.0);  // each target once
        left = 0.0;
      }
      for (const double left : expected[group]) EXPECT_EQ(left, 0.0);
    }
  }
}

TEST(CommunityLevel, RunsStayTogetherInLargeLevels) {
  Random random(5);
  std::vector<std::uint32_t> order = random_order(100'000, random);
  int n_consecutive = 0;
  for (std::size_t i = 1; i < order.size(); ++i) n_consecutive += order[i] == order[i - 1] + 1;
  EXPECT_GT(n_consecutive, 95'000);
  EXPECT_LT(n_consecutive, 99'500);
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 100'000; ++i) ASSERT_EQ(order[i], i);
}

TEST(CommunityLevel, ReorderingByGroupKeepsEveryArc) {
  Random random(6);
  for (int round = 0; round < 50; ++round) {
    const auto n_nodes = static_cast<std::uint32_t>(1 + random.below(20));
    const Graph graph(n_nodes, random_edges(n_nodes, 0.4, true, random));
    const std::vector<double> masses(graph.strengths().begin(), graph.strengths().end());
    const Partition groups = random_partition(n_nodes, 4, random);
    const std::vector<std::uint32_t> order = nodes_by_group(groups);
    const OwnedLevel level = reordered(level_of(graph, masses), order);
    ASSERT_EQ(order.size(), n_nodes);
    ASSERT_EQ(level.targets.size(), 2 * graph.n_edges());
    for (std::uint32_t i = 0; i < n_nodes; ++i) {
      if (i > 0) {
        EXPECT_LE(groups.group[order[i - 1]], groups.group[order[i]]);
      }
      EXPECT_EQ(level.masses[i], masses[order[i]]);
      ASSERT_EQ(level.offsets[i + 1] - level.offsets[i], graph.degree(order[i]));
      for (std::size_t k = 0; k < graph.degree(order[i]); ++k) {
        EXPECT_EQ(order[level.targets[level.offsets[i] + k]], graph.neighbours(order[i])[k]);
        EXPECT_EQ(level.weights[level.offsets[i] + k], graph.weights(order[i])[k]);
      }
    }
  }
}

TEST(LocalMoving, RepeatedLeavesNoSingleMoveThatImproves) {
  Random random(3);
  for (int round = 0; round < 60; ++round) {
    const Graph graph(30, random_edges(30, 0.2, true, random));
    const std::vector<double> masses(30, 1.0);
    const double resolution = random.uniform();
    Partition before;
    Partition moved = random_partition(30, 30, random);
    while (moved != before) {  // one pass does not return to those who gain by another's leaving
      before = moved;
      moved = move_nodes(level_of(graph, masses), moved, resolution, random);
    }
    const double quality = constant_potts(graph, moved, resolution);
    for (std::uint32_t node = 0; node < 30; ++node) {
      for (std::uint32_t group = 0; group <= moved.n_groups; ++group) {
        Partition other = moved;
        other.group[node] = group;
        ++other.n_groups;
        EXPECT_LE(constant_potts(graph, other, resolution), quality + 1e-9);
      }
    }
  }
}

TEST(Refinement, SubgroupsAreConnectedAndInsideTheirGroup) {
  Random random(4);
  int n_merged = 0;
  for (int round = 0; round < 60; ++round) {
    const Graph graph(40, random_edges(40, 0.15, true, random));
    const std::vector<double> masses(40, 1.0);
    const Partition groups = random_partition(40, 3, random);
    const double resolution = 0.3 * random.uniform();
    const Partition parts = refine_groups(level_of(graph, masses), groups, resolution, random);
    EXPECT_EQ(connected_parts(graph, parts.group), parts);
    std::vector<std::uint32_t> group_of_part(parts.n_groups, UINT32_MAX);
    for (std::uint32_t node = 0; node < 40; ++node) {
      std::uint32_t& group = group_of_part[parts.group[node]];
      if (group == UINT32_MAX) group = groups.group[node];
      EXPECT_EQ(group, groups.group[node]);
    }
    EXPECT_GE(constant_potts(graph, parts, resolution),
              constant_potts(graph, singletons(40), resolution));
    n_merged += static_cast<int>(40 - parts.n_groups);
  }
  EXPECT_GT(n_merged, 60 * 10);
}

}  // namespace
}  // namespace cahoots
