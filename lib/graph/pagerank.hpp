#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace cahoots {

struct PagerankOptions {
  /// Probability that the walk returns to the seeds at each step; 0 < teleport < 1.
  double teleport = 0.15;
  /// Largest residual left at a vertex of mean strength (others in proportion to theirs). > 0.
  double epsilon = 1e-6;
  /// Ends the search early, with `is_complete` false, on graphs made to be slow.
  std::uint64_t max_arc_visits = 4'000'000'000;
};

struct VertexScore {
  std::uint32_t vertex = 0;
  double score = 0.0;
};

struct Pagerank {
  std::vector<VertexScore> scores;  ///< those above 0, by vertex
  bool is_complete = true;          ///< every residual is below its bound
};

/// Where a random walk along the edges (in proportion to weight) is that returns to one of the
/// seeds, all alike, with probability `teleport` at each step: personalised PageRank by local
/// pushes, first in, first out (Andersen, Chung and Lang 2006, without the lazy step). Touches only
/// the neighbourhood of the seeds. For a complete result, with s the strength of vertex v and S the
/// mean strength of vertices that have edges, 0 <= exact - score <= epsilon * s / S.
/// The walk from an isolated seed stays there. Seeds may repeat and come in any order; none: empty.
/// About 1 / (teleport * epsilon) pushes at most; 17 B a vertex of the graph. One thread.
/// Throws UsageError for options out of range, DataError for a seed that is no vertex.
Pagerank personalised_pagerank(const Graph& graph, std::span<const std::uint32_t> seeds,
                               const PagerankOptions& options = {});

}  // namespace cahoots
