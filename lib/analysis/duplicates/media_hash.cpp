#include "analysis/duplicates/media_hash.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kDigitsPerWord = 16;

std::optional<std::uint64_t> hexadecimal_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint64_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint64_t>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<std::uint64_t>(digit - 'A' + 10);
  return std::nullopt;
}

std::optional<PerceptualHash> parse_hash_digits(std::string_view digits, std::uint16_t n_bits) {
  if (digits.size() * 4 != n_bits) return std::nullopt;
  PerceptualHash hash;
  hash.n_bits = n_bits;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::optional<std::uint64_t> value = hexadecimal_value(digits[i]);
    if (!value) return std::nullopt;
    std::uint64_t& word = hash.words[i / kDigitsPerWord];
    word = word << 4 | *value;
  }
  return hash;
}

}  // namespace

std::optional<PerceptualHash> parse_perceptual_hash(std::string_view media) {
  constexpr std::string_view kPdq = "pdq:", kPhash = "phash:";
  if (media.starts_with(kPdq)) return parse_hash_digits(media.substr(kPdq.size()), 256);
  if (media.starts_with(kPhash)) return parse_hash_digits(media.substr(kPhash.size()), 64);
  return std::nullopt;
}

bool is_flat(const PerceptualHash& hash) {
  const unsigned n_set = count_set_bits(hash);
  const unsigned half = hash.n_bits / 2U;
  const unsigned tolerance = hash.n_bits == 256 ? 16U : hash.n_bits / 4U;
  return n_set + tolerance < half || n_set > half + tolerance;
}

}  // namespace cahoots
