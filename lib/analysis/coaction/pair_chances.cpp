#include "analysis/coaction/pair_chances.hpp"

#include <algorithm>
#include <cmath>

#include "stats/poisson.hpp"

namespace cahoots {
namespace {

/// 1 - exp(-nats); by its series where that is exact to 1e-13 of it.
double hit_chance(double nats) {
  if (nats < 1e-4) return nats * (1 - nats / 2 * (1 - nats / 3));
  return -std::expm1(-nats);
}

}  // namespace

void PairChances::clear() {
  for (const std::uint32_t object : touched_) miss_nats_[object] = 0.0;
  touched_.clear();
  rest_mean_ = 0.0;
}

void PairChances::add(std::uint32_t object, double miss_nats) {
  if (!(miss_nats > 0.0)) return;
  if (miss_nats_[object] == 0.0) touched_.push_back(object);
  miss_nats_[object] += miss_nats;
}

double PairChances::expected() const {
  double sum = rest_mean_;
  for (const std::uint32_t object : touched_) sum += hit_chance(miss_nats_[object]);
  return sum;
}

double PairChances::upper_tail(std::uint64_t at_least) const {
  constexpr double kCoin = 0.02;
  if (at_least == 0) return 1.0;
  double poisson_mean = rest_mean_;
  // chances[k] = P(k of the likelier objects), the last = P(at_least or more).
  std::vector<double> chances = {1.0};
  for (const std::uint32_t object : touched_) {
    const double chance = hit_chance(miss_nats_[object]);
    if (chance < kCoin) {
      poisson_mean += chance;
      continue;
    }
    const bool is_full = chances.size() == at_least + 1;
    if (!is_full) chances.push_back(0.0);
    const std::size_t last = chances.size() - 1;
    // A full last entry keeps what reached it.
    chances[last] = (is_full ? chances[last] : 0.0) + chances[last - 1] * chance;
    for (std::size_t k = last - 1; k > 0; --k) {
      chances[k] = chances[k] * (1.0 - chance) + chances[k - 1] * chance;
    }
    chances[0] *= 1.0 - chance;
  }
  double tail = 0.0;
  for (std::size_t k = 0; k < chances.size(); ++k) {
    tail += chances[k] * poisson_upper_tail(k >= at_least ? 0 : at_least - k, poisson_mean);
  }
  return std::min(tail, 1.0);
}

}  // namespace cahoots
