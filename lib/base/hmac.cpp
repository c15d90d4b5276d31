#include "base/hmac.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>

#include "base/error.hpp"

namespace cahoots {
namespace {

struct FreeMac {
  void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

void require_mac(bool is_done) {
  if (!is_done) throw IoError("OpenSSL cannot compute HMAC-SHA-256 on this machine");
}

const unsigned char* octets_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

HmacSha256::HmacSha256(std::string_view key) : keyed_(nullptr) {
  const std::unique_ptr<EVP_MAC, FreeMac> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  require_mac(mac != nullptr);
  MacContext context(EVP_MAC_CTX_new(mac.get()));
  std::array<char, 7> digest{"SHA256"};
  const std::array<OSSL_PARAM, 2> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  require_mac(context != nullptr &&
              EVP_MAC_init(context.get(), octets_of(key), key.size(), parameters.data()) == 1);
  keyed_ = context.release();
}

HmacSha256::~HmacSha256() {
  EVP_MAC_CTX_free(static_cast<EVP_MAC_CTX*>(keyed_));
}

std::string HmacSha256::hex_digest(std::initializer_list<std::string_view> parts) const {
  const MacContext context(EVP_MAC_CTX_dup(static_cast<const EVP_MAC_CTX*>(keyed_)));
  require_mac(context != nullptr);
  for (const std::string_view part : parts) {
    require_mac(EVP_MAC_update(context.get(), octets_of(part), part.size()) == 1);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  std::size_t size_bytes = 0;
  require_mac(EVP_MAC_final(context.get(), code.data(), &size_bytes, code.size()) == 1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < size_bytes; ++i) {
    hex.push_back(kDigits[code[i] >> 4U]);
    hex.push_back(kDigits[code[i] & 15U]);
  }
  return hex;
}

}  // namespace cahoots
