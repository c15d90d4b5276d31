#include "base/bytes.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/ascii.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kUnits = "KMGTP";
constexpr std::uint64_t kMaxSize_bytes = (std::uint64_t{1} << 63) - 1;

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// The power of 1024 that the unit stands for.
std::optional<unsigned> power_of(std::string_view unit) {
  if (unit.empty()) return 0;
  std::string upper;
  for (char c : unit) upper += to_upper(c);
  if (upper == "B") return 0;
  const std::size_t power = kUnits.find(upper[0]);
  if (power == std::string_view::npos) return std::nullopt;
  const std::string_view rest = std::string_view(upper).substr(1);
  if (!rest.empty() && rest != "B" && rest != "IB") return std::nullopt;
  return static_cast<unsigned>(power) + 1;
}

/// A decimal number at the start of a size; `size` 0 where there is none or it is too large.
struct Number {
  std::uint64_t whole = 0;
  std::uint64_t fraction = 0;
  std::uint64_t fraction_scale = 1;
  std::size_t size = 0;
};

Number read_number(std::string_view text) {
  constexpr std::uint64_t kMaxScale = 1'000'000'000'000;
  Number number;
  std::size_t at = 0;
  for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
    const auto digit = static_cast<unsigned>(text[at] - '0');
    if (number.whole > (kMaxSize_bytes - digit) / 10) return {};
    number.whole = number.whole * 10 + digit;
  }
  if (at == 0 || at == text.size() || text[at] != '.') {
    number.size = at;
    return number;
  }
  const std::size_t point = at++;
  for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
    if (number.fraction_scale == kMaxScale) continue;
    number.fraction = number.fraction * 10 + static_cast<unsigned>(text[at] - '0');
    number.fraction_scale *= 10;
  }
  number.size = at > point + 1 ? at : 0;
  return number;
}

[[noreturn]] void refuse(std::string_view size) {
  throw UsageError(fmt::format(
      "'{}' is not a size: expected a number with K, M, G, T or P, like 16M or 1.5G", size));
}

}  // namespace

std::uint64_t parse_bytes(std::string_view size) {
  const Number number = read_number(size);
  std::size_t unit_at = number.size;
  while (unit_at < size.size() && size[unit_at] == ' ') ++unit_at;
  const auto power = power_of(size.substr(unit_at));
  if (number.size == 0 || !power) refuse(size);
  std::uint64_t whole = number.whole;
  std::uint64_t fraction = number.fraction;
  for (unsigned i = 0; i < *power; ++i) {
    if (whole > kMaxSize_bytes / 1024) refuse(size);
    whole = whole * 1024 + fraction * 1024 / number.fraction_scale;
    fraction = fraction * 1024 % number.fraction_scale;
  }
  return whole;
}

std::string format_bytes(std::uint64_t size_bytes) {
  if (size_bytes < 1024) return fmt::format("{} B", size_bytes);
  unsigned shift = 0;
  for (char unit : std::string_view("KMGTPE")) {
    shift += 10;
    const std::uint64_t rest = size_bytes & ((std::uint64_t{1} << shift) - 1);
    const std::uint64_t tenths =
        (size_bytes >> shift) * 10 + ((rest * 10 + (std::uint64_t{1} << (shift - 1))) >> shift);
    if (tenths >= 10240 && unit != 'E') continue;
    if (tenths % 10 == 0) return fmt::format("{} {}iB", tenths / 10, unit);
    return fmt::format("{}.{} {}iB", tenths / 10, tenths % 10, unit);
  }
  return fmt::format("{} B", size_bytes);
}

}  // namespace cahoots
