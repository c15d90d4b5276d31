#include "analysis/schedules/pair.hpp"

#include <algorithm>

#include "stats/poisson_binomial.hpp"

namespace cahoots {
namespace {

using StartSpan = std::span<const ScheduleStart>;

/// The first start from `from` on that is not before the bin. Searches in growing steps: one
/// account may have thousands of starts where the other has twenty.
std::size_t first_not_before(StartSpan starts, std::size_t from, std::uint32_t bin) {
  if (from == starts.size() || starts[from].bin >= bin) return from;
  std::size_t step = 1;
  while (from + step < starts.size() && starts[from + step].bin < bin) {
    from += step;
    step *= 2;
  }
  std::size_t end = std::min(from + step, starts.size());
  while (from + 1 < end) {
    const std::size_t middle = from + (end - from) / 2;
    (starts[middle].bin < bin ? from : end) = middle;
  }
  return end;
}

/// Calls `visit(source starts, target starts)` for every hour in which both have some.
template <class Visit>
void for_each_common_hour(StartSpan source, StartSpan target, Visit visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < source.size() && j < target.size()) {
    const std::uint32_t hour_bin = target[j].bin - target[j].bin % kScheduleBinsAnHour;
    i = first_not_before(source, i, hour_bin);
    if (i == source.size()) return;
    if (source[i].bin >= hour_bin + kScheduleBinsAnHour) {
      j = first_not_before(target, j, source[i].bin - source[i].bin % kScheduleBinsAnHour);
      continue;
    }
    const std::size_t source_end = end_of_schedule_hour(source, i);
    const std::size_t target_end = end_of_schedule_hour(target, j);
    visit(source.subspan(i, source_end - i), target.subspan(j, target_end - j));
    i = source_end;
    j = target_end;
  }
}

std::optional<SharedScheduleBin> first_shared(StartSpan source, StartSpan target) {
  std::size_t j = 0;
  for (const ScheduleStart& start : source) {
    while (j < target.size() && target[j].bin < start.bin) ++j;
    if (j == target.size()) break;
    if (target[j].bin != start.bin) continue;
    SharedScheduleBin shared;
    shared.bin = start.bin;
    shared.source_at_s = start.first_at_s;
    shared.target_at_s = target[j].first_at_s;
    shared.n_posts = std::uint64_t{start.n_posts} + target[j].n_posts;
    return shared;
  }
  return std::nullopt;
}

double pairs_of_starts(StartSpan source, StartSpan target) {
  return static_cast<double>(source.size()) * static_cast<double>(target.size());
}

}  // namespace

ScheduleOverlap schedule_overlap(StartSpan source, StartSpan target) {
  ScheduleOverlap overlap;
  for_each_common_hour(source, target, [&](StartSpan a, StartSpan b) {
    ++overlap.n_hours;
    overlap.n_shared += first_shared(a, b) ? 1U : 0U;
    overlap.even_expected += std::min(1.0, pairs_of_starts(a, b) / kScheduleBinsAnHour);
  });
  return overlap;
}

SchedulePair compare_schedules(StartSpan source, const ScheduleHabit& source_habit,
                               StartSpan target, const ScheduleHabit& target_habit,
                               const ScheduleStream& stream) {
  SchedulePair pair;
  for_each_common_hour(source, target, [&](StartSpan a, StartSpan b) {
    const std::uint32_t hour = a.front().hour();
    const HourShares others = stream.shares(hour, a, b);
    const HourShares source_shares = source_habit.shares(a, hour, others);
    const HourShares target_shares = target_habit.shares(b, hour, others);
    double same = 0.0;
    for (std::size_t i = 0; i < kScheduleBinsAnHour; ++i) {
      same += source_shares[i] * target_shares[i];
    }
    const double chance = std::min(1.0, pairs_of_starts(a, b) * same);
    pair.chances.push_back(chance);
    pair.expected += chance;
    if (auto shared = first_shared(a, b)) {
      shared->chance = chance;
      pair.shared.push_back(*shared);
    }
  });
  pair.p_value = poisson_binomial_upper_tail(pair.shared.size(), pair.chances);
  return pair;
}

}  // namespace cahoots
