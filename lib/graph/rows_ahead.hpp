#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "graph/community_level.hpp"

namespace cahoots {

/// How many visits early each part of a visit is asked for, and of how many arcs at most.
struct RowsAhead {
  static constexpr std::size_t kOffsets = 12;
  static constexpr std::size_t kRow = 8;
  static constexpr std::size_t kFirst = 4;
  static constexpr std::size_t kSecond = 2;
  static constexpr std::uint64_t kArcs = 64;
};

/// Asks memory for what the next visits will read, so that they need not wait for it: nearly all of
/// their time otherwise. `node_at(k)` is the node visited k visits from now, for k < `n_left`; each
/// of its arcs will look up `first[target]`, and with that the address `second(node,
/// first[target])`. Inlined always, into functions that do more: g++ takes a function that does
/// nothing else for one without effect, and leaves out the calls.
template <typename NodeAt, typename First, typename Second>
[[gnu::always_inline]] inline void fetch_rows_ahead(const CommunityLevel& level, std::size_t n_left,
                                                    NodeAt node_at, const First* first,
                                                    Second second) {
  constexpr std::size_t kLine = 64;
  const auto end_of_row = [&](std::uint32_t node) {
    return std::min(level.offsets[node] + RowsAhead::kArcs, level.offsets[node + 1]);
  };
  if (n_left > RowsAhead::kOffsets) {
    __builtin_prefetch(&level.offsets[node_at(RowsAhead::kOffsets)]);
  }
  if (n_left > RowsAhead::kRow) {
    const std::uint32_t node = node_at(RowsAhead::kRow);
    const std::uint64_t end = end_of_row(node);
    for (std::uint64_t arc = level.offsets[node]; arc < end; arc += kLine / sizeof(double)) {
      __builtin_prefetch(level.weights.data() + arc);
    }
    for (std::uint64_t arc = level.offsets[node]; arc < end; arc += kLine / sizeof(std::uint32_t)) {
      __builtin_prefetch(level.targets.data() + arc);
    }
  }
  if (n_left > RowsAhead::kFirst) {
    const std::uint32_t node = node_at(RowsAhead::kFirst);
    const std::uint64_t end = end_of_row(node);
    for (std::uint64_t arc = level.offsets[node]; arc < end; ++arc) {
      __builtin_prefetch(first + level.targets[arc]);
    }
  }
  if (n_left > RowsAhead::kSecond) {
    const std::uint32_t node = node_at(RowsAhead::kSecond);
    const std::uint64_t end = end_of_row(node);
    for (std::uint64_t arc = level.offsets[node]; arc < end; ++arc) {
      __builtin_prefetch(second(node, first[level.targets[arc]]));
    }
  }
}

}  // namespace cahoots
