#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cahoots {

/// An account with the score a method gives it; more is more suspect.
struct RankedAccount {
  double score = 0;
  bool is_positive = false;
};

/// What a ranking is worth. Accounts of equal score are taken or left together.
struct RankingFigures {
  double average_precision = 0;   ///< mean precision at each positive, ties as one step
  double recall_at_rate = 0;      ///< the most recall at a false-positive rate of 0.5 % or less
  double area_under_curve = 0.5;  ///< chance that a positive stands above a negative; ties half
};

/// Empty or one-sided lists give the defaults. O(n log n).
RankingFigures rank_figures(std::vector<RankedAccount> accounts);

/// The most recall among the beginnings of a ranked list with a precision of `precision` or more.
double recall_at_precision(std::span<const bool> is_positive, std::uint64_t n_positives,
                           double precision);

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95 % bootstrap intervals (percentiles of `n_draws` resamples of positives and negatives apart).
struct RankingIntervals {
  Interval average_precision;
  Interval recall_at_rate;
  Interval area_under_curve;
};
RankingIntervals bootstrap_figures(const std::vector<RankedAccount>& accounts,
                                   std::uint32_t n_draws, std::uint64_t seed);

}  // namespace cahoots
