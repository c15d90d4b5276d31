#include "text/minhash.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/random.hpp"

namespace cahoots {
namespace {

using Multipliers = std::array<std::uint32_t, kFingerprintLanes>;
/// The minima of all lanes before a byte of each is taken.
using Minima = std::array<std::uint32_t, kFingerprintLanes>;

Multipliers draw_multipliers() {
  Multipliers odd{};
  Random random(7);
  for (std::uint32_t& multiplier : odd) {
    multiplier = static_cast<std::uint32_t>(random.next()) | 1U;
  }
  return odd;
}

const Multipliers& multipliers() {
  static const Multipliers kMultipliers = draw_multipliers();
  return kMultipliers;
}

void minima_portable(const std::vector<std::uint32_t>& hashes, std::size_t n_lanes,
                     Minima& minima) {
  const Multipliers& odd = multipliers();
  minima.fill(~std::uint32_t{0});
  for (const std::uint32_t hash : hashes) {
    for (std::size_t lane = 0; lane < n_lanes; ++lane) {
      minima[lane] = std::min(minima[lane], odd[lane] * hash);
    }
  }
}

#if defined(__x86_64__)
/// Four registers of eight lanes at a time, so that a block's minima never leave them.
__attribute__((target("avx2"))) void minima_avx2(const std::vector<std::uint32_t>& hashes,
                                                 std::size_t n_lanes, Minima& minima) {
  for (std::size_t lane = 0; lane < n_lanes; lane += kLanesPerBlock) {
    const auto* odd = reinterpret_cast<const __m256i*>(multipliers().data() + lane);
    auto* out = reinterpret_cast<__m256i*>(minima.data() + lane);
    const __m256i odd0 = _mm256_loadu_si256(odd), odd1 = _mm256_loadu_si256(odd + 1);
    const __m256i odd2 = _mm256_loadu_si256(odd + 2), odd3 = _mm256_loadu_si256(odd + 3);
    __m256i min0 = _mm256_set1_epi32(-1), min1 = min0, min2 = min0, min3 = min0;
    for (const std::uint32_t hash : hashes) {
      const __m256i value = _mm256_set1_epi32(static_cast<int>(hash));
      min0 = _mm256_min_epu32(min0, _mm256_mullo_epi32(value, odd0));
      min1 = _mm256_min_epu32(min1, _mm256_mullo_epi32(value, odd1));
      min2 = _mm256_min_epu32(min2, _mm256_mullo_epi32(value, odd2));
      min3 = _mm256_min_epu32(min3, _mm256_mullo_epi32(value, odd3));
    }
    _mm256_storeu_si256(out, min0);
    _mm256_storeu_si256(out + 1, min1);
    _mm256_storeu_si256(out + 2, min2);
    _mm256_storeu_si256(out + 3, min3);
  }
}
bool has_avx2() {
  return __builtin_cpu_supports("avx2") != 0;
}
#else
constexpr auto minima_avx2 = minima_portable;
bool has_avx2() {
  return false;
}
#endif

/// The low bits of a small minimum are those of the shingle's hash, the same in many lanes: mixed.
void keep_bytes(const Minima& minima, std::span<std::uint8_t> lanes) {
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    lanes[lane] = static_cast<std::uint8_t>((minima[lane] * 0x9E3779B1U) >> 24);
  }
}

}  // namespace

void minhash_portable(const std::vector<std::uint32_t>& shingle_hashes,
                      std::span<std::uint8_t> lanes) {
  Minima minima;
  minima_portable(shingle_hashes, lanes.size(), minima);
  keep_bytes(minima, lanes);
}

void minhash(const std::vector<std::uint32_t>& shingle_hashes, std::span<std::uint8_t> lanes) {
  static const auto kKernel = has_avx2() ? minima_avx2 : minima_portable;
  Minima minima;
  kKernel(shingle_hashes, lanes.size(), minima);
  keep_bytes(minima, lanes);
}

std::size_t count_equal_lanes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  std::size_t n_equal = 0;
  const std::size_t n_lanes = std::min(a.size(), b.size());
  for (std::size_t block = 0; block < n_lanes; block += kLanesPerBlock) {
    std::uint8_t n_in_block = 0;  // bytes are counted in bytes, 32 at a time by the compiler
    for (std::size_t lane = block; lane < block + kLanesPerBlock; ++lane) {
      n_in_block = static_cast<std::uint8_t>(n_in_block + (a[lane] == b[lane] ? 1 : 0));
    }
    n_equal += n_in_block;
  }
  return n_equal;
}

double estimate_jaccard(std::size_t n_equal, std::size_t n_lanes) {
  const double share = static_cast<double>(n_equal) / static_cast<double>(n_lanes);
  return std::max(0.0, (share * 256 - 1) / 255);
}

std::size_t fewest_equal_lanes(double threshold, std::size_t n_lanes) {
  const double share = threshold + (1 - threshold) / 256;
  const auto n = static_cast<double>(n_lanes);
  const double fewest = n * share - 4.5 * std::sqrt(n * share * (1 - share));
  return static_cast<std::size_t>(std::max(1.0, std::floor(fewest)));
}

TextSketch sketch_of(const TextSignature& signature) {
  // Gathers the lowest bit of eight bytes in the highest byte.
  const auto gather = [](std::uint64_t lanes) {
    return ((lanes & 0x0101010101010101ULL) * 0x0102040810204080ULL) >> 56;
  };
  TextSketch sketch;
  for (std::size_t lane = 0; lane < kSketchLanes; lane += 8) {
    std::uint64_t lanes = 0;
    std::memcpy(&lanes, signature.data() + lane, sizeof lanes);
    sketch.low |= gather(lanes) << lane;
    sketch.high |= gather(lanes >> 1) << lane;
  }
  return sketch;
}

unsigned most_differing_lanes(double threshold) {
  const double differing = (1 - threshold) * 3 / 4;
  const double lanes = kSketchLanes;
  return static_cast<unsigned>(
      std::ceil(lanes * differing + 4 * std::sqrt(lanes * differing * (1 - differing))));
}

BandScheme BandScheme::for_threshold(double threshold) {
  const std::size_t rows = threshold < 0.45   ? 2
                           : threshold < 0.65 ? 3
                           : threshold < 0.8  ? 4
                           : threshold < 0.9  ? 5
                                              : 6;
  return {rows, kSignatureLanes / rows};
}

double BandScheme::candidate_probability(double jaccard) const {
  const double band = std::pow(jaccard, static_cast<double>(rows));
  return 1 - std::pow(1 - band, static_cast<double>(bands));
}

std::uint32_t band_key(const std::uint8_t* lanes, const BandScheme& scheme, std::size_t band) {
  // Eight bytes that lie within the signature, of which the band's are kept.
  const std::size_t wanted = band * scheme.rows;
  const std::size_t begin = std::min(wanted, kSignatureLanes - sizeof(std::uint64_t));
  std::uint64_t rows = 0;
  std::memcpy(&rows, lanes + begin, sizeof rows);
  rows = (rows >> (8 * (wanted - begin))) & ((std::uint64_t{1} << (8 * scheme.rows)) - 1);
  std::uint64_t mixed = (rows | (std::uint64_t{band + 1} << 56)) * 0x9FB21C651E98DF25ULL;
  mixed ^= mixed >> 29;
  return static_cast<std::uint32_t>((mixed * 0x9E3779B97F4A7C15ULL) >> 32);
}

}  // namespace cahoots
