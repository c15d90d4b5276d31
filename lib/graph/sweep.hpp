#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace cahoots {

/// A set that grows by one vertex a step, as it is after a step.
struct SweepStep {
  double cut_weight = 0.0;  ///< edges that leave the set; exactly 0 where none does
  double volume = 0.0;      ///< sum of strengths
  /// Share of the set's edge weight that leads out of it: conductance in the form of Yang and
  /// Leskovec (2012, c / (2 m + c)). The usual form divides by the smaller side and would cut an
  /// all-embracing operation in two; both agree up to half of the graph. 1 for a set without edges.
  double outward_share() const { return volume > 0.0 ? cut_weight / volume : 1.0; }
};

/// The sets {order[0]}, {order[0], order[1]}, … O(edges of the vertices); 4 B a vertex of the
/// graph. Throws DataError for a vertex that repeats or does not exist.
std::vector<SweepStep> sweep(const Graph& graph, std::span<const std::uint32_t> order);

enum class StopReason {
  no_seeds,             ///< none was given
  no_neighbours,        ///< nobody is linked to the seeds
  outward_share_rises,  ///< it rose by `rise_factor` behind the least share: the border
  component_exhausted,  ///< everyone who is linked to the seeds at all is in
  limit_reached,        ///< the list of candidates ended before any of these
};

/// The name of a reason as records spell it ("outward_share_rises").
const char* to_string(StopReason reason);

struct SweepCut {
  std::size_t n_taken = 0;  ///< steps up to and including the best
  StopReason reason = StopReason::limit_reached;
};

/// Where to cut a sweep: the first step of least outward share before it rises to `rise_factor`
/// times the least (Yang and Leskovec 2012, section 5: the first local minimum that is followed by
/// a rise of 1.2). The first `n_least` steps are taken in any case; 1 <= n_least <= steps.size().
SweepCut best_cut(std::span<const SweepStep> steps, std::size_t n_least, double rise_factor = 1.2);

}  // namespace cahoots
