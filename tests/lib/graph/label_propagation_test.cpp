#include "graph/label_propagation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

/// Weight of the edges from a vertex to each group, straight from the edge list.
std::vector<double> weight_to_groups(const std::vector<std::vector<double>>& dense,
                                     const Partition& partition, std::uint32_t vertex) {
  std::vector<double> weight_to(partition.n_groups);
  for (std::uint32_t other = 0; other < dense.size(); ++other) {
    weight_to[partition.group[other]] += dense[vertex][other];
  }
  return weight_to;
}

TEST(LabelPropagation, EachVertexHasTheLabelOfMostOfItsWeight) {
  Random random(51);
  for (int round = 0; round < 2000; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(1 + random.below(30));
    const Edges edges = random_edges(n_vertices, 0.3 * random.uniform(), round % 2 == 0, random);
    const Graph graph(n_vertices, edges);
    const Partition labels = propagate_labels(graph, {random.next()});
    EXPECT_EQ(connected_parts(graph, labels.group), labels);
    const auto dense = dense_weights(n_vertices, edges);
    for (std::uint32_t vertex = 0; vertex < n_vertices; ++vertex) {
      const std::vector<double> weight_to = weight_to_groups(dense, labels, vertex);
      const double most = *std::max_element(weight_to.begin(), weight_to.end());
      ASSERT_GE(weight_to[labels.group[vertex]], most - 1e-9) << "round " << round;
    }
  }
}

TEST(LabelPropagation, KeepsCliquesWholeAndMostOfThemApart) {
  const Graph graph(300, ring_of_cliques(50, 6));
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Partition labels = propagate_labels(graph, {seed});
    EXPECT_GE(labels.n_groups, 40U);  // a first visit may begin at the edge between two
    for (std::uint32_t vertex = 0; vertex < 300; ++vertex) {
      ASSERT_EQ(labels.group[vertex], labels.group[vertex - vertex % 6]);
    }
  }
}

TEST(LabelPropagation, DoesNotDependOnTheOrderOfEdges) {
  Random random(52);
  for (int round = 0; round < 200; ++round) {
    const Edges edges = random_edges(60, 0.1, true, random);
    EXPECT_EQ(propagate_labels(Graph(60, edges)),
              propagate_labels(Graph(60, shuffled(edges, random))));
  }
}

TEST(LabelPropagation, SmallestGraphs) {
  EXPECT_EQ(propagate_labels(Graph()).n_groups, 0U);
  EXPECT_EQ(propagate_labels(Graph(1, {})).n_groups, 1U);
  EXPECT_EQ(propagate_labels(Graph(3, Edges{{1, 1, 5.0}})).group,
            (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(propagate_labels(Graph(2, Edges{{1, 0, 1e-300}})).n_groups, 1U);
}

}  // namespace
}  // namespace cahoots
