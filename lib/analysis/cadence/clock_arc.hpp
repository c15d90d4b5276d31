#pragma once

#include <array>

namespace cahoots {

/// A distribution over the 24 hours by which one clock may be ahead of another: index 0 means -11,
/// index 23 means +12. Sums to 1.
using ClockPosterior = std::array<double, 24>;
constexpr int kFirstOffset_h = -11;

/// The most likely hour, and round it the shortest arc that holds 95 %, grown towards the heavier
/// neighbour. `low_h` may lie below -11 and `high_h` above 12: 13 is the clock of -11.
struct ClockArc {
  int mode_h = 0;
  double confidence = 0.0;  ///< mass within 1 h of the mode
  int low_h = 0;
  int high_h = 0;
};
ClockArc clock_arc(const ClockPosterior& posterior);

/// An arc wider than this is no answer.
constexpr int kWidestArc_h = 12;

}  // namespace cahoots
