#include "analysis/cadence/clock_arc.hpp"

#include <algorithm>
#include <cstddef>

namespace cahoots {
namespace {

constexpr double kCredible = 0.95;

}  // namespace

ClockArc clock_arc(const ClockPosterior& posterior) {
  const auto mode = static_cast<std::size_t>(std::max_element(posterior.begin(), posterior.end()) -
                                             posterior.begin());
  const auto weight = [&](std::size_t steps) { return posterior[(mode + steps) % 24]; };
  std::size_t below = 0;
  std::size_t above = 0;
  double mass = weight(0);
  while (mass < kCredible && below + above < 23) {
    const double up = weight(above + 1);
    const double down = weight(24 - below - 1);
    if (up >= down) {
      ++above;
    } else {
      ++below;
    }
    mass += std::max(up, down);
  }
  ClockArc arc;
  arc.mode_h = static_cast<int>(mode) + kFirstOffset_h;
  arc.confidence = std::min(1.0, weight(0) + weight(1) + weight(23));
  arc.low_h = arc.mode_h - static_cast<int>(below);
  arc.high_h = arc.mode_h + static_cast<int>(above);
  return arc;
}

}  // namespace cahoots
