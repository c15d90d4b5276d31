#pragma once

#include <cstdint>
#include <span>

namespace cahoots {

/// What all that share one value cost as pairs, and what each pair gets for it.
struct PairCost {
  double weight_nats = 0.0;
  std::uint64_t n_pairs = 0;
};

/// The pairs a channel of profiles may have: 8 an account, or 1,000,000 where that is more. With n
/// accounts on one value there are n(n - 1) / 2, so that without a bound a value of a million would
/// make 5 * 10^11 of them; each would weigh next to nothing, because the value is common.
std::uint64_t pair_budget(std::uint64_t n_accounts);

/// The least weight that a value must have, so that all with that weight or more have `budget`
/// pairs at most together: the rarest come first, values of equal weight stand or fall together. 0
/// where all fit, infinity where not even the heaviest do. The number of pairs is so linear in the
/// accounts, and what falls is what says least. O(n log n).
double least_weight_within(std::span<const PairCost> costs, std::uint64_t budget);

}  // namespace cahoots
