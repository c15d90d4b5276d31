#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/test_result.hpp"

namespace cahoots {

/// When one account was made. `account` is the caller's index.
struct AccountCreation {
  std::uint32_t account = 0;
  std::int64_t created_at_s = 0;
  std::int64_t precision_s = 1;
};

/// Accounts made in the same hour or day (UTC), or in several on end, more than the weeks around
/// them explain. This tells that they came together, not why: a news event fills a day as well.
struct CreationBatch {
  std::int64_t first_at_s = 0;  ///< start of its first hour or day
  std::int64_t end_at_s = 0;    ///< end of its last, exclusive
  std::int64_t width_s = 0;     ///< 3600 or 86400: what was counted
  double expected = 0.0;        ///< accounts in that time by the baseline
  /// n = accounts in the batch and its baseline; statistic = accounts in the batch; effect =
  /// statistic / expected; p and q of its most significant hour or day.
  TestResult test;
  std::vector<std::uint32_t> accounts;  ///< by creation time, then index
};

struct BatchOptions {
  std::uint64_t min_accounts = 5;  ///< in an hour or day, to be called a batch
  double max_q_value = 0.01;
  std::int64_t baseline_days = 28;    ///< on either side, for days
  std::int64_t baseline_hours = 168;  ///< on either side, for hours
  std::uint64_t min_baseline = 14;    ///< hours or days of baseline, below which nothing is tested
};

/// Scan over hours and days for excess. Null: an hour or day gets its share of the accounts in its
/// neighbourhood (a conditional binomial test, so that the baseline's own uncertainty counts), with
/// the counts divided by the neighbourhood's dispersion where that is above 1 (quasi-likelihood,
/// McCullagh and Nelder 1989, 4.5). Other batches do not raise the baseline: hours and days found
/// are taken out of it and the scan is repeated. q by Benjamini and Hochberg over all hours (days)
/// between the first creation and the last, empty ones too. Creations known more coarsely than an
/// hour take part in the scan of days only, those coarser than a day or outside
/// 1970-2242 in none. A batch of hours replaces
/// that of its day if it holds 80 % of it, and is dropped otherwise.
/// Sorted by first_at_s. O(n log n), about 100 B an account, any thread, any order of the input.
std::vector<CreationBatch> find_creation_batches(std::span<const AccountCreation> creations,
                                                 const BatchOptions& options = {});

}  // namespace cahoots
