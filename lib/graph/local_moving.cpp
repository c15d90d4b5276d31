#include "graph/local_moving.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "graph/large_array.hpp"
#include "graph/rows_ahead.hpp"

namespace cahoots {
namespace {

/// A gain has to exceed this share of the node's weight: rounding alone must not move anything.
constexpr double kLeastGain = 1e-11;

/// Both numbers of a group side by side: one cache line serves the visit.
struct Group {
  double mass = 0.0;
  double weight_to = 0.0;  ///< from the node being visited
};

class NodeMover {
 public:
  NodeMover(const CommunityLevel& level, std::span<const std::uint32_t> start, double resolution,
            Random& random);
  std::span<const std::uint32_t> run(std::uint64_t max_visits);

 private:
  std::uint32_t next_node();
  std::uint32_t queued(std::size_t n_ahead) const;
  void visit(std::uint32_t node);
  double gather(std::uint32_t node);
  std::uint32_t best_group(std::uint32_t node, double least_gain) const;
  void move(std::uint32_t node, std::uint32_t to);
  void enqueue_neighbours(std::uint32_t node);
  std::span<const std::uint32_t> touched() const { return std::span(touched_).first(n_touched_); }

  const CommunityLevel& level_;
  double resolution_;
  LargeArray<std::uint32_t> group_of_;
  LargeArray<Group> groups_;
  std::vector<std::uint32_t> group_size_;
  std::vector<std::uint32_t> empty_groups_;
  std::vector<std::uint32_t> touched_;  ///< groups next to the node being visited, and one spare
  std::size_t n_touched_ = 0;
  std::vector<std::uint32_t> queue_;  ///< circular; holds each node at most once
  std::vector<std::uint8_t> is_queued_;
  std::size_t queue_begin_ = 0;
  std::size_t n_queued_ = 0;
};

NodeMover::NodeMover(const CommunityLevel& level, std::span<const std::uint32_t> start,
                     double resolution, Random& random)
    : level_(level),
      resolution_(resolution),
      group_of_(start.begin(), start.end()),
      groups_(level.n_nodes(), Group()),
      group_size_(level.n_nodes()),
      touched_(std::size_t{level.n_nodes()} + 1),
      queue_(random_order(level.n_nodes(), random)),
      is_queued_(level.n_nodes(), 1),
      n_queued_(level.n_nodes()) {
  for (std::uint32_t node = 0; node < level_.n_nodes(); ++node) {
    groups_[group_of_[node]].mass += level_.masses[node];
    ++group_size_[group_of_[node]];
  }
  for (std::uint32_t group = level_.n_nodes(); group > 0; --group) {
    if (group_size_[group - 1] == 0) empty_groups_.push_back(group - 1);
  }
}

std::span<const std::uint32_t> NodeMover::run(std::uint64_t max_visits) {
  for (std::uint64_t n_visits = 0; n_queued_ > 0 && n_visits < max_visits; ++n_visits) {
    visit(next_node());
  }
  return group_of_;
}

std::uint32_t NodeMover::queued(std::size_t n_ahead) const {
  const std::size_t place = queue_begin_ + n_ahead;
  return queue_[place < queue_.size() ? place : place - queue_.size()];
}

std::uint32_t NodeMover::next_node() {
  fetch_rows_ahead(
      level_, n_queued_, [this](std::size_t n_ahead) { return queued(n_ahead); }, group_of_.data(),
      [this](std::uint32_t /*node*/, std::uint32_t group) { return &groups_[group]; });
  const std::uint32_t node = queue_[queue_begin_];
  queue_begin_ = queue_begin_ + 1 == queue_.size() ? 0 : queue_begin_ + 1;
  --n_queued_;
  is_queued_[node] = 0;
  return node;
}

void NodeMover::visit(std::uint32_t node) {
  const double weight = gather(node);
  const std::uint32_t best = best_group(node, kLeastGain * weight);
  for (const std::uint32_t group : touched()) groups_[group].weight_to = 0.0;
  if (best == group_of_[node]) return;
  move(node, best);
  enqueue_neighbours(node);
}

/// Sums the node's arcs by group and returns the sum of them all.
double NodeMover::gather(std::uint32_t node) {
  std::size_t n_touched = 0;
  double sum = 0.0;
  for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
    const std::uint32_t group = group_of_[level_.targets[arc]];
    double& weight_to = groups_[group].weight_to;
    // Weights are > 0, so 0 is the first arc to this group. No branch: it could not be predicted.
    touched_[n_touched] = group;
    n_touched += weight_to == 0.0 ? 1 : 0;
    weight_to += level_.weights[arc];
    sum += level_.weights[arc];
  }
  n_touched_ = n_touched;
  return sum;
}

std::uint32_t NodeMover::best_group(std::uint32_t node, double least_gain) const {
  const std::uint32_t own = group_of_[node];
  const double mass = level_.masses[node];
  const double pull = resolution_ * mass;
  const double staying = groups_[own].weight_to - pull * (groups_[own].mass - mass);
  std::uint32_t best = own;
  double best_gain = staying + least_gain;
  for (const std::uint32_t group : touched()) {
    const double gain = groups_[group].weight_to - pull * groups_[group].mass;
    if (gain > best_gain && group != own) {
      best = group;
      best_gain = gain;
    }
  }
  if (best_gain < 0.0 && group_size_[own] > 1) best = empty_groups_.back();
  return best;
}

void NodeMover::move(std::uint32_t node, std::uint32_t to) {
  const std::uint32_t from = group_of_[node];
  if (!empty_groups_.empty() && empty_groups_.back() == to) empty_groups_.pop_back();
  if (--group_size_[from] == 0) {
    empty_groups_.push_back(from);
    groups_[from].mass = 0.0;  // exactly, whatever rounding has left
  } else {
    groups_[from].mass -= level_.masses[node];
  }
  ++group_size_[to];
  groups_[to].mass += level_.masses[node];
  group_of_[node] = to;
}

void NodeMover::enqueue_neighbours(std::uint32_t node) {
  for (std::uint64_t arc = level_.offsets[node]; arc < level_.offsets[node + 1]; ++arc) {
    const std::uint32_t neighbour = level_.targets[arc];
    if (is_queued_[neighbour] != 0 || group_of_[neighbour] == group_of_[node]) continue;
    is_queued_[neighbour] = 1;
    std::size_t place = queue_begin_ + n_queued_++;
    if (place >= queue_.size()) place -= queue_.size();
    queue_[place] = neighbour;
  }
}

}  // namespace

Partition move_nodes(const CommunityLevel& level, const Partition& start, double resolution,
                     Random& random, std::uint64_t max_visits) {
  NodeMover mover(level, start.group, resolution, random);
  return numbered_by_smallest_vertex(mover.run(max_visits));
}

}  // namespace cahoots
