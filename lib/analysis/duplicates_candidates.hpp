#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/duplicates_rows.hpp"

namespace cahoots {

/// Texts that share a band's key with another: buckets of two or more, and connected components of
/// them, which can be searched apart. Texts are `candidates`, numbered by (component, density
/// falling, canonical order): those of one component stand together, the most copied first. The
/// density of a text is the number of posts in its buckets, over all bands.
struct DuplicateCandidates {
  std::vector<std::uint32_t> texts;            ///< of each candidate, its DistinctText
  std::vector<std::uint32_t> component_begin;  ///< first candidate of each, and the end
  std::vector<std::uint64_t> buckets_begin;    ///< first entry in `buckets` of each, and the end
  std::vector<std::uint32_t> buckets;          ///< of each candidate, one after another
  std::vector<std::uint64_t> members_begin;  ///< where each bucket's members would lie, and the end

  std::span<const std::uint32_t> buckets_of(std::uint32_t candidate) const {
    return {buckets.data() + buckets_begin[candidate],
            static_cast<std::size_t>(buckets_begin[candidate + 1] - buckets_begin[candidate])};
  }
};

/// Joins the signed texts by each band's keys: a radix sort a band, `threads` bands at a time.
/// Deterministic but for the numbers of buckets. Time O(bands · n). Memory: 16 B a signed text and
/// thread while it runs, then 4 B a text and 12 B a membership.
DuplicateCandidates find_candidates(const DuplicateRows& rows, unsigned threads);

}  // namespace cahoots
