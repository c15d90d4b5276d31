#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/duplicates/band_columns.hpp"
#include "analysis/duplicates/commonness.hpp"
#include "analysis/duplicates/finder.hpp"
#include "base/hash.hpp"
#include "io/row_file.hpp"
#include "io/row_sort.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// What the texts are wanted for.
enum class CollapseUse : std::uint8_t {
  search,      ///< by their bands, and as what texts of the stream look like
  known_roots  ///< which texts are alike was found elsewhere: their hashes are kept instead
};

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
  std::vector<Hash128> hashes;  ///< of the same, for known_roots; bands, sketches, commonness not
};

/// Reads the sorted TextedPostRows once. Time O(posts); memory 16 bytes a distinct text. One
/// thread.
CollapsedTexts collapse_texts(RowSort& sorted_posts, const DuplicateOptions& options,
                              const Normaliser& normaliser, CollapseUse use = CollapseUse::search);

}  // namespace cahoots
