#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "analysis/cadence/offset_model.hpp"

namespace cahoots {

/// Lengths of the blocks of sleep, and with them of shifts; and more blocks than either list has.
constexpr std::size_t kShortestQuiet_h = 6;
constexpr std::size_t kLongestQuiet_h = 10;
constexpr std::size_t kMostBlocks = 64;
/// Hours into a shift at which its meal may be.
constexpr std::array<std::size_t, 2> kMealSteps = {3, 4};

/// log Gamma(count + alpha) - log Gamma(alpha), by count.
using RisingTable = std::array<double, kMostOffsetHours + 1>;

/// A share of the activity as Beta(inside, outside).
struct SharePrior {
  double inside;
  double outside;
};
struct ShareTables {
  explicit ShareTables(const SharePrior& prior);

  /// Of `n_inside` out of `n`, beta-binomial, up to the binomial coefficient.
  double log_likelihood(std::size_t n_inside, std::size_t n) const {
    return inside[n_inside] + outside[n - n_inside] - whole[n];
  }

  RisingTable inside;
  RisingTable outside;
  RisingTable whole;
};

/// A block of local hours with its prior, and the normalisers of its two sides.
struct LocalBlock {
  std::size_t start_h;
  std::size_t length_h;
  double log_prior;
  RisingTable inside;
  RisingTable outside;
};

/// The tables of offset_posterior: Dirichlet-multinomial terms by count.
struct OffsetTables {
  OffsetTables();

  std::array<RisingTable, 24> waking;   ///< by local hour
  std::array<RisingTable, 24> leisure;  ///< by local hour
  RisingTable asleep;
  RisingTable at_work;
  RisingTable at_meal;
  RisingTable even;
  RisingTable even_whole;
  ShareTables asleep_share;
  ShareTables off_work_share;
  ShareTables shift_weekend;
  ShareTables usual_weekend;
  std::vector<LocalBlock> sleeps;
  std::vector<LocalBlock> shifts;

 private:
  void add_sleeps();
  void add_shifts();
};

/// Made at the first call; any thread.
const OffsetTables& offset_tables();

}  // namespace cahoots
