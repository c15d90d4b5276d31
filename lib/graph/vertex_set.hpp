#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace cahoots {

/// The vertices in ascending order, each once. Throws DataError for what is no vertex. O(k log k).
std::vector<std::uint32_t> vertex_set(const Graph& graph, std::span<const std::uint32_t> vertices);

}  // namespace cahoots
