#include "graph/leiden.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "graph/community_level.hpp"
#include "graph/local_moving.hpp"
#include "graph/quality.hpp"
#include "graph/refinement.hpp"

namespace cahoots {
namespace {

/// What the null model of the quality needs at the lowest level.
struct NullModel {
  std::vector<double> masses;
  double resolution = 0.0;  ///< a unit of mass times a unit of mass
};

NullModel null_model(const Graph& graph, const LeidenOptions& options) {
  if (options.quality == CommunityQuality::constant_potts) {
    return {std::vector<double>(graph.n_vertices(), 1.0), options.resolution};
  }
  // Shares of the volume rather than strengths: their products cannot overflow.
  NullModel model{std::vector<double>(graph.n_vertices()), options.resolution * graph.volume()};
  if (!(graph.volume() > 0.0)) return model;
  std::transform(graph.strengths().begin(), graph.strengths().end(), model.masses.begin(),
                 [&](double strength) { return strength / graph.volume(); });
  return model;
}

Partition singletons(std::uint32_t n_vertices) {
  Partition partition{std::vector<std::uint32_t>(n_vertices), n_vertices};
  std::iota(partition.group.begin(), partition.group.end(), 0U);
  return partition;
}

/// The groups of `parts` as single nodes, each in the group its members are in.
Partition lift(const Partition& groups, const Partition& parts) {
  Partition lifted{std::vector<std::uint32_t>(parts.n_groups), groups.n_groups};
  for (std::size_t node = 0; node < parts.group.size(); ++node) {
    lifted.group[parts.group[node]] = groups.group[node];
  }
  return lifted;
}

void follow(std::vector<std::uint32_t>& node_of, const std::vector<std::uint32_t>& group) {
  for (std::uint32_t& node : node_of) node = group[node];
}

/// One run over all levels, from the partition `start`.
Partition run_levels(const CommunityLevel& base, Partition start, double resolution, bool refine,
                     Random& random) {
  std::vector<std::uint32_t> node_of = singletons(base.n_nodes()).group;
  Partition groups = std::move(start);
  OwnedLevel owned;
  CommunityLevel level = base;
  while (true) {
    groups = move_nodes(level, groups, resolution, random);
    if (groups.n_groups == level.n_nodes()) break;
    const Partition parts = refine ? refine_groups(level, groups, resolution, random) : groups;
    if (parts.n_groups == level.n_nodes()) break;
    owned = aggregate(level, parts);
    level = owned.view();
    groups = lift(groups, parts);
    follow(node_of, parts.group);
  }
  // The search may end where refinement merges nothing and a group is in two pieces; splitting it
  // raises either quality. Refined nodes are connected, so that their level tells.
  if (refine) groups = connected_parts(level.offsets, level.targets, groups.group);
  follow(node_of, groups.group);
  return refine ? numbered_by_smallest_vertex(node_of)
                : connected_parts(base.offsets, base.targets, node_of);
}

/// The graph with its vertices renumbered so that likely companions lie side by side, which makes
/// every pass two to three times as fast.
struct Renumbered {
  std::vector<std::uint32_t> order;  ///< the vertex of the graph that each node stands for
  OwnedLevel base;
  Partition start;  ///< of the nodes
};

/// Companions are those who join in a first visit each.
Renumbered companions_together(const CommunityLevel& given, double resolution, Random& random) {
  const Partition joined =
      move_nodes(given, singletons(given.n_nodes()), resolution, random, given.n_nodes());
  Renumbered result;
  result.order = nodes_by_group(joined);
  result.base = reordered(given, result.order);
  result.start = {{}, joined.n_groups};
  result.start.group.reserve(result.order.size());
  for (const std::uint32_t vertex : result.order) {
    result.start.group.push_back(joined.group[vertex]);
  }
  return result;
}

Partition in_original_order(const Partition& partition, std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> group(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) group[order[i]] = partition.group[i];
  return numbered_by_smallest_vertex(group);
}

void require_valid(const LeidenOptions& options) {
  if (!std::isfinite(options.resolution) || options.resolution < 0.0) {
    throw UsageError("the resolution of communities must be a number of 0 or more");
  }
  if (options.max_iterations == 0) {
    throw UsageError("the number of iterations of the community search must be 1 or more");
  }
}

}  // namespace

Communities leiden(const Graph& graph, const LeidenOptions& options) {
  require_valid(options);
  const NullModel model = null_model(graph, options);
  Random random(options.seed);
  const CommunityLevel given{graph.offsets(), graph.arc_targets(), graph.arc_weights(),
                             model.masses};
  const Renumbered renumbered = companions_together(given, model.resolution, random);
  Communities communities;
  Partition partition = renumbered.start;
  while (!communities.is_stable && communities.n_iterations < options.max_iterations) {
    Partition next =
        run_levels(renumbered.base.view(), partition, model.resolution, options.refine, random);
    communities.is_stable = next == partition;
    partition = std::move(next);
    ++communities.n_iterations;
  }
  communities.partition = in_original_order(partition, renumbered.order);
  communities.quality = options.quality == CommunityQuality::modularity
                            ? modularity(graph, communities.partition, options.resolution)
                            : constant_potts(graph, communities.partition, options.resolution);
  return communities;
}

}  // namespace cahoots
