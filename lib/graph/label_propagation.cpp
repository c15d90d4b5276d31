#include "graph/label_propagation.hpp"

#include <numeric>
#include <vector>

#include "base/random.hpp"
#include "graph/community_level.hpp"
#include "graph/local_moving.hpp"

namespace cahoots {

Partition propagate_labels(const Graph& graph, const LabelOptions& options) {
  Random random(options.seed);
  Partition own{std::vector<std::uint32_t>(graph.n_vertices()), graph.n_vertices()};
  std::iota(own.group.begin(), own.group.end(), 0U);
  const std::vector<double> masses(graph.n_vertices(), 1.0);
  const CommunityLevel level{graph.offsets(), graph.arc_targets(), graph.arc_weights(), masses};
  return connected_parts(graph, move_nodes(level, own, 0.0, random).group);
}

}  // namespace cahoots
