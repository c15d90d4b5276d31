#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cahoots {

/// Locality-sensitive hashing of shingle sets: kBands × kBandRows minima, banded.
/// Two texts of Jaccard similarity J share a band's key with probability J^kBandRows, and any key
/// with 1 − (1 − J^kBandRows)^kBands: 0.988 at J = 0.7, 0.9997 at 0.8, 0.96 at 0.65, 0.06 at 0.25.
/// Source: Broder 1997 (minima estimate Jaccard); Indyk and Motwani 1998 (banding); multiply-shift
/// in the place of random permutations as in Dietzfelbinger et al. 1997.
inline constexpr std::size_t kBandRows = 4;
inline constexpr std::size_t kBands = 16;
inline constexpr std::size_t kMinHashLanes = kBandRows * kBands;

/// One key a band; equal keys make two texts candidates.
using BandKeys = std::array<std::uint32_t, kBands>;
/// The minima themselves: the share of equal lanes estimates the Jaccard similarity.
using MinHashSignature = std::array<std::uint32_t, kMinHashLanes>;

/// The minimum over the shingles' hashes for each lane; all ones for no shingle. Same result on
/// every CPU (32-bit integer arithmetic); wider registers are used where the CPU has them. Any
/// thread.
MinHashSignature minhash(const std::vector<std::uint32_t>& shingle_hashes);

/// The same by portable code only: the reference that the tests hold the dispatched one to.
MinHashSignature minhash_without_dispatch(const std::vector<std::uint32_t>& shingle_hashes);

/// The band keys of a signature. Any thread.
BandKeys band_keys(const MinHashSignature& signature);

}  // namespace cahoots
