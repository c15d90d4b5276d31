#include "analysis/duplicates/media_stars.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/duplicates/hamming_index.hpp"

namespace cahoots {
namespace {

/// The cores of hashes of one length so far.
class MediaCores {
 public:
  MediaCores(std::uint16_t n_bits, unsigned radius_bits)
      : index_(n_bits), radius_bits_(scale_radius(radius_bits, n_bits)) {}

  MediaStar place(std::uint32_t number, const PerceptualHash& hash) {
    if (const auto match = index_.nearest(hash, radius_bits_).match) {
      return {numbers_[match->entry], match->distance_bits};
    }
    index_.insert(hash);
    numbers_.push_back(number);
    return {number, 0};
  }

 private:
  HammingIndex index_;
  unsigned radius_bits_;
  std::vector<std::uint32_t> numbers_;  ///< of the index's entries
};

}  // namespace

std::vector<MediaStar> star_groups(std::span<const PerceptualHash> distinct_hashes,
                                   std::span<const std::uint64_t> n_posts, unsigned radius_bits) {
  std::vector<std::uint32_t> order(distinct_hashes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (n_posts[a] != n_posts[b]) return n_posts[a] > n_posts[b];
    return distinct_hashes[a] < distinct_hashes[b];
  });
  MediaCores cores_of_64(64, radius_bits), cores_of_256(256, radius_bits);
  std::vector<MediaStar> stars(distinct_hashes.size());
  for (const std::uint32_t number : order) {
    const PerceptualHash& hash = distinct_hashes[number];
    if (is_flat(hash)) {
      stars[number] = {number, 0};
      continue;
    }
    MediaCores& cores = hash.n_bits == 64 ? cores_of_64 : cores_of_256;
    stars[number] = cores.place(number, hash);
  }
  return stars;
}

}  // namespace cahoots
