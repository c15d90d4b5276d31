#include "graph/graph.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

std::string message_of(std::uint32_t n_vertices, const Edges& edges) {
  try {
    const Graph graph(n_vertices, edges);
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

TEST(Graph, RowsAreSortedAndSymmetric) {
  const Edges edges = {{2, 0, 1.5}, {0, 1, 2.0}, {3, 2, 4.0}};
  const Graph graph(5, edges);
  EXPECT_EQ(graph.n_vertices(), 5U);
  EXPECT_EQ(graph.n_edges(), 3U);
  EXPECT_EQ(graph.neighbours(0)[0], 1U);
  EXPECT_EQ(graph.neighbours(0)[1], 2U);
  EXPECT_EQ(graph.weights(2)[0], 1.5);
  EXPECT_EQ(graph.weights(2)[1], 4.0);
  EXPECT_EQ(graph.degree(4), 0U);
  EXPECT_EQ(graph.strength(2), 5.5);
  EXPECT_EQ(graph.volume(), 15.0);
}

TEST(Graph, SumsParallelEdgesAndCountsWhatItDrops) {
  const Edges edges = {{0, 1, 1.0}, {1, 0, 2.0}, {1, 1, 9.0}, {0, 2, 0.0}};
  const Graph graph(3, edges);
  EXPECT_EQ(graph.n_edges(), 1U);
  EXPECT_EQ(graph.weights(1)[0], 3.0);
  EXPECT_EQ(graph.n_self_loops_dropped(), 1U);
  EXPECT_EQ(graph.n_zero_weights_dropped(), 1U);
}

TEST(Graph, MatchesTheDenseMatrixInAnyOrderOfEdges) {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    const auto n_vertices = static_cast<std::uint32_t>(1 + random.below(12));
    Edges edges;
    for (std::uint64_t i = random.below(60); i > 0; --i) {
      edges.push_back({static_cast<std::uint32_t>(random.below(n_vertices)),
                       static_cast<std::uint32_t>(random.below(n_vertices)), random.uniform()});
    }
    const Graph graph(n_vertices, edges);
    const Graph other(n_vertices, shuffled(edges, random));
    const auto dense = dense_weights(n_vertices, edges);
    for (std::uint32_t v = 0; v < n_vertices; ++v) {
      std::vector<double> row(n_vertices);
      for (std::size_t i = 0; i < graph.degree(v); ++i) {
        row[graph.neighbours(v)[i]] = graph.weights(v)[i];
        ASSERT_EQ(graph.weights(v)[i], other.weights(v)[i]);  // to the last bit
        ASSERT_EQ(graph.neighbours(v)[i], other.neighbours(v)[i]);
      }
      for (std::uint32_t w = 0; w < n_vertices; ++w) ASSERT_NEAR(row[w], dense[v][w], 1e-12);
    }
    ASSERT_EQ(graph.volume(), other.volume());
  }
}

TEST(Graph, NamesTheEdgeItRefuses) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_NE(message_of(3, {{0, 1, 1.0}, {1, 2, -1.0}}).find("edge 2"), std::string::npos);
  EXPECT_NE(message_of(3, {{0, 1, std::nan("")}}).find("0 to 1"), std::string::npos);
  EXPECT_NE(message_of(3, {{0, 1, infinity}}).find("not finite"), std::string::npos);
  EXPECT_NE(message_of(3, {{0, 3, 1.0}}).find("no vertex"), std::string::npos);
  EXPECT_NE(message_of(3, {{0, 1, 1e308}, {1, 2, 1e308}}).find("infinity"), std::string::npos);
  EXPECT_EQ(message_of(3, {{0, 1, 1e-300}}), "");
}

TEST(Graph, MayBeEmpty) {
  const Graph graph;
  EXPECT_EQ(graph.n_vertices(), 0U);
  EXPECT_EQ(graph.n_edges(), 0U);
}

}  // namespace
}  // namespace cahoots
