#pragma once

#include <cstdint>

#include "graph/components.hpp"
#include "graph/graph.hpp"

namespace cahoots {

enum class CommunityQuality {
  modularity,      ///< finds large communities first: a resolution limit (graph/quality.hpp)
  constant_potts,  ///< no resolution limit: members are joined more densely than `resolution`
};

struct LeidenOptions {
  CommunityQuality quality = CommunityQuality::modularity;
  /// For constant_potts in units of weight a pair of vertices. >= 0.
  double resolution = 1.0;
  /// Runs over the whole graph, each from the outcome of the one before; stops early once a run
  /// changes nothing. >= 1.
  std::uint32_t max_iterations = 10;
  /// Seeds the order in which vertices are visited.
  std::uint64_t seed = 1;
  /// false: the Louvain method (Blondel et al. 2008). It may leave communities in pieces; each
  /// piece is made one of its own, which raises either quality.
  bool refine = true;
};

struct Communities {
  Partition partition;
  double quality = 0.0;  ///< modularity() or constant_potts() of the partition
  std::uint32_t n_iterations = 0;
  bool is_stable = false;  ///< the last run changed nothing
};

/// Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019): local moving with a
/// queue, refinement, aggregation. Every community is connected. Refinement is greedy, not
/// randomised as in the paper: no worse in practice (Sahu 2024, "GVE-Leiden") and free of exp(),
/// which differs between machines. The result depends on the graph and the options only, to the
/// last bit. An isolated vertex is a community of its own. About O(m) an iteration, of which the
/// first two bring nearly all there is to gain; at most 72 B an edge and 110 B a vertex besides the
/// graph. One thread. Throws UsageError for a resolution or number of iterations out of range.
Communities leiden(const Graph& graph, const LeidenOptions& options = {});

}  // namespace cahoots
