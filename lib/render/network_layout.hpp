#pragma once

#include <cstddef>
#include <vector>

namespace cahoots {

struct LayoutEdge {
  std::size_t source = 0;
  std::size_t target = 0;
  double weight = 1;  ///< 0 to 1: how hard it pulls
};

struct LayoutPoint {
  double x = 0;  ///< 0 to 1
  double y = 0;
};

/// Places for the nodes of a drawing: linked ones near each other, by springs and repulsion
/// (Fruchterman and Reingold 1991) with a pull to the middle that keeps loose parts in view. The
/// same points on every machine and run: no clock, no libm but the square root. O(iterations x
/// nodes^2): for some hundreds of nodes.
std::vector<LayoutPoint> network_layout(std::size_t n_nodes, const std::vector<LayoutEdge>& edges);

}  // namespace cahoots
