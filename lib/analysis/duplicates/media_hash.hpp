#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cahoots {

/// A perceptual hash of a picture: pictures that look alike differ in few bits. 256 bits of PDQ, or
/// 64 bits of a pHash. The first hexadecimal digit is the highest bits of words[0]; words past
/// `n_bits` are 0. Ordered by the bits as they are written.
struct PerceptualHash {
  std::array<std::uint64_t, 4> words{};
  std::uint16_t n_bits = 0;  ///< 256 or 64

  auto operator<=>(const PerceptualHash&) const = default;
};

/// The hash in an item of a post's `media`: `pdq:` and 64 hexadecimal digits, or `phash:` and 16,
/// in either case of letters. Nothing for any other kind (sha256, id, url), length or character: a
/// damaged hash must not become another picture's. O(1); any thread.
std::optional<PerceptualHash> parse_perceptual_hash(std::string_view media);

/// The number of bits that are set, 0 to `n_bits`.
inline unsigned count_set_bits(const PerceptualHash& hash) {
  unsigned n_set = 0;
  for (const std::uint64_t word : hash.words) n_set += static_cast<unsigned>(std::popcount(word));
  return n_set;
}

/// Hamming distance in bits, 0 to `n_bits`. Both have the same `n_bits`.
inline unsigned hamming_distance(const PerceptualHash& a, const PerceptualHash& b) {
  unsigned n_bits = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    n_bits += static_cast<unsigned>(std::popcount(a.words[i] ^ b.words[i]));
  }
  return n_bits;
}

/// True if the hash is that of a blank or degenerate picture. Blank pictures resemble all other
/// blank ones, and nobody copied them: they are evidence of nothing.
///
/// PDQ: set bits outside [112, 144] (7/16 and 9/16 of them). A bit is set where one of 256 cosine
/// coefficients is above their median (Facebook 2019, "The TMK+PDQF video-hashing algorithm and the
/// PDQ image-hashing algorithm", hashing.pdf), so a picture with any content or noise has exactly
/// 128. In a blank one the coefficients are rounding errors of 0, many of them equal: all grey and
/// coloured levels, hashed as the reference does, set 0 to 105 bits. [64, 192] would let five of
/// six of those through. Two remainders, either way: compiled with fused multiply-add, 7 % of the
/// levels set 112 to 127 bits and pass; exactly symmetrical drawings without any noise set 100 to
/// 128 and may be taken for blank.
///
/// pHash: outside [16, 48] (a quarter and three quarters). Its makers cut at the median or at the
/// mean, which leaves real pictures away from one half; blank ones set none, the first or all.
bool is_flat(const PerceptualHash& hash);

}  // namespace cahoots
