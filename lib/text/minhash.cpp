#include "text/minhash.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/random.hpp"

namespace cahoots {
namespace {

struct Multipliers {
  alignas(64) std::array<std::uint32_t, kMinHashLanes> odd{};
  Multipliers() {
    Random random(7);
    for (std::uint32_t& multiplier : odd)
      multiplier = static_cast<std::uint32_t>(random.next()) | 1U;
  }
};

const Multipliers& multipliers() {
  static const Multipliers kMultipliers;
  return kMultipliers;
}

void minhash_portable(const std::vector<std::uint32_t>& hashes, MinHashSignature& minima) {
  const auto& odd = multipliers().odd;
  minima.fill(~std::uint32_t{0});
  for (const std::uint32_t hash : hashes) {
    for (std::size_t lane = 0; lane < kMinHashLanes; ++lane) {
      minima[lane] = std::min(minima[lane], odd[lane] * hash);
    }
  }
}

#if defined(__x86_64__)
/// Four registers of eight lanes at a time, so that a block's minima never leave them.
__attribute__((target("avx2"))) void minhash_avx2(const std::vector<std::uint32_t>& hashes,
                                                  MinHashSignature& minima) {
  constexpr std::size_t kLanesPerBlock = 32;
  static_assert(kMinHashLanes % kLanesPerBlock == 0);
  for (std::size_t lane = 0; lane < kMinHashLanes; lane += kLanesPerBlock) {
    const auto* odd = reinterpret_cast<const __m256i*>(multipliers().odd.data() + lane);
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
constexpr auto minhash_avx2 = minhash_portable;
bool has_avx2() {
  return false;
}
#endif

}  // namespace

MinHashSignature minhash_without_dispatch(const std::vector<std::uint32_t>& shingle_hashes) {
  MinHashSignature signature;
  minhash_portable(shingle_hashes, signature);
  return signature;
}

MinHashSignature minhash(const std::vector<std::uint32_t>& shingle_hashes) {
  static const auto kKernel = has_avx2() ? minhash_avx2 : minhash_portable;
  MinHashSignature signature;
  kKernel(shingle_hashes, signature);
  return signature;
}

BandKeys band_keys(const MinHashSignature& signature) {
  BandKeys keys;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t mixed = band + 1;
    for (std::size_t row = 0; row < kBandRows; ++row) {
      mixed = (mixed ^ signature[band * kBandRows + row]) * 0x9FB21C651E98DF25ULL;
      mixed ^= mixed >> 29;
    }
    keys[band] = static_cast<std::uint32_t>(mixed >> 32);
  }
  return keys;
}

}  // namespace cahoots
