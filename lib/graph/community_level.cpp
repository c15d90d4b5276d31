#include "graph/community_level.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "graph/rows_ahead.hpp"

namespace cahoots {
namespace {

/// In levels of this many runs or more; below, nodes are shuffled one by one.
constexpr std::uint32_t kRuns = 1024;
constexpr std::uint32_t kLongestRun = 64;

/// Sums the arcs of a group's nodes by the group they lead to, and appends the sums to a level.
class RowSummer {
 public:
  RowSummer(const CommunityLevel& level, const Partition& groups, OwnedLevel& above)
      : level_(level),
        groups_(groups),
        above_(above),
        weight_to_(groups.n_groups, 0.0),
        touched_(std::size_t{groups.n_groups} + 1) {
    // Upper bounds: what is not written takes no memory.
    above_.targets.resize(level.targets.size());
    above_.weights.resize(level.weights.size());
  }

  void add_node(std::uint32_t node) {
    std::size_t n_touched = n_touched_;
    for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
      const std::uint32_t target = groups_.group[level_.targets[arc]];
      // Weights are > 0, so 0 is the first arc to this group. No branch: it could not be predicted.
      touched_[n_touched] = target;
      n_touched += weight_to_[target] == 0.0 ? 1U : 0U;
      weight_to_[target] += level_.weights[arc];
    }
    n_touched_ = n_touched;
  }

  void end_row(std::uint32_t group) {
    for (std::size_t i = 0; i < n_touched_; ++i) {
      const std::uint32_t target = touched_[i];
      if (target != group) {
        above_.targets[n_arcs_] = target;
        above_.weights[n_arcs_++] = weight_to_[target];
      }
      weight_to_[target] = 0.0;
    }
    n_touched_ = 0;
    above_.offsets.push_back(n_arcs_);
  }

  void finish() {
    above_.targets.resize(n_arcs_);
    above_.weights.resize(n_arcs_);
  }

  const double* weight_to(std::uint32_t group) const { return &weight_to_[group]; }

 private:
  const CommunityLevel& level_;
  const Partition& groups_;
  OwnedLevel& above_;
  LargeArray<double> weight_to_;
  std::vector<std::uint32_t> touched_;  ///< and one spare
  std::size_t n_touched_ = 0;
  std::uint64_t n_arcs_ = 0;
};

}  // namespace

std::vector<std::uint32_t> random_order(std::uint32_t n_nodes, Random& random) {
  const std::uint32_t run = std::clamp(n_nodes / kRuns, 1U, kLongestRun);
  std::vector<std::uint32_t> starts((std::size_t{n_nodes} + run - 1) / run);
  for (std::uint32_t i = 0; i < starts.size(); ++i) starts[i] = i * run;
  for (std::size_t left = starts.size(); left > 1; --left) {
    std::swap(starts[left - 1], starts[random.below(left)]);
  }
  std::vector<std::uint32_t> order;
  order.reserve(n_nodes);
  for (const std::uint32_t start : starts) {
    const std::uint32_t length = std::min(run, n_nodes - start);
    for (std::uint32_t i = 0; i < length; ++i) order.push_back(start + i);
  }
  return order;
}

std::vector<std::uint32_t> nodes_by_group(const Partition& groups) {
  std::vector<std::uint32_t> cursor(std::size_t{groups.n_groups} + 1);
  for (const std::uint32_t group : groups.group) ++cursor[group + 1];
  std::partial_sum(cursor.begin(), cursor.end(), cursor.begin());
  std::vector<std::uint32_t> nodes(groups.group.size());
  for (std::uint32_t node = 0; node < groups.group.size(); ++node) {
    nodes[cursor[groups.group[node]]++] = node;
  }
  return nodes;
}

OwnedLevel reordered(const CommunityLevel& level, std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  OwnedLevel result;
  result.offsets.reserve(order.size() + 1);
  result.offsets.push_back(0);
  result.targets.resize(level.targets.size());
  result.weights.resize(level.weights.size());
  result.masses.reserve(order.size());
  std::uint64_t n_arcs = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    fetch_rows_ahead(
        level, order.size() - i, [&](std::size_t n_ahead) { return order[i + n_ahead]; },
        place.data(), [&](std::uint32_t /*node*/, std::uint32_t /*place*/) { return &place[i]; });
    const std::uint32_t node = order[i];
    for (std::uint64_t arc = level.offsets[node]; arc < level.offsets[node + 1]; ++arc) {
      result.targets[n_arcs] = place[level.targets[arc]];
      result.weights[n_arcs++] = level.weights[arc];
    }
    result.masses.push_back(level.masses[node]);
    result.offsets.push_back(n_arcs);
  }
  return result;
}

OwnedLevel aggregate(const CommunityLevel& level, const Partition& groups) {
  OwnedLevel above;
  above.offsets.reserve(std::size_t{groups.n_groups} + 1);
  above.offsets.push_back(0);
  above.masses.resize(groups.n_groups);
  RowSummer summer(level, groups, above);
  const std::vector<std::uint32_t> nodes = nodes_by_group(groups);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    fetch_rows_ahead(
        level, nodes.size() - i, [&](std::size_t n_ahead) { return nodes[i + n_ahead]; },
        groups.group.data(),
        [&](std::uint32_t /*node*/, std::uint32_t group) { return summer.weight_to(group); });
    const std::uint32_t group = groups.group[nodes[i]];
    above.masses[group] += level.masses[nodes[i]];
    summer.add_node(nodes[i]);
    if (i + 1 == nodes.size() || groups.group[nodes[i + 1]] != group) summer.end_row(group);
  }
  summer.finish();
  return above;
}

}  // namespace cahoots
