#include "graph/refinement.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

#include "graph/large_array.hpp"
#include "graph/rows_ahead.hpp"

namespace cahoots {
namespace {

/// Where a node belongs.
struct Place {
  std::uint32_t group = 0;
  std::uint32_t subgroup = 0;
};

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
  std::vector<std::uint32_t> run(Random& random);

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
  double resolution_;
  std::vector<double> group_mass_;
  LargeArray<Place> places_;
  LargeArray<Subgroup> subgroups_;
  std::vector<std::uint32_t> touched_;  ///< subgroups next to the node being visited, and one spare
  std::size_t n_touched_ = 0;
};

Refiner::Refiner(const CommunityLevel& level, const Partition& groups, double resolution)
    : level_(level),
      resolution_(resolution),
      group_mass_(groups.n_groups),
      places_(level.n_nodes()),
      subgroups_(level.n_nodes(), Subgroup()),
      touched_(std::size_t{level.n_nodes()} + 1) {
  for (std::uint32_t node = 0; node < level_.n_nodes(); ++node) {
    places_[node] = {groups.group[node], node};
    subgroups_[node].mass = level_.masses[node];
    group_mass_[groups.group[node]] += level_.masses[node];
  }
  sum_weights_inside();
}

void Refiner::sum_weights_inside() {
  for (std::uint32_t node = 0; node < level_.n_nodes(); ++node) {
    fetch_rows_ahead(
        level_, level_.n_nodes() - node,
        [&](std::size_t n_ahead) { return node + static_cast<std::uint32_t>(n_ahead); },
        places_.data(), [&](std::uint32_t, const Place&) { return &subgroups_[node]; });
    double inside = 0.0;
    for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
      const bool is_inside = places_[level_.targets[arc]].group == places_[node].group;
      inside += is_inside ? level_.weights[arc] : 0.0;
    }
    subgroups_[node].weight_inside = inside;
  }
}

std::vector<std::uint32_t> Refiner::run(Random& random) {
  const std::vector<std::uint32_t> order = random_order(level_.n_nodes(), random);
  for (std::size_t i = 0; i < order.size(); ++i) {
    fetch_rows_ahead(
        level_, order.size() - i, [&](std::size_t n_ahead) { return order[i + n_ahead]; },
        places_.data(),
        [this](std::uint32_t node, const Place& place) {
          return &subgroups_[place.group == places_[node].group ? place.subgroup : node];
        });
    visit(order[i]);
  }
  std::vector<std::uint32_t> subgroup_of(places_.size());
  for (std::size_t node = 0; node < places_.size(); ++node) {
    subgroup_of[node] = places_[node].subgroup;
  }
  return subgroup_of;
}

void Refiner::visit(std::uint32_t node) {
  const Subgroup& own = subgroups_[node];
  if (places_[node].subgroup != node || !own.is_single) return;
  if (!is_well_connected(own, group_mass_[places_[node].group])) return;
  gather(node);
  const std::uint32_t best = best_subgroup(node);
  if (best != node) join(node, best);
  for (std::size_t i = 0; i < n_touched_; ++i) subgroups_[touched_[i]].weight_to = 0.0;
}

/// Arcs that leave the group add 0 to the node's own subgroup, which has no others. No branch in
/// either case: it could not be predicted.
void Refiner::gather(std::uint32_t node) {
  const std::uint32_t group = places_[node].group;
  std::size_t n_touched = 0;
  for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
    const Place place = places_[level_.targets[arc]];
    const bool is_inside = place.group == group;
    const std::uint32_t subgroup = is_inside ? place.subgroup : node;
    double& weight_to = subgroups_[subgroup].weight_to;
    touched_[n_touched] = subgroup;
    n_touched += static_cast<std::size_t>(is_inside) & static_cast<std::size_t>(weight_to == 0.0);
    weight_to += is_inside ? level_.weights[arc] : 0.0;
  }
  n_touched_ = n_touched;
}

std::uint32_t Refiner::best_subgroup(std::uint32_t node) const {
  const double pull = resolution_ * level_.masses[node];
  const double group_mass = group_mass_[places_[node].group];
  std::uint32_t best = node;
  double best_gain = 0.0;
  for (std::size_t i = 0; i < n_touched_; ++i) {
    const std::uint32_t index = touched_[i];
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
  places_[node].subgroup = to;
}

}  // namespace

Partition refine_groups(const CommunityLevel& level, const Partition& groups, double resolution,
                        Random& random) {
  return numbered_by_smallest_vertex(Refiner(level, groups, resolution).run(random));
}

}  // namespace cahoots
