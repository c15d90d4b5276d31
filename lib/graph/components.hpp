#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace cahoots {

/// A division of the vertices into groups: `group[v]` is the group of vertex v. Groups are numbered
/// 0 to `n_groups` - 1 in the order of their smallest vertex.
struct Partition {
  std::vector<std::uint32_t> group;
  std::uint32_t n_groups = 0;
  bool operator==(const Partition&) const = default;
};

/// The same division with the groups numbered in the order of their smallest vertex. Any labels
/// below the number of vertices will do. O(n).
Partition numbered_by_smallest_vertex(std::span<const std::uint32_t> labels);

/// Connected components (boost::connected_components). O(n + m); up to 64 B a vertex besides.
Partition connected_components(const Graph& graph);

/// Each group split into its connected parts: two vertices stay together where a path inside the
/// group joins them. O(n + m), 8 B a vertex.
Partition connected_parts(const Graph& graph, std::span<const std::uint32_t> labels);
/// For rows of symmetric arcs, laid out as in Graph.
Partition connected_parts(std::span<const std::uint64_t> offsets,
                          std::span<const std::uint32_t> targets,
                          std::span<const std::uint32_t> labels);

/// Core number of every vertex: the largest k such that it belongs to a subgraph in which each
/// vertex has k neighbours or more; weights are ignored (Batagelj and Zaversnik 2003, through
/// boost::core_numbers). O(n + m).
std::vector<std::uint32_t> core_numbers(const Graph& graph);

struct KCore {
  std::uint32_t k = 0;
  std::vector<std::uint32_t> vertices;  ///< ascending
  /// Its connected parts, and every other vertex alone.
  Partition partition;
};

/// The vertices of core number `k` or more: the largest subgraph in which each has k neighbours or
/// more, weights ignored. Without a `k` the main core, of the greatest k that leaves any; in a
/// graph without edges that is k = 0 and every vertex. O(n + m).
KCore k_core(const Graph& graph, std::optional<std::uint32_t> k = std::nullopt);

}  // namespace cahoots
