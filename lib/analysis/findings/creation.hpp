#pragma once

#include <cstdint>
#include <map>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// Fewer accounts of one day are no batch.
inline constexpr std::uint64_t kBatchAccounts = 3;
/// Corrected p at which a day counts as a batch.
inline constexpr double kBatchP = 0.01;

/// Enters the days on which more members were made than chance would have it. Null: each member
/// with a known day of creation fell on a day independently, with the share that the day has among
/// the other accounts of the case, one added to every day of the span (Laplace), so that a day on
/// which everybody joined is no batch. p = upper tail of the binomial, times the days of the span
/// (Bonferroni). Days are UTC. O(members log members).
void find_creation_batches(ClusterFindings& cluster,
                           const std::map<std::int64_t, std::uint64_t>& outside_creation_by_day);

}  // namespace cahoots
