#include "graph/boost_graph.hpp"

#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>

#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<GraphWeightMap, GraphArc>));

TEST(BoostGraph, BoostDijkstraMatchesFloydAndWarshall) {
  Random random(19);
  for (int round = 0; round < 20; ++round) {
    const std::uint32_t n_vertices = 12;
    const Edges edges = random_edges(n_vertices, 0.3, true, random);
    const Graph graph(n_vertices, edges);
    auto shortest = dense_weights(n_vertices, edges);
    for (auto& row : shortest) {
      for (double& length : row) length = length > 0.0 ? length : 1e9;
    }
    for (std::uint32_t k = 0; k < n_vertices; ++k) {
      shortest[k][k] = 0.0;
      for (auto& row : shortest) {
        for (std::uint32_t v = 0; v < n_vertices; ++v) {
          row[v] = std::min(row[v], row[k] + shortest[k][v]);
        }
      }
    }
    std::vector<double> distance(n_vertices);
    boost::dijkstra_shortest_paths(graph, 0U,
                                   boost::distance_map(boost::make_iterator_property_map(
                                       distance.begin(), get(boost::vertex_index, graph))));
    for (std::uint32_t v = 0; v < n_vertices; ++v) {
      EXPECT_NEAR(std::min(distance[v], 1e9), std::min(shortest[0][v], 1e9), 1e-9);
    }
  }
}

}  // namespace
}  // namespace cahoots
