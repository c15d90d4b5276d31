#include "base/base64.hpp"

#include <algorithm>
#include <cstdint>

namespace cahoots {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroupLetters = 4;
constexpr std::size_t kGroupBytes = 3;

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += kGroupBytes) {
    const std::size_t n = std::min(bytes.size() - i, kGroupBytes);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < kGroupBytes; ++k) {
      group = group << 8U | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < kGroupLetters; ++k) {
      out.push_back(k <= n ? kAlphabet[group >> (18 - 6 * k) & 63U] : '=');
    }
  }
  return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  if (text.size() % kGroupLetters != 0) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); i += kGroupLetters) {
    std::string_view letters = text.substr(i, kGroupLetters);
    if (i + kGroupLetters == text.size()) {
      for (int n_padding = 0; n_padding < 2 && letters.ends_with('='); ++n_padding) {
        letters.remove_suffix(1);
      }
    }
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < kGroupLetters; ++k) {
      const std::size_t value = k < letters.size() ? kAlphabet.find(letters[k]) : 0;
      if (value == std::string_view::npos) return std::nullopt;
      group = group << 6U | static_cast<std::uint32_t>(value);
    }
    for (std::size_t k = 0; k < kGroupBytes; ++k) {
      const auto byte = static_cast<char>(group >> (16 - 8 * k) & 0xFFU);
      if (k + 1 < letters.size()) {
        bytes.push_back(byte);
      } else if (byte != 0) {
        return std::nullopt;
      }
    }
  }
  return bytes;
}

}  // namespace cahoots
