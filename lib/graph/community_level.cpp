#include "graph/community_level.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace cahoots {
namespace {

/// In levels of this many runs or more; below, nodes are shuffled one by one.
constexpr std::uint32_t kRuns = 1024;
constexpr std::uint32_t kLongestRun = 64;

/// Sums the arcs of a group's nodes by the group they lead to. What an older row has left is told
/// by its place, before the first arc of the row under work, so that nothing is ever cleared.
class RowSummer {
 public:
  explicit RowSummer(std::uint32_t n_groups) : end_of_arc_(n_groups, 0) {}

  void begin_row(const OwnedLevel& level) { row_begin_ = level.targets.size(); }

  void add(std::uint32_t target, double weight, OwnedLevel& level) {
    std::uint64_t& end = end_of_arc_[target];
    if (end > row_begin_) {
      level.weights[end - 1] += weight;
      return;
    }
    level.targets.push_back(target);
    level.weights.push_back(weight);
    end = level.targets.size();
  }

 private:
  std::vector<std::uint64_t> end_of_arc_;  ///< place + 1 of the latest arc to each group
  std::uint64_t row_begin_ = 0;
};

void add_node(const CommunityLevel& level, const Partition& groups, std::uint32_t node,
              RowSummer& summer, OwnedLevel& above) {
  for (std::uint64_t arc = level.offsets[node]; arc < level.offsets[node + 1]; ++arc) {
    const std::uint32_t target = groups.group[level.targets[arc]];
    if (target != groups.group[node]) summer.add(target, level.weights[arc], above);
  }
}

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
  result.targets.reserve(level.targets.size());
  result.weights.reserve(level.weights.size());
  result.masses.reserve(order.size());
  for (const std::uint32_t node : order) {
    for (std::uint64_t arc = level.offsets[node]; arc < level.offsets[node + 1]; ++arc) {
      result.targets.push_back(place[level.targets[arc]]);
      result.weights.push_back(level.weights[arc]);
    }
    result.masses.push_back(level.masses[node]);
    result.offsets.push_back(result.targets.size());
  }
  return result;
}

OwnedLevel aggregate(const CommunityLevel& level, const Partition& groups) {
  OwnedLevel above;
  above.offsets.reserve(std::size_t{groups.n_groups} + 1);
  above.masses.resize(groups.n_groups);
  RowSummer summer(groups.n_groups);
  std::uint32_t n_begun = 0;
  for (const std::uint32_t node : nodes_by_group(groups)) {
    const std::uint32_t group = groups.group[node];
    if (group == n_begun) {  // no group is empty: the next row begins
      above.offsets.push_back(above.targets.size());
      summer.begin_row(above);
      ++n_begun;
    }
    above.masses[group] += level.masses[node];
    add_node(level, groups, node, summer, above);
  }
  above.offsets.push_back(above.targets.size());
  return above;
}

}  // namespace cahoots
