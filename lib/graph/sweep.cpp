#include "graph/sweep.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// The set of a sweep with, besides the cut's weight, the number of edges in it: sums of doubles
/// do not come back to 0.
class GrowingSet {
 public:
  explicit GrowingSet(const Graph& graph) : graph_(graph), is_member_(graph.n_vertices()) {}

  SweepStep add(std::uint32_t vertex) {
    require_new(vertex);
    is_member_[vertex] = true;
    const auto neighbours = graph_.neighbours(vertex);
    const auto weights = graph_.weights(vertex);
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      if (is_member_[neighbours[i]]) {
        step_.cut_weight -= weights[i];
        --n_cut_edges_;
      } else {
        step_.cut_weight += weights[i];
        ++n_cut_edges_;
      }
    }
    if (n_cut_edges_ == 0 || step_.cut_weight < 0.0) step_.cut_weight = 0.0;
    step_.volume += graph_.strength(vertex);
    return step_;
  }

 private:
  void require_new(std::uint32_t vertex) const {
    if (vertex >= graph_.n_vertices() || is_member_[vertex]) {
      throw DataError(fmt::format("vertex {} of a sweep repeats or does not exist", vertex));
    }
  }

  const Graph& graph_;
  std::vector<bool> is_member_;
  SweepStep step_;
  std::uint64_t n_cut_edges_ = 0;
};

}  // namespace

std::vector<SweepStep> sweep(const Graph& graph, std::span<const std::uint32_t> order) {
  GrowingSet set(graph);
  std::vector<SweepStep> steps;
  steps.reserve(order.size());
  for (const std::uint32_t vertex : order) steps.push_back(set.add(vertex));
  return steps;
}

const char* to_string(StopReason reason) {
  switch (reason) {
    case StopReason::no_seeds:
      return "no_seeds";
    case StopReason::no_neighbours:
      return "no_neighbours";
    case StopReason::outward_share_rises:
      return "outward_share_rises";
    case StopReason::component_exhausted:
      return "component_exhausted";
    case StopReason::limit_reached:
      break;
  }
  return "limit_reached";
}

SweepCut best_cut(std::span<const SweepStep> steps, std::size_t n_least, double rise_factor) {
  SweepCut cut{n_least, StopReason::limit_reached};
  double least = steps[n_least - 1].outward_share();
  for (std::size_t i = n_least; i < steps.size(); ++i) {
    const double share = steps[i].outward_share();
    if (share > rise_factor * least) {
      cut.reason = StopReason::outward_share_rises;
      return cut;
    }
    if (share < least) {
      least = share;
      cut.n_taken = i + 1;
    }
  }
  if (steps.back().cut_weight == 0.0) cut.reason = StopReason::component_exhausted;
  return cut;
}

}  // namespace cahoots
