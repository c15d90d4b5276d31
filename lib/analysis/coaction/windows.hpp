#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// The traces of a channel that its window can be applied to, sorted by (object, time, uid).
struct UsableTraces {
  std::vector<Trace> sorted;
  std::uint64_t n_undated = 0;
  std::uint64_t n_too_coarse = 0;
  std::uint32_t n_accounts = 0;
};

/// Sorts the traces and drops repeats, those without a time and those whose time is less precise
/// than the window. Throws UsageError (see `require_window`) for a negative window, or where dated
/// traces exist and none is precise enough.
UsableTraces select_usable(const PostColumns& posts, Channel channel, std::vector<Trace> traces,
                           std::int64_t window_s);

/// What makes an edge: `min_objects` objects, or one with at most `rare_sharers` sharers.
struct EdgeThreshold {
  std::uint32_t min_objects = 2;
  std::uint32_t rare_sharers = 0;
  std::span<const std::uint32_t> sharers;  // by object

  /// How much an object adds towards `min_objects`.
  std::uint32_t credit_of(std::uint32_t object) const {
    return sharers[object] <= rare_sharers ? min_objects : 1;
  }
};

/// Credits add up to a maximum: a rare object may count for much.
inline std::uint32_t add_credit(std::uint32_t sum, std::uint32_t credit) {
  return credit > ~sum ? ~0U : sum + credit;
}

/// The traces that can be part of an edge ("events"), each with its neighbours. 24 B an event and
/// 4 B an account.
struct NeighbourWindows {
  std::vector<Trace> events;           // sorted
  std::vector<std::uint32_t> account;  // of each event
  /// Events on the same object within the window of event i: [begin[i], end[i]), i included.
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  /// Events of account a, ascending: row_events[row_start[a]] up to row_start[a + 1].
  std::vector<std::uint32_t> row_start;
  std::vector<std::uint32_t> row_events;
};

/// Drops traces without a neighbour by another account and accounts left with too few objects for
/// an edge, and finds the windows of the rest. O(n) a round, three rounds at most.
/// Throws LimitError at 2^32 events.
NeighbourWindows find_windows(const PostColumns& posts, const std::vector<Trace>& sorted,
                              std::int64_t window_s, const EdgeThreshold& threshold);

/// Calls `visit(begin, end)` for each run of traces on one object.
template <class Visit>
void for_each_object(const std::vector<Trace>& sorted, Visit visit) {
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && object_of(sorted[end]) == object_of(sorted[begin])) ++end;
    visit(begin, end);
    begin = end;
  }
}

/// later - earlier without overflow, for any two times in this order.
inline std::uint64_t lag_between_s(std::int64_t earlier_s, std::int64_t later_s) {
  return static_cast<std::uint64_t>(later_s) - static_cast<std::uint64_t>(earlier_s);
}

}  // namespace cahoots
