#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/evidence_path.hpp"
#include "graph/graph.hpp"
#include "graph/pagerank.hpp"
#include "graph/sweep.hpp"

namespace cahoots {

struct ExpansionOptions {
  PagerankOptions pagerank;
  /// Candidates listed, and considered, at most.
  std::size_t max_candidates = 10'000;
  /// See best_cut(). >= 1.
  double rise_factor = 1.2;
};

struct ExpansionCandidate {
  std::uint32_t vertex = 0;
  double pagerank = 0.0;
  /// PageRank a unit of strength, relative to that of a walk that has forgotten its seeds:
  /// pagerank / (strength / volume). Above 1: nearer to the seeds than chance. Ranks the list.
  double score = 0.0;
  double outward_share = 0.0;  ///< of the seeds and the list up to here (SweepStep)
  double gain = 0.0;           ///< outward share before less the share after this step
  EvidencePath path;           ///< from a seed to the vertex
};

/// A ranked list of who is linked to the seeds, and how far down it the group seems to reach.
struct Expansion {
  std::vector<std::uint32_t> seeds;  ///< ascending, each once
  double seeds_outward_share = 1.0;
  /// By score, highest first; ties by vertex. Seeds are not among them.
  std::vector<ExpansionCandidate> candidates;
  std::size_t n_taken = 0;  ///< the first so many candidates belong to the group
  StopReason stop_reason = StopReason::no_seeds;
  bool is_complete = true;  ///< PageRank reached its precision
};

/// Local expansion from seeds: personalised PageRank, ranked by strength-normalised score, cut
/// where the outward share is least (Andersen, Chung and Lang 2006; stopping rule: best_cut()).
/// Throws UsageError for options out of range and DataError for a seed that is no vertex; without
/// seeds the list is empty. Cost: personalised_pagerank() and strongest_paths() within the vertices
/// it reached.
Expansion expand_seeds(const Graph& graph, std::span<const std::uint32_t> seeds,
                       const ExpansionOptions& options = {});

}  // namespace cahoots
