#include "analysis/findings/creation.hpp"

#include <algorithm>

#include "analysis/findings/activity.hpp"
#include "stats/tail.hpp"

namespace cahoots {

void find_creation_batches(ClusterFindings& cluster,
                           const std::map<std::int64_t, std::uint64_t>& outside_creation_by_day) {
  std::map<std::int64_t, std::uint64_t> by_day;
  std::uint64_t n = 0;
  for (const MemberFindings& member : cluster.members) {
    if (!member.account.created_at_s) continue;
    by_day[floor_day(*member.account.created_at_s)] += 1;
    n += 1;
  }
  if (n < kBatchAccounts) return;
  std::int64_t first = by_day.begin()->first;
  std::int64_t last = by_day.rbegin()->first;
  std::uint64_t n_outside = 0;
  if (!outside_creation_by_day.empty()) {
    first = std::min(first, outside_creation_by_day.begin()->first);
    last = std::max(last, outside_creation_by_day.rbegin()->first);
  }
  for (const auto& [day, count] : outside_creation_by_day) n_outside += count;
  const double n_days = static_cast<double>(last - first + 1);
  for (const auto& [day, count] : by_day) {
    const auto outside = outside_creation_by_day.find(day);
    const double n_same_day =
        outside == outside_creation_by_day.end() ? 0 : static_cast<double>(outside->second);
    const double share = (n_same_day + 1) / (static_cast<double>(n_outside) + n_days);
    CreationDay batch;
    batch.day_utc = day;
    batch.n_accounts = count;
    batch.expected = static_cast<double>(n) * share;
    batch.p_value = std::min(1.0, n_days * binomial_upper_tail(static_cast<double>(count),
                                                               static_cast<double>(n), share));
    if (!cluster.largest_creation_day || count > cluster.largest_creation_day->n_accounts) {
      cluster.largest_creation_day = batch;
    }
    if (count >= kBatchAccounts && batch.p_value <= kBatchP) {
      cluster.creation_batches.push_back(batch);
    }
  }
}

}  // namespace cahoots
