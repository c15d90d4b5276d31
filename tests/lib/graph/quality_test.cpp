#include "graph/quality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

using Matrix = std::vector<std::vector<double>>;

double strength_of(const Matrix& dense, std::size_t v) {
  return std::accumulate(dense[v].begin(), dense[v].end(), 0.0);
}

double volume_of(const Matrix& dense) {
  double volume = 0.0;
  for (std::size_t v = 0; v < dense.size(); ++v) volume += strength_of(dense, v);
  return volume;
}

/// 1 / 2m * sum over all ordered pairs of (A - resolution * k k' / 2m) where they share a group.
double direct_modularity(const Matrix& dense, const Partition& partition, double resolution) {
  const double volume = volume_of(dense);
  double sum = 0.0;
  for (std::size_t v = 0; v < dense.size(); ++v) {
    for (std::size_t w = 0; w < dense.size(); ++w) {
      if (partition.group[v] != partition.group[w]) continue;
      sum += dense[v][w] - resolution * strength_of(dense, v) * strength_of(dense, w) / volume;
    }
  }
  return sum / volume;
}

double direct_constant_potts(const Matrix& dense, const Partition& partition, double resolution) {
  double sum = 0.0;
  for (std::size_t v = 0; v < dense.size(); ++v) {
    for (std::size_t w = v + 1; w < dense.size(); ++w) {
      if (partition.group[v] == partition.group[w]) sum += dense[v][w] - resolution;
    }
  }
  return sum;
}

TEST(Quality, MatchesTheDirectSumsOnRandomGraphs) {
  Random random(21);
  for (int round = 0; round < 200; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(2 + random.below(20));
    const Edges edges = random_edges(n_vertices, 0.4, true, random);
    const Graph graph(n_vertices, edges);
    if (graph.n_edges() == 0) continue;
    const Matrix dense = dense_weights(n_vertices, edges);
    const Partition partition = random_partition(n_vertices, 5, random);
    const double resolution = 2.0 * random.uniform();
    EXPECT_NEAR(modularity(graph, partition, resolution),
                direct_modularity(dense, partition, resolution), 1e-12);
    EXPECT_NEAR(constant_potts(graph, partition, resolution),
                direct_constant_potts(dense, partition, resolution), 1e-9);
  }
}

TEST(Quality, ConductanceMatchesItsDefinition) {
  Random random(22);
  for (int round = 0; round < 200; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(2 + random.below(15));
    const Edges edges = random_edges(n_vertices, 0.4, true, random);
    const Graph graph(n_vertices, edges);
    const Matrix dense = dense_weights(n_vertices, edges);
    const Partition partition = random_partition(n_vertices, 3, random);
    const std::vector<GroupMeasure> measures = measure_groups(graph, partition);
    for (std::uint32_t group = 0; group < partition.n_groups; ++group) {
      std::vector<std::uint32_t> members;
      double cut = 0.0;
      double volume = 0.0;
      for (std::uint32_t v = 0; v < n_vertices; ++v) {
        if (partition.group[v] != group) continue;
        members.insert(members.begin(), {v, v});  // twice, and backwards
        volume += strength_of(dense, v);
        for (std::uint32_t w = 0; w < n_vertices; ++w) {
          if (partition.group[w] != group) cut += dense[v][w];
        }
      }
      const GroupMeasure alone = measure_group(graph, members);
      EXPECT_EQ(alone.cut_weight, measures[group].cut_weight);
      EXPECT_EQ(alone.n_vertices, measures[group].n_vertices);
      EXPECT_NEAR(alone.volume, 2.0 * alone.internal_weight + alone.cut_weight, 1e-9);
      const double rest = volume_of(dense) - volume;
      if (volume < 1e-9 || rest < 1e-9) continue;
      EXPECT_NEAR(conductance(graph, alone).value(), cut / std::min(volume, rest), 1e-9);
    }
  }
}

TEST(Quality, ConductanceIsEmptyWhereOneSideHasNoEdge) {
  const Graph graph(4, Edges{{0, 1, 1.0}, {1, 2, 0.1}});
  const std::vector<std::uint32_t> all = {0, 1, 2};
  EXPECT_FALSE(conductance(graph, measure_group(graph, all)).has_value());
  EXPECT_FALSE(conductance(graph, measure_group(graph, std::vector<std::uint32_t>{3})).has_value());
  EXPECT_FALSE(conductance(graph, measure_group(graph, {})).has_value());
  EXPECT_EQ(conductance(graph, measure_group(graph, std::vector<std::uint32_t>{2})).value(), 1.0);
  EXPECT_THROW(measure_group(graph, std::vector<std::uint32_t>{4}), DataError);
}

TEST(Quality, AClosedGroupHasACutOfExactly0) {
  const Graph graph(5, Edges{{0, 1, 0.1}, {1, 2, 0.2}, {0, 2, 0.3}, {3, 4, 0.7}});
  const GroupMeasure measure = measure_group(graph, std::vector<std::uint32_t>{0, 1, 2});
  EXPECT_EQ(measure.cut_weight, 0.0);
  EXPECT_EQ(conductance(graph, measure).value(), 0.0);
}

TEST(Quality, OfAGraphWithoutEdgesIsZero) {
  const Graph graph(3, {});
  const Partition partition{{0, 1, 2}, 3};
  EXPECT_EQ(modularity(graph, partition), 0.0);
  EXPECT_EQ(constant_potts(graph, partition, 1.0), 0.0);
}

}  // namespace
}  // namespace cahoots
