#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/timestamp.hpp"

namespace cahoots {

/// A local time with the zone it is in, as CrowdTangle writes it (`2020-04-01 10:00:00 EDT`), or
/// why it is none.
struct ZonedTime {
  std::optional<Timestamp> time;
  std::string error;  ///< what follows the name of the field: "'…' is no time"
};

/// Reads a date and time that names its zone: an offset (`-04:00`, ` -0400`, `Z`) or an
/// abbreviation that stands for one offset only in the whole tz database since 2008, such as UTC,
/// EST and EDT. Refused are those of several meanings (CST is Chicago's, Havana's and Shanghai's,
/// PST Los Angeles' and Manila's, IST India's, Israel's and Ireland's, and others in Java) and a
/// time without a zone: it is no instant. Thread-safe.
ZonedTime parse_zoned_time(std::string_view written);

}  // namespace cahoots
