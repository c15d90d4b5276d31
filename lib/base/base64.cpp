#include "base/base64.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace cahoots {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroupLetters = 4;
constexpr std::size_t kGroupBytes = 3;
constexpr std::uint8_t kNoLetter = 0xFF;

/// What each byte stands for as a letter.
constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoLetter);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + kGroupBytes - 1) / kGroupBytes * kGroupLetters);
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
  bytes.reserve(text.size() / kGroupLetters * kGroupBytes);
  for (std::size_t i = 0; i < text.size(); i += kGroupLetters) {
    std::string_view letters = text.substr(i, kGroupLetters);
    if (i + kGroupLetters == text.size()) {
      for (int n_padding = 0; n_padding < 2 && letters.ends_with('='); ++n_padding) {
        letters.remove_suffix(1);
      }
    }
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < kGroupLetters; ++k) {
      const std::uint8_t value =
          k < letters.size() ? kValues[static_cast<unsigned char>(letters[k])] : 0;
      if (value == kNoLetter) return std::nullopt;
      group = group << 6U | value;
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
