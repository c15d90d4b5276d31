#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cahoots {

/// Lanes of a text's signature: a byte each. 96 are 24 bands of 4 rows, which find a pair at the
/// default threshold with probability 0.9986 (`BandScheme`).
inline constexpr std::size_t kSignatureLanes = 96;
/// Lanes of a fingerprint that is shared without the text: more, since it is all there is. The
/// standard error of a similarity estimated from it is √(J(1−J)/256): 0.029 at 0.7.
inline constexpr std::size_t kFingerprintLanes = 256;
/// The kernel works on this many lanes at a time.
inline constexpr std::size_t kLanesPerBlock = 32;
/// The first lanes, of which a sketch keeps two bits each.
inline constexpr std::size_t kSketchLanes = 64;

/// Eight bits of each lane's minimum: lanes of two texts are equal with probability
/// J + (1 − J)/256. Lane i is the same whatever the number of lanes.
using TextSignature = std::array<std::uint8_t, kSignatureLanes>;
using TextFingerprint = std::array<std::uint8_t, kFingerprintLanes>;

/// Fills the lanes from the hashes of a text's shingles: the minimum of (odd multiplier of the lane
/// · hash mod 2^32), of which a mixed byte is kept. Repeated hashes change nothing; without any,
/// all minima are 2^32 − 1. The size is a multiple of kLanesPerBlock, at most kFingerprintLanes.
/// The same on every CPU; AVX2 is used where there is any. Linear in hashes × lanes. Any thread.
/// Source: Broder 1997 (minima estimate Jaccard); Dietzfelbinger et al. 1997 (multiply-shift in the
/// place of random permutations); Li and König 2010 (b-bit minima).
void minhash(const std::vector<std::uint32_t>& shingle_hashes, std::span<std::uint8_t> lanes);

/// The same by portable code only: the reference that the tests hold the dispatched one to.
void minhash_portable(const std::vector<std::uint32_t>& shingle_hashes,
                      std::span<std::uint8_t> lanes);

/// How many lanes of two signatures of one size are equal. Any thread.
std::size_t count_equal_lanes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// The Jaccard similarity that so many equal lanes speak for, in [0, 1]: unbiased but for the cut
/// at 0.
double estimate_jaccard(std::size_t n_equal, std::size_t n_lanes);

/// The least number of equal lanes of `n_lanes` that a pair of similarity `threshold` has, but for
/// one in some 200,000 (4.5 standard deviations below the mean; at a threshold of 0.9, where the
/// distribution leans, one in 55,000). At least 1.
std::size_t fewest_equal_lanes(double threshold, std::size_t n_lanes);

/// Two bits of each of the first 64 lanes: 16 bytes by which most strangers can be told apart. Of
/// pairs of similarity 0.15 (chance, among short texts) one in some 3,000 looks alike at the
/// default threshold; with one bit a lane it was one in 17.
struct TextSketch {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const TextSketch&) const = default;
};
TextSketch sketch_of(const TextSignature& signature);
/// Of 64 lanes: those in which the two differ.
inline unsigned count_differing_lanes(const TextSketch& a, const TextSketch& b) {
  return static_cast<unsigned>(std::popcount((a.low ^ b.low) | (a.high ^ b.high)));
}
/// The most differing lanes that the sketches of a pair of similarity `threshold` have, but for one
/// in some 25,000 (4 standard deviations; at 0.9 one in 10,000).
unsigned most_differing_lanes(double threshold);

/// How the lanes are cut into bands: two texts that agree in all rows of a band are candidates.
/// Source: Indyk and Motwani 1998.
struct BandScheme {
  std::size_t rows = 4;
  std::size_t bands = kSignatureLanes / 4;

  /// The rows for a threshold: 2 below 0.45, 3 below 0.65, 4 below 0.8, 5 below 0.9, else 6; as
  /// many bands as the lanes give. More rows mean fewer chance candidates, fewer mean fewer misses.
  static BandScheme for_threshold(double threshold);
  /// 1 − (1 − J^rows)^bands: the chance that a pair of similarity J shares a band.
  double candidate_probability(double jaccard) const;
};

/// The key of a band: equal for equal rows. At least kSignatureLanes lanes; at most 7 rows. Any
/// thread.
std::uint32_t band_key(const std::uint8_t* lanes, const BandScheme& scheme, std::size_t band);

}  // namespace cahoots
