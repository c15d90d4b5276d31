#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/duplicates/media_hash.hpp"

namespace cahoots {

/// Where a picture belongs: to a core, by its number, at a distance; itself and 0 if it is one.
struct MediaStar {
  std::uint32_t core = 0;
  std::uint16_t distance_bits = 0;

  bool operator==(const MediaStar&) const = default;
};

/// The radius for hashes of `n_bits`, of one given for 256 bits: as large a share of them, rounded
/// down (31 becomes 7 for 64).
constexpr unsigned scale_radius(unsigned radius_bits, unsigned n_bits) {
  return static_cast<unsigned>(std::uint64_t{radius_bits} * n_bits / 256);
}

/// Groups pictures into stars: each member is within the radius of its group's core, so that
/// no chain of likenesses joins two that are unlike (cores are further apart than the radius).
/// Pictures are visited by number of posts, falling, then hash, ascending; each joins the nearest
/// core before it, the earliest of several, or becomes one. Hashes of 256 bits and of 64 never
/// meet. Those of blank pictures (is_flat) stay alone: a core that nobody joins.
///
/// `n_posts` has as many items as `distinct_hashes`, in which no hash stands twice; the result has
/// as many too, in their order. The stars are the same for any order of the input. `radius_bits` is
/// for 256 bits, scaled for 64; 31 is what PDQ's makers advise (facebook/ThreatExchange,
/// pdq/README.md, "Matching").
///
/// Time: n searches of a HammingIndex of the cores. Memory: 16 bytes a hash, and the index (105 to
/// 190 bytes a core). One thread. Throws LimitError as HammingIndex does.
std::vector<MediaStar> star_groups(std::span<const PerceptualHash> distinct_hashes,
                                   std::span<const std::uint64_t> n_posts, unsigned radius_bits);

}  // namespace cahoots
