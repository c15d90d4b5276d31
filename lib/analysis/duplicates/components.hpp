#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/duplicates/band_columns.hpp"

namespace cahoots {

/// Texts that can be searched apart: of each signed text the smallest number in its component, and
/// whether there is another in it.
struct TextComponents {
  std::vector<std::uint32_t> root;
  std::vector<bool> has_company;
};

/// Joins the texts that share a band's key and whose sketches differ in no more lanes than a pair
/// of similarity `threshold` does (text/minhash.hpp). Within a bucket of up to 32 texts every pair
/// is looked at; in larger ones each text against up to 64 of those before it that were like none
/// of the others, and if it is like none of 64 it is joined with the first: a component may be too
/// large, which costs time and changes no result beyond the bounds of the search. Two texts of a
/// large bucket that are alike, of which only one is like an earlier third, are not joined there:
/// by another band, or not at all (seen in no corpus, but possible).
/// The same for any threads and memory. Time O(bands · n) and 64 a member of a large bucket.
/// Memory: 4 bytes a text, and for each thread 8 a text, in as many passes over parts of the keys
/// as keep that under `memory_bytes`.
TextComponents join_bands(BandColumns& bands, std::span<const TextSketch> sketches,
                          double threshold, unsigned threads, std::uint64_t memory_bytes);

}  // namespace cahoots
