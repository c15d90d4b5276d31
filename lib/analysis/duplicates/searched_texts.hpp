#pragma once

#include <utility>
#include <vector>

#include "analysis/duplicates/commonness.hpp"
#include "analysis/duplicates/finder.hpp"
#include "base/hash.hpp"

namespace cahoots {

/// What tasks found that each saw a part of the texts, for DuplicateFinder::find.
struct SearchedTexts {
  /// Of each text with company (TextComponents) its own hash and that of its root, by its own.
  std::vector<std::pair<Hash128, Hash128>> roots;
  Commonness commonness;  ///< of the whole stream, finished
  /// Pages with the accounts that link to them, where these are two or more.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> audience;
  DuplicateCounts counts;  ///< of the whole stream, as far as they are known before the search
};

}  // namespace cahoots
