#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cahoots {

/// 16 bytes that are compared at once: `vector == 'x'` has all bits set where the byte is equal.
/// The vector extension of g++ and clang++, which becomes SSE2 or NEON, or plain code elsewhere.
using ByteVector = unsigned char __attribute__((vector_size(16)));
inline constexpr std::size_t kByteVectorBytes = sizeof(ByteVector);

/// The 16 bytes from `from` on, wherever they lie.
inline ByteVector load_bytes(const char* from) {
  ByteVector bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// True where a comparison holds for a byte at least.
template <class Mask>
bool any_byte(const Mask& mask) {
  static_assert(sizeof(Mask) == 2 * sizeof(std::uint64_t));
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace cahoots
