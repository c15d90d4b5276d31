#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/cadence/batches.hpp"
#include "analysis/coaction/profiles.hpp"

namespace cahoots {

struct CreationLinkOptions {
  BatchOptions batches;
  /// The most pairs that the batches may have together; 0: pair_budget of the accounts.
  std::uint64_t max_pairs = 0;
};

/// A batch of accounts made together on one platform, whose members it links in pairs.
struct LinkedBatch {
  /// `created:x:2017-08-18`, or `created:x:2017-08-18T14` where hours were counted: when it begins.
  std::string object;
  /// ln(accounts on the platform with a known creation / accounts in the batch).
  double weight = 0.0;
  CreationBatch batch;  ///< its accounts in canonical numbers
};

struct CreationLinks {
  std::vector<LinkedBatch> batches;  // by object
  /// Passed over, being too large for the bound on pairs (pair_budget.hpp): the batches, their
  /// accounts, and the weight below which they lie.
  std::uint64_t n_batches_passed_over = 0;
  std::uint64_t n_accounts_passed_over = 0;
  double least_weight_nats = 0.0;
};

/// A pair of one batch; source < target. `batch` indexes CreationLinks::batches.
struct CreationEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t batch = 0;
  auto operator<=>(const CreationEdge&) const = default;
};

/// The significant batches of every platform (see find_creation_batches). A batch of more than half
/// of a platform's accounts tells nothing about any two of them and is none. Costs what
/// find_creation_batches does. One thread.
CreationLinks find_creation_links(const Profiles& profiles,
                                  const CreationLinkOptions& options = {});

/// All pairs within the batches, by (source, target, batch). 12 B a pair.
std::vector<CreationEdge> creation_edges(const CreationLinks& links);

}  // namespace cahoots
