#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// The instant that a local clock reading stands for.
struct LocalInstant {
  std::int64_t epoch_s = 0;
  /// 0 where there is one such instant; else the seconds that lie between the two candidates.
  std::int64_t ambiguity_s = 0;
};

/// A time zone of the IANA database, as ICU carries it: turns local clock readings into UTC.
/// Rules for the two odd cases of daylight saving time:
/// - a reading that occurs twice is the earlier instant, with the distance as its ambiguity;
/// - a reading that the clocks skipped is none: the zone or the value is wrong.
/// Immutable and cheap to copy; any number of threads may share one.
class LocalZone {
 public:
  /// UTC.
  LocalZone() = default;
  /// @param name `UTC`, `GMT`, an IANA name (`Asia/Shanghai`) or a fixed offset (`+08:00`).
  /// Abbreviations such as `CST` are refused: they name several zones.
  /// @throws UsageError for a name that is none of these.
  explicit LocalZone(std::string_view name);

  /// @param local_s the reading as if it were UTC (seconds_from_civil).
  std::optional<LocalInstant> instant_of(std::int64_t local_s) const;
  /// The first instant of the local day that starts at reading `local_midnight_s`, even where the
  /// clocks skipped midnight; nothing where they skipped the whole day.
  std::optional<LocalInstant> start_of_day(std::int64_t local_midnight_s) const;
  /// Seconds to add to UTC for the local reading at that instant.
  std::int64_t utc_offset_s(std::int64_t epoch_s) const;
  bool is_utc() const { return rules_ == nullptr; }

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

/// The version of the time zone database in use, such as `2022e`: belongs into the run record.
std::string time_zone_data_version();

}  // namespace cahoots
