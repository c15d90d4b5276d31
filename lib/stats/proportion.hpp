#pragma once

#include <cstdint>

namespace cahoots {

struct ProportionInterval {
  double low = 0;
  double high = 1;
};

/// The interval of Clopper and Pearson (1934) for the probability behind `part` successes in
/// `whole` trials: it holds the truth at least as often as `level` (0 to 1) says. 0 to 1 for
/// `whole` = 0. Precondition: part <= whole. O(1), any thread.
ProportionInterval clopper_pearson(std::uint64_t part, std::uint64_t whole, double level = 0.95);

}  // namespace cahoots
