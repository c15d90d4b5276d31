#include "base/hash.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/random.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>

#include "base/error.hpp"

namespace cahoots {
namespace {

EVP_MD_CTX* as_context(void* context) {
  return static_cast<EVP_MD_CTX*>(context);
}

void require(int openssl_result) {
  if (openssl_result != 1) throw IoError("OpenSSL cannot compute SHA-256 on this machine");
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

Hash128 hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::uint64_t hash_salt() {
  static const std::uint64_t salt = [] {
    std::uint64_t drawn = 0;
    if (::getrandom(&drawn, sizeof(drawn), GRND_NONBLOCK) == sizeof(drawn)) return drawn;
    // Better than nothing: where this process was put in memory.
    return salted(reinterpret_cast<std::uintptr_t>(&drawn), static_cast<std::uint64_t>(::getpid()));
  }();
  return salt;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (context_ == nullptr) throw IoError("out of memory");
  require(EVP_DigestInit_ex(as_context(context_), EVP_sha256(), nullptr));
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(as_context(context_));
}

void Sha256::update(std::string_view bytes) {
  require(EVP_DigestUpdate(as_context(context_), bytes.data(), bytes.size()));
}

std::string Sha256::hex_digest() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size_bytes = 0;
  require(EVP_DigestFinal_ex(as_context(context_), digest.data(), &size_bytes));
  std::string hex;
  for (unsigned i = 0; i < size_bytes; ++i)
    fmt::format_to(std::back_inserter(hex), "{:02x}", digest[i]);
  return hex;
}

}  // namespace cahoots
