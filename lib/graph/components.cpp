#include "graph/components.hpp"

#include <algorithm>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>

#include "graph/boost_graph.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kUnnumbered = UINT32_MAX;

auto by_vertex(std::vector<std::uint32_t>& values) {
  return boost::make_iterator_property_map(values.begin(),
                                           boost::typed_identity_property_map<std::uint32_t>());
}

}  // namespace

Partition numbered_by_smallest_vertex(std::span<const std::uint32_t> labels) {
  Partition partition{std::vector<std::uint32_t>(labels.size()), 0};
  std::vector<std::uint32_t> number(labels.size(), kUnnumbered);
  for (std::size_t vertex = 0; vertex < labels.size(); ++vertex) {
    std::uint32_t& group = number[labels[vertex]];
    if (group == kUnnumbered) group = partition.n_groups++;
    partition.group[vertex] = group;
  }
  return partition;
}

Partition connected_components(const Graph& graph) {
  std::vector<std::uint32_t> component(graph.n_vertices());
  boost::connected_components(graph, by_vertex(component));
  return numbered_by_smallest_vertex(component);
}

Partition connected_parts(const Graph& graph, std::span<const std::uint32_t> labels) {
  return connected_parts(graph.offsets(), graph.arc_targets(), labels);
}

Partition connected_parts(std::span<const std::uint64_t> offsets,
                          std::span<const std::uint32_t> targets,
                          std::span<const std::uint32_t> labels) {
  Partition parts{std::vector<std::uint32_t>(labels.size(), kUnnumbered), 0};
  std::vector<std::uint32_t> pending;
  for (std::uint32_t first = 0; first < labels.size(); ++first) {
    if (parts.group[first] != kUnnumbered) continue;
    parts.group[first] = parts.n_groups;
    pending.push_back(first);
    while (!pending.empty()) {
      const std::uint32_t vertex = pending.back();
      pending.pop_back();
      for (std::uint64_t arc = offsets[vertex]; arc < offsets[vertex + 1]; ++arc) {
        const std::uint32_t neighbour = targets[arc];
        if (labels[neighbour] != labels[first] || parts.group[neighbour] != kUnnumbered) continue;
        parts.group[neighbour] = parts.n_groups;
        pending.push_back(neighbour);
      }
    }
    ++parts.n_groups;
  }
  return parts;
}

std::vector<std::uint32_t> core_numbers(const Graph& graph) {
  std::vector<std::uint32_t> core(graph.n_vertices());
  if (!core.empty()) boost::core_numbers(graph, by_vertex(core));
  return core;
}

KCore k_core(const Graph& graph, std::optional<std::uint32_t> k) {
  const std::vector<std::uint32_t> core = core_numbers(graph);
  KCore result;
  result.k = k ? *k : core.empty() ? 0 : *std::max_element(core.begin(), core.end());
  // A vertex outside has its own number for a label, which no other has.
  std::vector<std::uint32_t> labels(core.size(), kUnnumbered);
  for (std::uint32_t vertex = 0; vertex < core.size(); ++vertex) {
    if (core[vertex] >= result.k) {
      result.vertices.push_back(vertex);
    } else {
      labels[vertex] = vertex;
    }
  }
  result.partition = connected_parts(graph, labels);
  return result;
}

}  // namespace cahoots
