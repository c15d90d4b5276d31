#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/components.hpp"
#include "graph/graph.hpp"

namespace cahoots {

/// How a group of vertices sits in its graph, in units of weight.
struct GroupMeasure {
  std::uint64_t n_vertices = 0;
  double internal_weight = 0.0;  ///< edges inside, each once
  double cut_weight = 0.0;       ///< edges that leave
  double volume = 0.0;           ///< sum of strengths: 2 * internal_weight + cut_weight
};

/// The measures of every group of a partition. O(n + m), 32 B a group.
std::vector<GroupMeasure> measure_groups(const Graph& graph, const Partition& partition);

/// The measure of one set of vertices; a vertex given twice counts once. O(n) bits of memory and
/// the edges of the set in time. Throws DataError for what is no vertex.
GroupMeasure measure_group(const Graph& graph, std::span<const std::uint32_t> vertices);

/// Weight that leaves a group over the smaller of its own volume and that of the rest, 0 to 1
/// (Kannan, Vempala and Vetta 2004). Not defined, and so empty, where either side has no edge.
std::optional<double> conductance(const Graph& graph, const GroupMeasure& measure);

/// Newman and Girvan's modularity with Reichardt and Bornholdt's resolution (2006):
/// sum over groups of internal / m - resolution * (volume / 2 m)^2. 0 for a graph without edges.
/// O(n + m).
double modularity(const Graph& graph, const Partition& partition, double resolution = 1.0);

/// The constant Potts model (Traag, Van Dooren and Nesterov 2011):
/// sum over groups of internal - resolution * n (n - 1) / 2, in units of weight. O(n + m).
double constant_potts(const Graph& graph, const Partition& partition, double resolution);

}  // namespace cahoots
