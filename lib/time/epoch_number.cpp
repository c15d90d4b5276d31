#include "time/field_scanner.hpp"
#include "time/written_time.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kYear2100_s = 4102444800;

struct Magnitude {
  std::int64_t at_least;
  std::int64_t units_per_s;
};
// The floors leave room for YYYYMMDD (8 digits), YYYYMMDDHHMM (12) and YYYYMMDDHHMMSS (14), which
// must not be taken for counts, and exclude ids, which are longer.
constexpr Magnitude kMagnitudes[] = {
    {100'000'000, 1}, {1'000'000'000'000, 1'000}, {1'000'000'000'000'000, 1'000'000}};

std::int64_t units_per_s_of(EpochUnit unit) {
  switch (unit) {
    case EpochUnit::milliseconds:
      return 1'000;
    case EpochUnit::microseconds:
      return 1'000'000;
    case EpochUnit::automatic:
    case EpochUnit::seconds:
      break;
  }
  return 1;
}

/// 0 where the number falls into no documented range.
std::int64_t guess_units_per_s(std::int64_t count) {
  for (const Magnitude& magnitude : kMagnitudes) {
    if (count >= magnitude.at_least && count < kYear2100_s * magnitude.units_per_s) {
      return magnitude.units_per_s;
    }
  }
  return 0;
}

struct EpochNumber {
  std::int64_t whole = 0;
  bool negative = false;
  bool has_fraction = false;
};

std::optional<EpochNumber> read_number(std::string_view text) {
  constexpr int kMaxDigits = 18;  // fits an int64_t; every year up to 9999 in microseconds
  FieldScanner scanner(text);
  EpochNumber number;
  number.negative = scanner.skip('-');
  int digits = 0;
  for (; scanner.peek() >= '0' && scanner.peek() <= '9'; ++digits) {
    if (digits == kMaxDigits) return std::nullopt;
    number.whole = number.whole * 10 + *scanner.number(1, 1);
  }
  if (digits == 0) return std::nullopt;
  if (scanner.peek() == '.') {
    const std::string_view zeros = text.substr(text.find('.') + 1);
    number.has_fraction = zeros.find_first_not_of('0') != std::string_view::npos;
    if (!scanner.skip_fraction()) return std::nullopt;
  } else if (!scanner.skip('L')) {
    scanner.skip('l');
  }
  if (!scanner.at_end()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Timestamp> read_epoch(std::string_view text, EpochUnit unit) {
  const auto number = read_number(text);
  if (!number) return std::nullopt;
  const bool guess = unit == EpochUnit::automatic;
  if (guess && number->negative) return std::nullopt;
  const std::int64_t units_per_s = guess ? guess_units_per_s(number->whole) : units_per_s_of(unit);
  if (units_per_s == 0) return std::nullopt;
  const std::int64_t count =
      number->negative ? -number->whole - (number->has_fraction ? 1 : 0) : number->whole;
  const std::int64_t epoch_s = floor_div(count, units_per_s);
  if (epoch_s < kEarliestTime_s || epoch_s > kLatestTime_s) return std::nullopt;
  return Timestamp{epoch_s, 1};
}

}  // namespace cahoots
