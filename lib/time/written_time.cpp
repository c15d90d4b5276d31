#include "time/written_time.hpp"

#include <algorithm>

#include "time/field_scanner.hpp"

namespace cahoots {
namespace {

struct ClockReading {
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t precision_s = kMinute_s;
};

/// hh:mm or hh:mm:ss with a fraction; `separated` false reads hhmm and hhmmss.
std::optional<ClockReading> read_clock(FieldScanner& scanner, bool separated) {
  const auto hour = scanner.number(2, 2);
  if (!hour || (separated && !scanner.skip(':'))) return std::nullopt;
  const auto minute = scanner.number(2, 2);
  if (!minute) return std::nullopt;
  ClockReading reading{*hour, *minute, 0, kMinute_s};
  if (separated ? !scanner.skip(':') : scanner.peek() < '0' || scanner.peek() > '9') return reading;
  const auto second = scanner.number(2, 2);
  if (!second) return std::nullopt;
  reading.second = *second;
  reading.precision_s = 1;
  scanner.skip_fraction();
  return reading;
}

WrittenTime written(CivilDate date, const ClockReading& clock, std::optional<int> utc_offset_s) {
  return {{date, clock.hour, clock.minute, clock.second}, utc_offset_s, clock.precision_s};
}

bool has_clock_range(const CivilTime& clock) {
  return clock.hour >= 0 && clock.hour <= 23 && clock.minute >= 0 && clock.minute <= 59 &&
         clock.second >= 0 && clock.second <= 60;
}

/// True where UTC may insert a second: the instant after it opens a month.
bool may_follow_leap_second(std::int64_t epoch_s) {
  const std::int64_t days = floor_div(epoch_s, kDay_s);
  return days * kDay_s == epoch_s && civil_from_days(days).day == 1;
}

bool is_weekday_of(int weekday, CivilDate date) {
  return is_valid(date) && weekday_of(days_from_civil(date)) == weekday;
}

/// RFC 2822 section 4.3: two-digit years are 1950 to 2049.
std::optional<int> read_mail_year(FieldScanner& scanner) {
  if (const auto year = scanner.number(4, 4)) return year;
  const auto year = scanner.number(2, 2);
  if (!year) return std::nullopt;
  return *year < 50 ? *year + 2000 : *year + 1900;
}

std::optional<LocalInstant> place(std::int64_t local_s, const WrittenTime& written,
                                  const LocalZone& zone) {
  if (written.utc_offset_s) return LocalInstant{local_s - *written.utc_offset_s, 0};
  return written.precision_s >= kDay_s ? zone.start_of_day(local_s) : zone.instant_of(local_s);
}

}  // namespace

std::optional<Timestamp> to_timestamp(const WrittenTime& written, const LocalZone& zone) {
  if (!is_valid(written.clock.date) || !has_clock_range(written.clock)) return std::nullopt;
  const auto instant = place(seconds_from_civil(written.clock), written, zone);
  if (!instant) return std::nullopt;
  if (written.clock.second == 60 && !may_follow_leap_second(instant->epoch_s)) return std::nullopt;
  if (instant->epoch_s < kEarliestTime_s || instant->epoch_s > kLatestTime_s) return std::nullopt;
  return Timestamp{instant->epoch_s, std::max(written.precision_s, instant->ambiguity_s)};
}

std::optional<WrittenTime> read_iso8601(std::string_view text) {
  FieldScanner scanner(text);
  const auto year = scanner.number(4, 4);
  if (!year) return std::nullopt;
  const bool separated = scanner.skip('-');
  const auto month = scanner.number(2, 2);
  if (!month || (separated && !scanner.skip('-'))) return std::nullopt;
  const auto day = scanner.number(2, 2);
  if (!day) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  if (scanner.at_end()) {
    if (!separated) return std::nullopt;  // 20181010 may as well be a number
    return WrittenTime{{date, 0, 0, 0}, std::nullopt, kDay_s};
  }
  const bool marked = scanner.skip('T') || scanner.skip('t');
  if (!marked && (!separated || !scanner.skip_blanks())) return std::nullopt;
  const auto clock = read_clock(scanner, separated);
  if (!clock) return std::nullopt;
  scanner.skip_blanks();
  if (scanner.at_end()) return written(date, *clock, std::nullopt);
  const auto offset_s = scanner.utc_offset_s();
  if (!offset_s) return std::nullopt;
  // Go and Ruby write both: `+0000 UTC`.
  if (*offset_s == 0 && scanner.skip_blanks() && scanner.utc_offset_s() != 0) return std::nullopt;
  if (!scanner.at_end()) return std::nullopt;
  return written(date, *clock, offset_s);
}

std::optional<WrittenTime> read_rfc2822(std::string_view text) {
  FieldScanner scanner(text);
  const auto weekday = scanner.weekday_name();
  if (weekday && !scanner.skip(',')) return std::nullopt;
  scanner.skip_blanks();
  const auto day = scanner.number(1, 2);
  if (!day || !scanner.skip_blanks()) return std::nullopt;
  const auto month = scanner.month_name();
  if (!month || !scanner.skip_blanks()) return std::nullopt;
  const auto year = read_mail_year(scanner);
  if (!year || !scanner.skip_blanks()) return std::nullopt;
  const auto clock = read_clock(scanner, true);
  if (!clock || !scanner.skip_blanks()) return std::nullopt;
  auto offset_s = scanner.utc_offset_s();
  if (!offset_s) offset_s = scanner.named_offset_s();
  if (!offset_s || !scanner.at_end()) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  if (weekday && !is_weekday_of(*weekday, date)) return std::nullopt;
  return written(date, *clock, offset_s);
}

std::optional<WrittenTime> read_x_time(std::string_view text) {
  FieldScanner scanner(text);
  const auto weekday = scanner.weekday_name();
  if (!weekday || !scanner.skip_blanks()) return std::nullopt;
  const auto month = scanner.month_name();
  if (!month || !scanner.skip_blanks()) return std::nullopt;
  const auto day = scanner.number(1, 2);
  if (!day || !scanner.skip_blanks()) return std::nullopt;
  const auto clock = read_clock(scanner, true);
  if (!clock || !scanner.skip_blanks()) return std::nullopt;
  const auto offset_s = scanner.utc_offset_s();
  if (!offset_s || !scanner.skip_blanks()) return std::nullopt;
  const auto year = scanner.number(4, 4);
  if (!year || !scanner.at_end()) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  if (!is_weekday_of(*weekday, date)) return std::nullopt;
  return written(date, *clock, offset_s);
}

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace cahoots
