#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "analysis/cadence/background.hpp"
#include "analysis/cadence/cadence.hpp"
#include "stats/false_discovery.hpp"

namespace cahoots {

/// What an account's profile is measured by and no account knows alone: the p-values of all others
/// and the rhythm of the stream. Collected from profiles, or from the parts that others collected;
/// any order gives the same. Memory: 16 B a different p-value and test. One thread.
class CadenceReference {
 public:
  /// `min_active_hours` as in CadenceOptions.
  explicit CadenceReference(std::uint64_t min_active_hours) : min_active_hours_(min_active_hours) {}

  void add(CadenceProfile& profile);
  /// `n_accounts` whose test, by its place in cadence_tests, gave `p_value`.
  void add_p_value(std::size_t test, double p_value, std::uint64_t n_accounts) {
    rates_.at(test).add(p_value, n_accounts);
  }
  void add_rhythm(const BackgroundRhythm& rhythm) { rhythm_.merge(rhythm); }

  /// The parts, to be handed on.
  BenjaminiHochberg& p_values(std::size_t test) { return rates_.at(test); }
  const BackgroundRhythm& rhythm() const { return rhythm_; }
  std::uint64_t n_profiles() const { return rhythm_.n_accounts(); }

  /// Fills in the q-values, by Benjamini and Hochberg over the accounts tested for each test apart,
  /// and the comparison with the rhythm of all accounts with a profile. After the first call
  /// nothing may be added. Throws DataError for a p-value that was not added.
  void complete(CadenceProfile& profile);

 private:
  std::uint64_t min_active_hours_;
  std::array<BenjaminiHochberg, kCadenceTests> rates_;
  BackgroundRhythm rhythm_;
  std::optional<BackgroundReference> background_;
};

}  // namespace cahoots
