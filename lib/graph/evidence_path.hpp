#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace cahoots {

/// A chain of edges from a seed to a vertex.
struct EvidencePath {
  std::vector<std::uint32_t> vertices;  ///< the seed first; empty: no path
  double weakest_weight = 0.0;          ///< least weight on the way; 0 for a path of no edge
};

/// The strongest path from any seed to each target, in the order of `targets`: least sum of
/// 1 / weight (Newman 2001), so that each further step has to be paid for and a weak one dearly.
/// Ties: fewer edges, then at each step back the predecessor of lowest index. Only vertices of
/// `scope` are passed through, ends included; seeds and targets have to lie in it.
/// Dijkstra 1959 from all seeds at once, left when every target is reached: O(m log n) at worst,
/// 33 B a vertex of the graph. One thread. Throws DataError for what is no vertex.
std::vector<EvidencePath> strongest_paths(const Graph& graph, std::span<const std::uint32_t> seeds,
                                          std::span<const std::uint32_t> targets,
                                          std::span<const std::uint32_t> scope);

}  // namespace cahoots
