#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "graph/components.hpp"
#include "graph/large_array.hpp"

namespace cahoots {

/// One level of aggregation as the community methods see it: rows of arcs without self-loops, and
/// for each node its mass: what its null model counts, the strength (modularity) or the number of
/// vertices (constant Potts) that it stands for. A view: nothing is owned.
struct CommunityLevel {
  std::span<const std::uint64_t> offsets;
  std::span<const std::uint32_t> targets;
  std::span<const double> weights;
  std::span<const double> masses;

  std::uint32_t n_nodes() const { return static_cast<std::uint32_t>(masses.size()); }
};

/// A level with its own arrays.
struct OwnedLevel {
  std::vector<std::uint64_t> offsets;
  LargeArray<std::uint32_t> targets;
  LargeArray<double> weights;
  std::vector<double> masses;

  CommunityLevel view() const { return {offsets, targets, weights, masses}; }
};

/// The nodes 0 to `n_nodes` - 1 in random order (Fisher and Yates). In large levels runs of up to
/// 64 stay together: their rows lie side by side in memory.
std::vector<std::uint32_t> random_order(std::uint32_t n_nodes, Random& random);

/// The nodes group by group, ascending within each. O(n).
std::vector<std::uint32_t> nodes_by_group(const Partition& groups);

/// The same level with node `order[i]` of `level` as node i. O(n + m).
OwnedLevel reordered(const CommunityLevel& level, std::span<const std::uint32_t> order);

/// Joins the nodes of each group into one: masses and parallel arcs are summed, arcs inside a group
/// are dropped (no move can change them). O(n + m); sums in the order of the nodes.
OwnedLevel aggregate(const CommunityLevel& level, const Partition& groups);

}  // namespace cahoots
