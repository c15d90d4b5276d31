#pragma once

#include <cstdint>
#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// A vector in the plane: the sum of the unit vectors of one cluster of events on a circle.
struct Resultant {
  double x = 0.0;
  double y = 0.0;
  std::uint64_t n_events = 0;
};

/// Rayleigh test of uniformity on the circle for events that come in clusters (days). Null: every
/// cluster keeps its inner pattern, but its rotation is uniform and independent of the others', so
/// that bursts inside a cluster do not count as evidence. Statistic |sum R|^2 / sum |R|^2, unit
/// exponential in the limit; finite samples through the clusters' effective number and the
/// approximation of Greenwood and Durand (1955) as in Zar (2010), 27.1.
/// n = clusters; effect = mean resultant length of the events (0 even .. 1 one point).
/// O(clusters), any thread.
TestResult clustered_rayleigh_test(std::span<const Resultant> clusters);

}  // namespace cahoots
