#pragma once

#include <cstdint>
#include <vector>

#include "analysis/coaction/coaction.hpp"
#include "analysis/coaction/pair.hpp"
#include "analysis/coaction/windows.hpp"

namespace cahoots {

/// The edges found row by row, ordered by (source, target), without their significance.
struct CoactionRows {
  std::vector<CoactionEdge> edges;
  std::uint64_t n_pairs_seen = 0;
};

/// One sparse row of A * A^T for each account: its co-actions with accounts of higher number,
/// counted in distinct objects; pairs below the threshold never leave the row. Rows are shared out
/// to `n_threads` in blocks; the result does not depend on them. Memory a thread: 8 B an account,
/// and 8 B a trace on the objects of one row.
CoactionRows accumulate_rows(const PostColumns& posts, const NeighbourWindows& windows,
                             const PairScorer& scorer, Channel channel,
                             const EdgeThreshold& threshold, const CoactionOptions& options);

}  // namespace cahoots
