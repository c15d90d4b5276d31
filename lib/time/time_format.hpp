#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/local_zone.hpp"
#include "time/timestamp.hpp"
#include "time/written_time.hpp"

namespace cahoots {

/// How a source writes its times, for columns whose form is known or would be ambiguous.
///
/// Either a name: `auto` (parse_timestamp), `iso` (its ISO 8601 forms only), `epoch_s`, `epoch_ms`,
/// `epoch_us` (any number within the years 0000-9999, a fraction or `L` may follow);
/// or a pattern after POSIX strptime, English names in any case:
///   %Y four digits · %y two (69-99: 19yy) · %m %d %H %I %M %S one or two digits · %b %B month name
///   · %a %A weekday name (must be the date's) · %p AM or PM · %f digits of a fraction, ignored ·
///   %z `Z`, `UTC`, `GMT`, `+hh:mm`, `+hhmm`, `+hh` · %Z those or the names of RFC 2822 (`EDT`) ·
///   %F = %Y-%m-%d · %T = %H:%M:%S · %R = %H:%M · %% ·
///   a blank matches one or more blanks; any other byte matches itself.
/// The precision is the finest unit in the pattern (%S 1, %M 60, %H 3600, else 86400).
/// A time without an offset is on the clock of `zone`: see LocalZone for skipped and repeated
/// hours. Immutable; any number of threads may parse with one object.
class TimeFormat {
 public:
  /// @param zone as LocalZone takes it.
  /// @throws UsageError for an unknown name or conversion, a pattern that does not give a whole
  /// date or gives a field twice, %I without %p or the reverse, or an unknown zone.
  explicit TimeFormat(std::string_view format = "auto", std::string_view zone = "UTC");

  /// The instant, or nothing where the text does not match as a whole or names no instant.
  std::optional<Timestamp> parse(std::string_view text) const;

 private:
  enum class Kind { automatic, iso, epoch, pattern };
  struct Step {
    char byte;
    bool is_conversion;
  };

  void compile(std::string_view format);
  void add_conversion(char conversion, std::string_view format);
  void check_fields(std::string_view format) const;
  bool has(char conversion) const;
  std::optional<Timestamp> parse_pattern(std::string_view text) const;

  Kind kind_ = Kind::automatic;
  EpochUnit epoch_unit_ = EpochUnit::automatic;
  std::vector<Step> steps_;
  std::int64_t precision_s_ = 1;
  LocalZone zone_;
};

}  // namespace cahoots
