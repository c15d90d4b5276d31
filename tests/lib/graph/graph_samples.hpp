#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "graph/components.hpp"
#include "graph/graph.hpp"

namespace cahoots {

using Edges = std::vector<WeightedEdge>;

/// Each pair is an edge with probability `density`; weights are 1, or uniform in (0, 4).
inline Edges random_edges(std::uint32_t n_vertices, double density, bool is_weighted,
                          Random& random) {
  Edges edges;
  for (std::uint32_t a = 0; a < n_vertices; ++a) {
    for (std::uint32_t b = a + 1; b < n_vertices; ++b) {
      if (random.uniform() >= density) continue;
      edges.push_back({a, b, is_weighted ? 4.0 * random.uniform() + 1e-3 : 1.0});
    }
  }
  return edges;
}

/// Vertices v and w belong together where v % n_groups == w % n_groups.
inline Edges planted_edges(std::uint32_t n_vertices, std::uint32_t n_groups, double inside,
                           double outside, Random& random) {
  Edges edges;
  for (std::uint32_t a = 0; a < n_vertices; ++a) {
    for (std::uint32_t b = a + 1; b < n_vertices; ++b) {
      const double density = a % n_groups == b % n_groups ? inside : outside;
      if (random.uniform() < density) edges.push_back({a, b, 1.0});
    }
  }
  return edges;
}

/// Complete graphs of `size` vertices, each joined to the next by one edge.
inline Edges ring_of_cliques(std::uint32_t n_cliques, std::uint32_t size) {
  Edges edges;
  for (std::uint32_t clique = 0; clique < n_cliques; ++clique) {
    const std::uint32_t first = clique * size;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) edges.push_back({first + a, first + b, 1.0});
    }
    edges.push_back({first, ((clique + 1) % n_cliques) * size + 1, 1.0});
  }
  return edges;
}

/// The same edges in another order, ends swapped at random.
inline Edges shuffled(Edges edges, Random& random) {
  for (std::size_t left = edges.size(); left > 1; --left) {
    std::swap(edges[left - 1], edges[random.below(left)]);
  }
  for (WeightedEdge& edge : edges) {
    if (random.below(2) == 0) std::swap(edge.source, edge.target);
  }
  return edges;
}

inline Partition random_partition(std::uint32_t n_vertices, std::uint32_t n_labels,
                                  Random& random) {
  std::vector<std::uint32_t> labels(n_vertices);
  for (std::uint32_t& label : labels) {
    label = static_cast<std::uint32_t>(random.below(std::min(n_labels, n_vertices)));
  }
  return numbered_by_smallest_vertex(labels);
}

/// The weights as a square matrix, straight from the edge list.
inline std::vector<std::vector<double>> dense_weights(std::uint32_t n_vertices,
                                                      const Edges& edges) {
  std::vector<std::vector<double>> dense(n_vertices, std::vector<double>(n_vertices));
  for (const WeightedEdge& edge : edges) {
    if (edge.source == edge.target) continue;
    dense[edge.source][edge.target] += edge.weight;
    dense[edge.target][edge.source] += edge.weight;
  }
  return dense;
}

}  // namespace cahoots
