#include "graph/vertex_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace cahoots {

std::vector<std::uint32_t> vertex_set(const Graph& graph, std::span<const std::uint32_t> vertices) {
  std::vector<std::uint32_t> set(vertices.begin(), vertices.end());
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  if (!set.empty() && set.back() >= graph.n_vertices()) {
    throw DataError(fmt::format("{} is no vertex of the graph", set.back()));
  }
  return set;
}

}  // namespace cahoots
