#include "io/member_name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kLongestNameBytes = 1024;

/// The code point of valid UTF-8, with its size in bytes.
std::pair<std::uint32_t, std::size_t> code_point_at(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  if (byte(0) < 0x80U) return {byte(0), 1};
  const std::size_t size_bytes = byte(0) < 0xE0U ? 2 : byte(0) < 0xF0U ? 3 : 4;
  std::uint32_t code = byte(0) & (0x7FU >> size_bytes);
  for (std::size_t i = 1; i < size_bytes; ++i) code = code << 6U | (byte(i) & 0x3FU);
  return {code, size_bytes};
}

bool is_unsafe(std::uint32_t code) {
  using Range = std::pair<std::uint32_t, std::uint32_t>;
  constexpr std::array<Range, 6> kUnsafe{Range{0x00, 0x1F},     Range{0x7F, 0x9F},
                                         Range{0x200E, 0x200F}, Range{0x2028, 0x2029},
                                         Range{0x202A, 0x202E}, Range{0x2066, 0x2069}};
  return std::any_of(kUnsafe.begin(), kUnsafe.end(), [&](const Range& range) {
    return code >= range.first && code <= range.second;
  });
}

}  // namespace

std::string safe_member_name(std::string_view name) {
  name.remove_prefix(std::min(name.find_first_not_of('/'), name.size()));
  if (name.empty()) return "(unnamed)";
  std::string safe;
  while (!name.empty()) {
    // A code point has at most four bytes.
    const bool is_invalid = first_invalid_utf8(name.substr(0, 4)) == 0;
    const auto [code, size_bytes] =
        is_invalid ? std::pair<std::uint32_t, std::size_t>{0, 1} : code_point_at(name);
    if (safe.size() + size_bytes > kLongestNameBytes) return safe + "…";
    if (is_unsafe(code)) {
      safe.push_back('?');
    } else {
      safe.append(name.substr(0, size_bytes));
    }
    name.remove_prefix(size_bytes);
  }
  return safe;
}

}  // namespace cahoots
