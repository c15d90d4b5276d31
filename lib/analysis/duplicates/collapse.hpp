#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/duplicates/band_columns.hpp"
#include "analysis/duplicates/commonness.hpp"
#include "analysis/duplicates/finder.hpp"
#include "io/row_file.hpp"
#include "io/row_sort.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// All posts after equal texts have been collapsed. A text's number is its rank by hash, so that it
/// does not depend on the order of arrival.
struct CollapsedTexts {
  CollapsedTexts(const std::string& folder, const BandScheme& scheme)
      : texts(folder), posts(folder), bands(folder, scheme) {}

  RowFile texts;                     ///< a DistinctTextRow each, by number
  RowFile posts;                     ///< a PostRow each, by text, then (created_at, uid)
  BandColumns bands;                 ///< of the texts that are long enough, by number
  std::vector<TextSketch> sketches;  ///< of the same
  Commonness commonness;
};

/// Reads the sorted TextedPostRows once. Time O(posts); memory 8 bytes a distinct text. One thread.
CollapsedTexts collapse_texts(RowSort& sorted_posts, const DuplicateOptions& options,
                              const Normaliser& normaliser);

}  // namespace cahoots
