#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/cadence/activity.hpp"
#include "analysis/cadence/clock_arc.hpp"

namespace cahoots {

/// The rhythm of a stream: the hours of its accounts, each with the same weight, so that a few who
/// post without end do not make it. Not thread-safe; any order of the accounts gives the same.
class BackgroundRhythm {
 public:
  /// An account with a profile. `posts` by hour of the week (UTC), not all 0. O(1).
  void add(const HoursOfWeek& posts);
  /// Adds what another one was given.
  void merge(const BackgroundRhythm& other);
  /// What a rhythm is made of, to be handed on: integers by hour, to be added up.
  using Weights = std::array<std::uint64_t, 24>;
  const Weights& weights() const { return weights_; }
  static BackgroundRhythm of(const Weights& weights, std::uint64_t n_accounts);

  std::uint64_t n_accounts() const { return n_accounts_; }
  /// Share of each hour of the day; sums to 1. Even before the first account.
  std::array<double, 24> shares() const;

 private:
  Weights weights_{};  ///< sum kWeightOfAccount an account
  std::uint64_t n_accounts_ = 0;
};

/// An account's day beside that of its stream. A comparison, not a verdict: where a campaign is
/// most of the stream, it is the others who differ.
struct BackgroundComparison {
  /// Jensen-Shannon distance of the two days by hour, from 0 (alike) to 1 (no hour in common).
  /// Chance alone gives few posts some: compare accounts of like n_active_hours only.
  std::optional<double> distance;
  /// By how many hours the account's clock is ahead of the stream's, if it lives as the stream
  /// does; -11 to 12, with the 95 % arc as in OffsetInference.
  std::optional<int> lead_h;
  std::optional<double> lead_confidence;  ///< mass within 1 h
  std::optional<int> lead_low_h;
  std::optional<int> lead_high_h;
  std::string_view reason;  ///< why there is no lead; else empty
};

/// Compares accounts with one finished background. Lead: Dirichlet-multinomial likelihood of the
/// account's hours round the stream's shares at every lead, leads alike before, people an hour or
/// so earlier and later than each other (Roenneberg et al. 2007). No test: nobody's day is exactly
/// that of the stream, so that a p-value would measure how much an account posts. Immutable, any
/// thread; 100 kB.
class BackgroundReference {
 public:
  explicit BackgroundReference(const BackgroundRhythm& rhythm);

  /// `posts` as for `add`; `n_active_hours` says how much they are worth. No lead below 20 accounts
  /// in the background, below `min_active_hours`, or where the arc exceeds 12 hours. O(1).
  BackgroundComparison compare(const HoursOfWeek& posts, std::uint64_t n_active_hours,
                               std::uint64_t min_active_hours) const;

 private:
  std::array<double, 24> shares_;
  std::uint64_t n_accounts_;
  std::vector<double> log_rising_;  ///< by hour, then count
};

}  // namespace cahoots
