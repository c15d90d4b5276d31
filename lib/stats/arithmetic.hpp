#pragma once

#include <cstdint>

namespace cahoots {

/// A hash of the bits that the elementary functions give at fixed points (4,096 each), by which two
/// machines that work on one case find that they would not write the same numbers. 5 ms. Any
/// thread.
std::uint64_t arithmetic_fingerprint();

}  // namespace cahoots
