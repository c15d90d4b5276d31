#include "graph/refinement.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

namespace cahoots {
namespace {

/// A subgroup under construction.
struct Subgroup {
  double mass = 0.0;
  double weight_to = 0.0;      ///< from the node being visited
  double weight_inside = 0.0;  ///< to the rest of its group
  bool is_single = true;
};

class Refiner {
 public:
  Refiner(const CommunityLevel& level, const Partition& groups, double resolution);
  std::vector<std::uint32_t> run(Random& random) &&;

 private:
  void sum_weights_inside();
  void visit(std::uint32_t node);
  void gather(std::uint32_t node);
  std::uint32_t best_subgroup(std::uint32_t node) const;
  void join(std::uint32_t node, std::uint32_t to);
  bool is_well_connected(const Subgroup& subgroup, double group_mass) const {
    return subgroup.weight_inside >= resolution_ * subgroup.mass * (group_mass - subgroup.mass);
  }

  const CommunityLevel& level_;
  const Partition& groups_;
  double resolution_;
  std::vector<double> group_mass_;
  std::vector<std::uint32_t> subgroup_of_;
  std::vector<Subgroup> subgroups_;
  std::vector<std::uint32_t> touched_;
};

Refiner::Refiner(const CommunityLevel& level, const Partition& groups, double resolution)
    : level_(level),
      groups_(groups),
      resolution_(resolution),
      group_mass_(groups.n_groups),
      subgroup_of_(level.n_nodes()),
      subgroups_(level.n_nodes()) {
  std::iota(subgroup_of_.begin(), subgroup_of_.end(), 0U);
  for (std::uint32_t node = 0; node < level_.n_nodes(); ++node) {
    subgroups_[node].mass = level_.masses[node];
    group_mass_[groups_.group[node]] += level_.masses[node];
  }
  sum_weights_inside();
}

void Refiner::sum_weights_inside() {
  for (std::uint32_t node = 0; node < level_.n_nodes(); ++node) {
    for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
      if (groups_.group[level_.targets[arc]] != groups_.group[node]) continue;
      subgroups_[node].weight_inside += level_.weights[arc];
    }
  }
}

std::vector<std::uint32_t> Refiner::run(Random& random) && {
  for (const std::uint32_t node : random_order(level_.n_nodes(), random)) visit(node);
  return std::move(subgroup_of_);
}

void Refiner::visit(std::uint32_t node) {
  const Subgroup& own = subgroups_[node];
  if (subgroup_of_[node] != node || !own.is_single) return;
  if (!is_well_connected(own, group_mass_[groups_.group[node]])) return;
  gather(node);
  const std::uint32_t best = best_subgroup(node);
  if (best != node) join(node, best);
  for (const std::uint32_t subgroup : touched_) subgroups_[subgroup].weight_to = 0.0;
}

void Refiner::gather(std::uint32_t node) {
  touched_.clear();
  for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
    const std::uint32_t neighbour = level_.targets[arc];
    if (groups_.group[neighbour] != groups_.group[node]) continue;
    const std::uint32_t subgroup = subgroup_of_[neighbour];
    double& weight_to = subgroups_[subgroup].weight_to;
    if (weight_to == 0.0) touched_.push_back(subgroup);
    weight_to += level_.weights[arc];
  }
}

std::uint32_t Refiner::best_subgroup(std::uint32_t node) const {
  const double pull = resolution_ * level_.masses[node];
  const double group_mass = group_mass_[groups_.group[node]];
  std::uint32_t best = node;
  double best_gain = 0.0;
  for (const std::uint32_t index : touched_) {
    const Subgroup& subgroup = subgroups_[index];
    const double gain = subgroup.weight_to - pull * subgroup.mass;
    if (gain <= best_gain || !is_well_connected(subgroup, group_mass)) continue;
    best = index;
    best_gain = gain;
  }
  return best;
}

/// A node that has joined another leaves its own subgroup, of the same number, empty for good.
void Refiner::join(std::uint32_t node, std::uint32_t to) {
  Subgroup& subgroup = subgroups_[to];
  subgroup.mass += level_.masses[node];
  subgroup.weight_inside += subgroups_[node].weight_inside - 2.0 * subgroup.weight_to;
  subgroup.is_single = false;
  subgroup_of_[node] = to;
}

}  // namespace

Partition refine_groups(const CommunityLevel& level, const Partition& groups, double resolution,
                        Random& random) {
  return numbered_by_smallest_vertex(Refiner(level, groups, resolution).run(random));
}

}  // namespace cahoots
