#pragma once

#include <cstdint>
#include <vector>

#include "analysis/duplicates_candidates.hpp"
#include "analysis/duplicates_rows.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// Which core a text joined, and how similar it is to it: itself and 1 if it is one.
struct Assignment {
  std::uint32_t text = 0;
  std::uint32_t core = 0;
  double similarity = 1;
};

struct AssignmentResult {
  std::vector<Assignment> assignments;  ///< one a candidate, in their order
  std::uint64_t n_verified_pairs = 0;
  std::uint64_t n_skipped_pairs = 0;
};

/// The bounds on the work for one text (see DuplicateFinder::find).
struct SearchBounds {
  std::size_t cores_per_bucket = 512;
  std::size_t cores_per_text = 256;
  std::size_t compared_bytes_per_text = std::size_t{4} << 20;
};

/// Visits the candidates of each component in their order; each joins the most similar core
/// before it (the earlier on a tie) or becomes one. Components are shared among threads.
/// Memory: the normalised texts of the cores of the components at work.
AssignmentResult assign_cores(const DuplicateRows& rows, const DuplicateCandidates& candidates,
                              const Normaliser& normaliser, double threshold, unsigned threads,
                              const SearchBounds& bounds = {});

}  // namespace cahoots
