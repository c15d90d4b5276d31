#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

/// 64-bit XXH3 of the bytes. Stable over runs and machines; not for security.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// A 128-bit XXH3, where a collision at hundreds of millions of keys must not happen by chance.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;
};
Hash128 hash128(std::string_view bytes);

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces. One thread each.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);
  /// The digest as 64 lower-case hexadecimal digits; nothing may be added afterwards.
  std::string hex_digest();

 private:
  void* context_;
};

}  // namespace cahoots
