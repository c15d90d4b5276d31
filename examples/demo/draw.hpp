#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/random.hpp"

namespace cahoots {

/// Random draws whose results are the same on every machine: whole-number and IEEE basic
/// arithmetic only, because log and exp differ in the last digit between C libraries.
/// One thread each. Two draws in one expression must be in an order that the language fixes:
/// compilers evaluate arguments and operands in different orders, and the case would differ.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : seed_(seed), random_(seed) {}

  /// An independent stream for the part of that name, whatever was drawn here before.
  Draw fork(std::string_view part) const;

  std::uint64_t next() { return random_.next(); }
  /// Uniform in [0, bound); 0 for a bound of 0.
  std::size_t below(std::size_t bound);
  /// Uniform in [low, high], both inclusive.
  std::int64_t between(std::int64_t low, std::int64_t high);
  double uniform() { return random_.uniform(); }
  bool chance(double probability) { return random_.uniform() < probability; }
  /// Exponentially distributed (von Neumann's comparison method, 1951).
  double exponential(double mean);
  /// The same, rounded down to whole seconds.
  std::int64_t delay_s(double mean_s) { return static_cast<std::int64_t>(exponential(mean_s)); }
  /// Poisson distributed, by counting exponential gaps; O(mean).
  std::size_t count(double mean);
  /// A skewed count, as activity and popularity have it: most near `typical`, at most 15 times it.
  std::size_t skewed(double typical);

  template <typename Items>
  const auto& pick(const Items& items) {
    return items[below(items.size())];
  }
  /// Every item with the probability given.
  template <typename Item>
  std::vector<Item> sample(const std::vector<Item>& items, double probability) {
    std::vector<Item> kept;
    for (const Item& item : items) {
      if (chance(probability)) {
        kept.push_back(item);
      }
    }
    return kept;
  }
  /// Fisher–Yates.
  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      std::swap(items[left - 1], items[below(left)]);
    }
  }

 private:
  std::uint64_t seed_;
  Random random_;
};

}  // namespace cahoots
