#pragma once

#include <cstdint>
#include <vector>

namespace cahoots {

/// What chance gives one pair of accounts: of some objects how surely each is missed, of the others
/// a bound on the mean number shared. One to a thread, used for one pair after another, so
/// that the memory is asked for once: 8 B an object.
class PairChances {
 public:
  /// Objects are numbered from 0.
  explicit PairChances(std::uint32_t n_objects) : miss_nats_(n_objects, 0.0) {}

  /// Forgets the pair before. O(objects it touched).
  void clear();
  /// The object is missed with probability exp(-miss_nats), apart from what else was added of it.
  void add(std::uint32_t object, double miss_nats);
  /// `mean` shared objects more among those without a number.
  void add_rest(double mean) { rest_mean_ += mean; }

  /// The mean number of distinct objects shared.
  double expected() const;
  /// P(at_least or more distinct objects shared) of independent objects: a sum of coins, exact for
  /// those above 0.02 (dynamic programming over the count, as of a Poisson binomial distribution),
  /// Poisson for the others and the rest (Le Cam 1960: off by at most 0.02 of their mean).
  /// O(objects * at_least), and one incomplete gamma function for each count below.
  double upper_tail(std::uint64_t at_least) const;

 private:
  std::vector<double> miss_nats_;
  std::vector<std::uint32_t> touched_;
  double rest_mean_ = 0.0;
};

}  // namespace cahoots
