#include "graph/quality.hpp"

#include <algorithm>
#include <cstddef>

#include "graph/vertex_set.hpp"

namespace cahoots {
namespace {

/// Adds a vertex to its group; `is_inside(neighbour)` tells who else belongs to it. Inside and
/// outside are summed apart, so that the cut of a closed group is exactly 0.
template <typename IsInside>
void add_vertex(const Graph& graph, std::uint32_t vertex, IsInside is_inside,
                GroupMeasure& measure) {
  const auto neighbours = graph.neighbours(vertex);
  const auto weights = graph.weights(vertex);
  double inside = 0.0;
  double outside = 0.0;
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    (is_inside(neighbours[i]) ? inside : outside) += weights[i];
  }
  ++measure.n_vertices;
  measure.internal_weight += inside / 2.0;
  measure.cut_weight += outside;
  measure.volume += graph.strength(vertex);
}

}  // namespace

std::vector<GroupMeasure> measure_groups(const Graph& graph, const Partition& partition) {
  std::vector<GroupMeasure> measures(partition.n_groups);
  for (std::uint32_t vertex = 0; vertex < graph.n_vertices(); ++vertex) {
    const std::uint32_t group = partition.group[vertex];
    const auto is_inside = [&](std::uint32_t other) { return partition.group[other] == group; };
    add_vertex(graph, vertex, is_inside, measures[group]);
  }
  return measures;
}

GroupMeasure measure_group(const Graph& graph, std::span<const std::uint32_t> vertices) {
  const std::vector<std::uint32_t> members = vertex_set(graph, vertices);
  std::vector<bool> is_member(graph.n_vertices());
  for (const std::uint32_t vertex : members) is_member[vertex] = true;
  GroupMeasure measure;
  const auto is_inside = [&](std::uint32_t other) -> bool { return is_member[other]; };
  for (const std::uint32_t vertex : members) add_vertex(graph, vertex, is_inside, measure);
  return measure;
}

std::optional<double> conductance(const Graph& graph, const GroupMeasure& measure) {
  const double smaller_side = std::min(measure.volume, graph.volume() - measure.volume);
  if (!(smaller_side > 0.0)) return std::nullopt;
  return std::min(1.0, measure.cut_weight / smaller_side);
}

double modularity(const Graph& graph, const Partition& partition, double resolution) {
  if (!(graph.volume() > 0.0)) return 0.0;
  double quality = 0.0;
  for (const GroupMeasure& measure : measure_groups(graph, partition)) {
    const double share = measure.volume / graph.volume();
    quality += 2.0 * (measure.internal_weight / graph.volume()) - resolution * share * share;
  }
  return quality;
}

double constant_potts(const Graph& graph, const Partition& partition, double resolution) {
  double quality = 0.0;
  for (const GroupMeasure& measure : measure_groups(graph, partition)) {
    const double n_vertices = static_cast<double>(measure.n_vertices);
    quality += measure.internal_weight - resolution * n_vertices * (n_vertices - 1.0) / 2.0;
  }
  return quality;
}

}  // namespace cahoots
