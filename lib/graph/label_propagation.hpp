#pragma once

#include <cstdint>

#include "graph/components.hpp"
#include "graph/graph.hpp"

namespace cahoots {

struct LabelOptions {
  /// Seeds the order of the first visits.
  std::uint64_t seed = 1;
};

/// Communities by label propagation (Raghavan, Albert and Kumara 2007): every vertex begins with a
/// label of its own and takes the one that most weight of its edges leads to, until each has such a
/// label. One by one rather than all at once, so that labels cannot swing to and fro, and again
/// only where a neighbour's label has changed (Sahu 2023, "GVE-LPA"). Of equal labels a vertex
/// keeps its own, or takes that of its neighbour of least number: where the paper draws one at
/// random. That is local moving at resolution 0, and so raises the weight inside groups with every
/// step (Barber and Clark 2009), which is why it ends. It knows no null model: fast, but where
/// groups are not plain, one label may take all. Vertices of one label that no path inside it joins
/// are made groups of their own, so that every community is connected; an isolated vertex is alone.
/// The result depends on the graph and the seed only. Near O(m), no bound is known; 37 B a vertex
/// besides the graph. One thread.
Partition propagate_labels(const Graph& graph, const LabelOptions& options = {});

}  // namespace cahoots
