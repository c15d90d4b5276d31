#include "graph/refinement.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "graph/graph.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

using Dense = std::vector<std::vector<double>>;
using Labels = std::vector<std::uint32_t>;

/// Whole weights, so that sums are exact in any order.
Edges whole_edges(std::uint32_t n_vertices, double density, Random& random) {
  Edges edges = random_edges(n_vertices, density, false, random);
  for (WeightedEdge& edge : edges) edge.weight = static_cast<double>(1 + random.below(4));
  return edges;
}

/// Refinement as the paper tells it, over a square matrix: everything is summed anew at each step.
class NaiveRefinement {
 public:
  NaiveRefinement(const Dense& weights, const std::vector<double>& masses, const Labels& groups,
                  double resolution)
      : weights_(weights),
        masses_(masses),
        groups_(groups),
        resolution_(resolution),
        subgroups_(groups.size()) {
    std::iota(subgroups_.begin(), subgroups_.end(), 0U);
  }

  void visit(std::uint32_t node) {
    if (mass_of(subgroups_[node]) != masses_[node] || !is_well_connected(subgroups_[node])) return;
    std::uint32_t best = subgroups_[node];
    double best_gain = 0.0;
    for (std::uint32_t other = 0; other < groups_.size(); ++other) {
      if (weights_[node][other] == 0.0 || groups_[other] != groups_[node]) continue;
      const std::uint32_t subgroup = subgroups_[other];
      const double gain =
          weight_to(node, subgroup) - resolution_ * masses_[node] * mass_of(subgroup);
      if (gain <= best_gain || !is_well_connected(subgroup)) continue;
      best = subgroup;
      best_gain = gain;
    }
    subgroups_[node] = best;
  }

  const Labels& subgroups() const { return subgroups_; }

 private:
  double mass_of(std::uint32_t subgroup) const {
    double mass = 0.0;
    for (std::size_t node = 0; node < groups_.size(); ++node) {
      mass += subgroups_[node] == subgroup ? masses_[node] : 0.0;
    }
    return mass;
  }
  double weight_to(std::uint32_t node, std::uint32_t subgroup) const {
    double weight = 0.0;
    for (std::size_t other = 0; other < groups_.size(); ++other) {
      weight += subgroups_[other] == subgroup ? weights_[node][other] : 0.0;
    }
    return weight;
  }
  /// To the rest of its group, at least what the null model expects. `subgroup` is one of its
  /// nodes.
  bool is_well_connected(std::uint32_t subgroup) const {
    double weight = 0.0;
    double mass_of_rest = 0.0;
    for (std::uint32_t node = 0; node < groups_.size(); ++node) {
      if (groups_[node] != groups_[subgroup] || subgroups_[node] == subgroup) continue;
      weight += weight_to(node, subgroup);
      mass_of_rest += masses_[node];
    }
    return weight >= resolution_ * mass_of(subgroup) * mass_of_rest;
  }

  const Dense& weights_;
  const std::vector<double>& masses_;
  const Labels& groups_;
  double resolution_;
  Labels subgroups_;
};

TEST(Refinement, DoesWhatThePaperTells) {
  Random random(81);
  int n_held_back = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto n_nodes = static_cast<std::uint32_t>(1 + random.below(24));
    const Edges edges = whole_edges(n_nodes, 0.1 + 0.4 * random.uniform(), random);
    const Graph graph(n_nodes, edges);
    std::vector<double> masses(n_nodes);
    for (double& mass : masses) mass = static_cast<double>(1 + random.below(3));
    const Partition groups = random_partition(n_nodes, 3, random);
    const double resolution = static_cast<double>(random.below(32)) / 32.0;
    const std::uint64_t seed = random.next();

    Random own(seed);
    const CommunityLevel level{graph.offsets(), graph.arc_targets(), graph.arc_weights(), masses};
    const Partition found = refine_groups(level, groups, resolution, own);

    const Dense dense = dense_weights(n_nodes, edges);
    NaiveRefinement naive(dense, masses, groups.group, resolution);
    Random same(seed);
    for (const std::uint32_t node : random_order(n_nodes, same)) naive.visit(node);
    ASSERT_EQ(found, numbered_by_smallest_vertex(naive.subgroups())) << "round " << round;
    n_held_back += found.n_groups > connected_parts(graph, groups.group).n_groups ? 1 : 0;
  }
  EXPECT_GT(n_held_back, 300);  // refinement had something to decide
}

}  // namespace
}  // namespace cahoots
