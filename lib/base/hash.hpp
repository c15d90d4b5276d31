#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

/// 64-bit XXH3 of the bytes. Stable over runs and machines; not for security: without a seed that
/// is secret, keys that meet are cheap to find. Tables take hash_salt() for it.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// A 128-bit XXH3, where a collision at hundreds of millions of keys must not happen by chance.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;
};
Hash128 hash128(std::string_view bytes);

/// A secret of this run, for the places of keys in hash tables and for nothing that reaches the
/// output: whoever writes the keys must not be able to choose keys that meet in one place, which
/// would make a table quadratic (Crosby and Wallach 2003). Drawn once; any thread.
std::uint64_t hash_salt();

/// Where a key stands whose hash is known to whoever wrote it: 64 bits that depend on all of
/// `hash` and on the salt. The finaliser of MurmurHash3 (Appleby 2016), a bijection.
inline std::uint64_t salted(std::uint64_t hash, std::uint64_t salt) {
  std::uint64_t mixed = hash ^ salt;
  mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDULL;
  mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return mixed ^ (mixed >> 33);
}

/// For std::unordered_map and std::unordered_set whose keys come out of the evidence.
struct SaltedHash {
  std::size_t operator()(std::string_view text) const {
    return static_cast<std::size_t>(hash64(text, hash_salt()));
  }
  std::size_t operator()(std::uint64_t hash) const {
    return static_cast<std::size_t>(salted(hash, hash_salt()));
  }
};

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
