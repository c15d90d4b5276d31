#pragma once

#include <cstdint>
#include <vector>

#include "analysis/coaction/profiles.hpp"

namespace cahoots {

struct PersonaOptions {
  /// The fewest objects that a pair must share.
  std::uint32_t min_objects = 1;
  /// The most objects kept as evidence of a pair.
  std::uint32_t n_evidence = 3;
  /// The most pairs that the values may have together; 0: pair_budget of the accounts.
  std::uint64_t max_pairs = 0;
};

/// An object of two profiles and what it is worth.
struct PersonaEvidence {
  std::uint32_t object = 0;
  double weight = 0.0;
};

/// Two accounts on different platforms that say the same of themselves.
struct PersonaEdge {
  std::uint32_t source = 0;  // < target
  std::uint32_t target = 0;
  std::uint32_t n_objects = 0;
  /// Sum over the attributes of the best shared value's min(ln(accounts with the attribute /
  /// accounts with the value), coincidence_bound_nats).
  double weight = 0.0;
  std::vector<PersonaEvidence> evidence;  // by weight, then object
};

struct PersonaResult {
  std::vector<PersonaEdge> edges;  // by (source, target)
  std::uint64_t n_objects = 0;     ///< values that accounts of several platforms have
  /// Passed over, being too common for the bound on pairs (pair_budget.hpp): the values, the pairs
  /// that they would have made, and the weight below which they lie.
  std::uint64_t n_objects_passed_over = 0;
  std::uint64_t n_pairs_passed_over = 0;
  double least_weight_nats = 0.0;
};

/// Finds the pairs. A value that more than half of the accounts with the attribute have says
/// nothing and links nobody. There is no test: what is expected of two profiles by chance is not
/// known, so that rarity is all there is to go by. Sort and group by value, join within the value,
/// sort and group by pair: O(n log n) in profiles and pairs, 16 B a pair and value. One thread.
/// Source: profile features for linking identities, Shu et al. 2017, "User Identity Linkage across
/// Online Social Networks: A Review"; agreement weighed by how frequent the value is, Fellegi and
/// Sunter 1969, "A Theory for Record Linkage", section 3.3, Method I.
PersonaResult find_personas(Profiles& profiles, const PersonaOptions& options = {});

}  // namespace cahoots
