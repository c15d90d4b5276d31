#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

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

/// How many bytes equal `wanted`: counted in bytes, a vector at a time, and summed up before any of
/// these can overflow. Linear.
inline std::uint64_t count_byte(std::string_view bytes, char wanted) {
  constexpr std::size_t kBlockBytes = 12 * kByteVectorBytes;
  std::uint64_t total = 0;
  while (bytes.size() >= kBlockBytes) {
    std::uint8_t n_in_block = 0;
    for (std::size_t i = 0; i < kBlockBytes; ++i) {
      n_in_block = static_cast<std::uint8_t>(n_in_block + (bytes[i] == wanted ? 1 : 0));
    }
    total += n_in_block;
    bytes.remove_prefix(kBlockBytes);
  }
  for (const char byte : bytes) total += byte == wanted ? 1U : 0U;
  return total;
}

}  // namespace cahoots
