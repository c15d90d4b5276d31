#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/duplicates/media_hash.hpp"
#include "base/random.hpp"

namespace cahoots {

/// The hash of a picture like no other: random bits, about half of them set.
inline PerceptualHash draw_picture(std::uint16_t n_bits, Random& random) {
  PerceptualHash hash;
  hash.n_bits = n_bits;
  for (std::size_t i = 0; i < n_bits / 64U; ++i) hash.words[i] = random.next();
  return hash;
}

inline void flip_bit(PerceptualHash& hash, std::uint64_t bit) {
  hash.words[bit / 64] ^= std::uint64_t{1} << (bit % 64);
}

/// A hash at exactly `distance_bits` of another.
inline PerceptualHash alter_picture(const PerceptualHash& hash, unsigned distance_bits,
                                    Random& random) {
  PerceptualHash altered = hash;
  while (hamming_distance(hash, altered) < distance_bits) {
    const std::uint64_t bit = random.below(hash.n_bits);
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    if (((altered.words[bit / 64] ^ hash.words[bit / 64]) & mask) == 0) flip_bit(altered, bit);
  }
  return altered;
}

}  // namespace cahoots
