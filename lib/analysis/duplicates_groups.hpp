#pragma once

#include <vector>

#include "analysis/duplicates.hpp"
#include "analysis/duplicates_cores.hpp"
#include "analysis/duplicates_rows.hpp"

namespace cahoots {

/// The groups that the assignments make, with all that is reported of them. Texts without an
/// assignment are cores. Time O(n log n) in the posts that are in groups. Memory: 12 B a
/// distinct text and 24 B a post in a group.
DuplicateResult build_groups(const DuplicateRows& rows, const std::vector<Assignment>& assignments,
                             const Normaliser& normaliser, unsigned threads);

}  // namespace cahoots
