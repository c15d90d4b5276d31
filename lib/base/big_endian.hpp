#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

namespace cahoots {

static_assert(std::endian::native == std::endian::little, "numbers are reversed to be compared");

/// Numbers as bytes that compare as the numbers do: the most significant first. `append_…` writes
/// at the end of `out`, `load_…` reads what stands at `at`. Any thread.
inline void append_big_endian(std::string& out, std::uint32_t number) {
  number = __builtin_bswap32(number);
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}
inline void append_big_endian(std::string& out, std::uint64_t number) {
  number = __builtin_bswap64(number);
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}
/// A signed number: its sign bit turned, so that negative ones come first.
inline void append_ordered(std::string& out, std::int64_t number) {
  append_big_endian(out, static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63));
}

inline std::uint32_t load_big_endian_32(const char* at) {
  std::uint32_t number = 0;
  std::memcpy(&number, at, sizeof number);
  return __builtin_bswap32(number);
}
inline std::uint64_t load_big_endian_64(const char* at) {
  std::uint64_t number = 0;
  std::memcpy(&number, at, sizeof number);
  return __builtin_bswap64(number);
}
inline std::int64_t load_ordered(const char* at) {
  return static_cast<std::int64_t>(load_big_endian_64(at) ^ (std::uint64_t{1} << 63));
}

}  // namespace cahoots
