#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// The instants that the stream can hold: 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
inline constexpr std::int64_t kEarliestTime_s = -62167219200;
inline constexpr std::int64_t kLatestTime_s = 253402300799;

/// An instant and how exactly it is known.
struct Timestamp {
  /// Seconds since 1970-01-01T00:00:00Z; fractions are cut off, towards the past.
  std::int64_t epoch_s = 0;
  /// The finest unit that was written: 1 second (also for finer), 60, 3600, or 86400 for a date.
  std::int64_t precision_s = 1;

  bool operator==(const Timestamp&) const = default;
};

/// Reads a time in any form that can mean one instant only; nothing for everything else.
/// - ISO 8601 / RFC 3339: `2018-10-10T20:19:24.123+08:00`; space for T; offset `Z`, `UTC`, `GMT`,
///   `+hh:mm`, `+hhmm`, `+hh`; without an offset UTC; without seconds or time less precise;
///   the basic form with a T (`20181010T201924Z`)
/// - RFC 2822 (feeds): `Wed, 10 Oct 2018 20:19:24 +0000`, weekday and seconds optional
/// - X API v1.1: `Wed Oct 10 20:19:24 +0000 2018`
/// - digits: seconds in [10^8, 4102444800), milliseconds in [10^12, 4102444800000), microseconds in
///   [10^15, 4102444800000000), that is up to the year 2100; a fraction or Java's `L` may follow
/// Refused as ambiguous or damaged: day and month as numbers (23-11-2016, 10/11/2016), smaller or
/// larger numbers, `1.5E+09`, a weekday that is not the date's, named zones but those of RFC 2822
/// in RFC 2822 form, 24:00, years past 9999. A second of 60 is read as the next minute's 00, and
/// only where a leap second may stand: 23:59:60 UTC on the last day of a month.
/// Blanks around the value are ignored. Thread-safe; constant time; under 20 ns for the first form.
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// Reads the first form, in UTC and to the second or finer, and no other: what most exports write.
std::optional<Timestamp> parse_utc_timestamp(std::string_view text);

/// `YYYY-MM-DDTHH:MM:SSZ`, the form of every time in the stream.
using TimestampText = std::array<char, 20>;

/// The written form, or nothing for an instant outside kEarliestTime_s..kLatestTime_s.
std::optional<TimestampText> format_timestamp(std::int64_t epoch_s);

/// Appends the written form to `line`.
/// @throws DataError for an instant outside kEarliestTime_s..kLatestTime_s.
void append_timestamp(std::string& line, std::int64_t epoch_s);

/// The hour of the week, 0 (Monday 00:00-00:59) to 167 (Sunday 23:00-23:59), on a clock that is
/// `utc_offset_s` seconds ahead of UTC.
int hour_of_week(std::int64_t epoch_s, std::int64_t utc_offset_s = 0);

}  // namespace cahoots
