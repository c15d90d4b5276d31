#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/civil.hpp"
#include "time/local_zone.hpp"
#include "time/timestamp.hpp"

namespace cahoots {

/// A time as it was written, before it is placed on the UTC line.
struct WrittenTime {
  CivilTime clock;
  /// Nothing where none was written: the reading is local to the reader's zone.
  std::optional<int> utc_offset_s;
  std::int64_t precision_s = 1;
};

/// What an integer counts.
enum class EpochUnit { automatic, seconds, milliseconds, microseconds };

/// The instant; nothing for a reading that no clock shows (Feb 30, 24:00, a skipped hour) or
/// outside the years 0000-9999. Where the zone's clock showed the reading twice, the precision is
/// no finer than the distance between the two.
std::optional<Timestamp> to_timestamp(const WrittenTime& written, const LocalZone& zone);

/// The forms that parse_timestamp documents, one by one. All need the whole text to match.
std::optional<WrittenTime> read_iso8601(std::string_view text);
std::optional<WrittenTime> read_rfc2822(std::string_view text);
std::optional<WrittenTime> read_x_time(std::string_view text);
/// `automatic` applies the documented magnitudes; a given unit takes any number within the years
/// 0000-9999, negative ones too.
std::optional<Timestamp> read_epoch(std::string_view text, EpochUnit unit);

/// The text without blanks, tabs and line ends around it.
std::string_view trim_blanks(std::string_view text);

/// The same as parse_timestamp, with readings without an offset placed in `zone`.
std::optional<Timestamp> parse_timestamp_in(std::string_view text, const LocalZone& zone);

}  // namespace cahoots
