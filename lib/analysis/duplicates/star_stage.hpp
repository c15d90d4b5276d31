#pragma once

#include <cstdint>

#include "analysis/duplicates/collapse.hpp"
#include "analysis/duplicates/components.hpp"
#include "analysis/duplicates/finder.hpp"
#include "io/row_sort.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// What the search among texts found.
struct StarredTexts {
  explicit StarredTexts(const DuplicateOptions& options, std::uint64_t memory_bytes)
      : assignments(options.temporary_folder, memory_bytes),
        group_texts(options.temporary_folder, memory_bytes) {}

  RowSort assignments;  ///< an AssignmentRow for each text in a star of two or more, by text
  RowSort group_texts;  ///< a GroupTextRow for each core that may have a group, by group
  std::uint64_t n_candidate_texts = 0;
  std::uint64_t n_verified_pairs = 0;
  std::uint64_t n_skipped_pairs = 0;
};

/// Reads the texts once, gathers those of each component, and searches the components for stars,
/// on `options.threads` threads. Memory: `memory_bytes` for each of three sorts, and the texts of
/// the components at work, 32 MiB or one component.
StarredTexts find_stars(CollapsedTexts& collapsed, const TextComponents& components,
                        const DuplicateOptions& options, const Normaliser& normaliser,
                        std::uint64_t memory_bytes);

}  // namespace cahoots
