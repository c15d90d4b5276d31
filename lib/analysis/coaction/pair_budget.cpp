#include "analysis/coaction/pair_budget.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace cahoots {

std::uint64_t pair_budget(std::uint64_t n_accounts) {
  constexpr std::uint64_t kPairsPerAccount = 8;
  constexpr std::uint64_t kFewestPairs = 1000000;
  return std::max(kFewestPairs, n_accounts * kPairsPerAccount);
}

double least_weight_within(std::span<const PairCost> costs, std::uint64_t budget) {
  std::vector<PairCost> sorted(costs.begin(), costs.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const PairCost& a, const PairCost& b) { return a.weight_nats > b.weight_nats; });
  double least_nats = std::numeric_limits<double>::infinity();
  std::uint64_t left = budget;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    for (; end < sorted.size() && sorted[end].weight_nats == sorted[begin].weight_nats; ++end) {
      if (sorted[end].n_pairs > left) return least_nats;
      left -= sorted[end].n_pairs;
    }
    least_nats = sorted[begin].weight_nats;
    begin = end;
  }
  return 0.0;
}

}  // namespace cahoots
