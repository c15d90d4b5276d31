#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cahoots {

/// Benjamini and Hochberg (1995) step-up adjustment: `q_values[i]` is the smallest false discovery
/// rate at which test i is rejected, in the order of the input. `n_tests` counts every test of the
/// family, so that the p-values left out (all taken as 1) still pay for the search; it is at least
/// `p_values.size()`. Holds under independence and positive dependence (Benjamini and Yekutieli
/// 2001). O(n log n), 16 B a p-value. Any thread.
/// Throws DataError for a p-value outside [0, 1] (or not a number) or too small an `n_tests`.
std::vector<double> benjamini_hochberg(std::span<const double> p_values, std::uint64_t n_tests);

/// The same where equal p-values come together: collects how often each value occurs, in any order,
/// so that the p-values of many can be handed on and counted together. Memory: 16 B a different
/// value, twice that while they are added. One thread.
class BenjaminiHochberg {
 public:
  struct PValue {
    double value;
    std::uint64_t count;
  };

  /// Throws DataError for a value outside [0, 1] (or not a number).
  void add(double p_value, std::uint64_t count = 1);
  /// How many were added.
  std::uint64_t n_tests() const { return n_tests_; }
  /// Each value once, ascending; they stay valid until the next call of `add`.
  std::span<const PValue> values();
  /// The q of a value that was added, all tests being added; after the first call nothing may be.
  /// The bits that benjamini_hochberg gives. O(log n). Throws DataError for one that was not.
  double q_value(double p_value);

 private:
  void merge_equal();
  void find_q_values();

  std::vector<PValue> values_;
  std::size_t n_merged_ = 0;  ///< as many as there were when they were merged last
  std::vector<double> q_values_;
  std::uint64_t n_tests_ = 0;
};

}  // namespace cahoots
