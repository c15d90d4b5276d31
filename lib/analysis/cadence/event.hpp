#pragma once

#include <cstdint>
#include <optional>

namespace cahoots {

/// How finely a time is known, in the steps that decide which test may use it.
enum class TimePrecision : std::uint8_t { second, minute, hour, day, coarser };

/// The step for a precision in seconds; unknown counts as exact to the second, 0 or less too.
constexpr TimePrecision time_precision_of(std::optional<std::int64_t> precision_s) {
  if (!precision_s || *precision_s <= 1) return TimePrecision::second;
  if (*precision_s <= 60) return TimePrecision::minute;
  if (*precision_s <= 3600) return TimePrecision::hour;
  return *precision_s <= 86400 ? TimePrecision::day : TimePrecision::coarser;
}

/// One post as cadence needs it: account, time and precision in 8 bytes, ordered by account, then
/// time, then precision. Built only from accounts and times inside the limits below.
class CadenceEvent {
 public:
  static constexpr std::uint32_t kMaxAccounts = 1U << 28;
  /// Times from 1970-01-01 to 2242-03-16, half open.
  static constexpr std::int64_t kTimeEnd_s = std::int64_t{1} << 33;
  static constexpr bool can_hold(std::int64_t created_at_s) {
    return created_at_s >= 0 && created_at_s < kTimeEnd_s;
  }

  /// The first event of account 0: to be overwritten.
  CadenceEvent() = default;
  CadenceEvent(std::uint32_t account, std::int64_t created_at_s, TimePrecision precision)
      : packed_((std::uint64_t{account} << 36) | (static_cast<std::uint64_t>(created_at_s) << 3) |
                static_cast<std::uint64_t>(precision)) {}

  std::uint32_t account() const { return static_cast<std::uint32_t>(packed_ >> 36); }
  std::int64_t created_at_s() const {
    return static_cast<std::int64_t>((packed_ >> 3) & ((std::uint64_t{1} << 33) - 1));
  }
  TimePrecision precision() const { return static_cast<TimePrecision>(packed_ & 7U); }

  auto operator<=>(const CadenceEvent&) const = default;

 private:
  std::uint64_t packed_ = 0;
};

}  // namespace cahoots
