// Written times: what is read is an instant that the stream can hold, and the same one that the C
// library finds for the same fields.
#include <fmt/format.h>

#include <ctime>
#include <optional>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "records/stream_time.hpp"
#include "time/holidays.hpp"
#include "time/local_zone.hpp"
#include "time/time_format.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

void require_sound(const Timestamp& time) {
  require(time.epoch_s >= kEarliestTime_s && time.epoch_s <= kLatestTime_s,
          "an instant is one that the stream can hold", std::to_string(time.epoch_s));
  const auto written = format_timestamp(time.epoch_s);
  require(written.has_value(), "an instant can be written");
  const std::string_view text(written->data(), written->size());
  require(parse_stream_time(text) == time.epoch_s, "what is written reads back", text);
  require(parse_timestamp(text) == Timestamp{time.epoch_s, 1}, "so it does as any form", text);
}

void check_timestamp(std::string_view bytes) {
  const auto time = parse_timestamp(bytes);
  const auto utc = parse_utc_timestamp(bytes);
  if (utc) require(time == utc, "the quick reader agrees with the general one", bytes);
  const auto stream = parse_stream_time(bytes);
  if (stream) require(time == Timestamp{*stream, 1}, "a time of the stream is a time", bytes);
  if (!time) return;
  require_sound(*time);
  const std::int64_t precision_s = time->precision_s;
  require(precision_s == 1 || precision_s == kMinute_s || precision_s == kHour_s ||
              precision_s == kDay_s,
          "the precision is that of a unit", std::to_string(precision_s));
  const int hour = hour_of_week(time->epoch_s);
  require(hour >= 0 && hour < 168, "an hour of the week is one of 168");
}

/// Fields of a written time, of which many are impossible.
struct WrittenFields {
  std::tm clock{};
  int offset_min = 0;
};

WrittenFields fields_of(FuzzBytes& bytes) {
  WrittenFields fields;
  fields.clock.tm_year = static_cast<int>(bytes.below(10'000)) - 1900;
  fields.clock.tm_mon = static_cast<int>(bytes.below(12));
  fields.clock.tm_mday = static_cast<int>(bytes.below(33));
  fields.clock.tm_hour = static_cast<int>(bytes.below(26));
  fields.clock.tm_min = static_cast<int>(bytes.below(62));
  fields.clock.tm_sec = static_cast<int>(bytes.below(60));
  fields.offset_min = static_cast<int>(bytes.below(28 * 60)) - 14 * 60;
  return fields;
}

/// The instant by the C library, which makes the 1st of March of the 30th of February: nothing
/// where it had to.
std::optional<std::int64_t> reference_instant_s(const WrittenFields& fields) {
  std::tm clock = fields.clock;
  const std::int64_t local_s = timegm(&clock);
  const bool is_same = clock.tm_year == fields.clock.tm_year &&
                       clock.tm_mon == fields.clock.tm_mon &&
                       clock.tm_mday == fields.clock.tm_mday &&
                       clock.tm_hour == fields.clock.tm_hour && clock.tm_min == fields.clock.tm_min;
  const std::int64_t epoch_s = local_s - std::int64_t{fields.offset_min} * 60;
  if (!is_same || epoch_s < kEarliestTime_s || epoch_s > kLatestTime_s) return std::nullopt;
  return epoch_s;
}

std::string offset_text(int offset_min, std::string_view colon) {
  const int size_min = offset_min < 0 ? -offset_min : offset_min;
  return fmt::format("{}{:02}{}{:02}", offset_min < 0 ? '-' : '+', size_min / 60, colon,
                     size_min % 60);
}

/// The fields in one of the forms that parse_timestamp documents.
std::string written(const WrittenFields& fields, std::uint64_t form) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::tm& c = fields.clock;
  const int year = c.tm_year + 1900;
  const int month = c.tm_mon + 1;
  const std::string clock = fmt::format("{:02}:{:02}:{:02}", c.tm_hour, c.tm_min, c.tm_sec);
  const std::string offset = offset_text(fields.offset_min, "");
  switch (form) {
    case 0:
      return fmt::format("{:04}-{:02}-{:02}T{}{}", year, month, c.tm_mday, clock,
                         offset_text(fields.offset_min, ":"));
    case 1:
      return fmt::format("{:04}-{:02}-{:02} {}.75{}", year, month, c.tm_mday, clock, offset);
    case 2:
      return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}{}", year, month, c.tm_mday, c.tm_hour,
                         c.tm_min, c.tm_sec, offset);
    case 3:
      return fmt::format("{:02} {} {:04} {} {}", c.tm_mday, kMonths[c.tm_mon], year, clock, offset);
    default:
      return fmt::format("{} {:02} {} {} {:04}", kMonths[c.tm_mon], c.tm_mday, clock, offset, year);
  }
}

void check_against_c_library(std::string_view bytes) {
  FuzzBytes input(bytes);
  const WrittenFields fields = fields_of(input);
  std::string text = written(fields, input.below(5));
  // The form of X names the weekday, which must be the date's.
  if (text[0] >= 'A') {
    std::tm clock = fields.clock;
    timegm(&clock);
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    text = fmt::format("{} {}", kDays[clock.tm_wday], text);
  }
  const auto expected = reference_instant_s(fields);
  const auto got = parse_timestamp(text);
  require(got.has_value() == expected.has_value(), "read where the calendar has it", text);
  if (got) require_equal(std::to_string(got->epoch_s), std::to_string(*expected), text);
}

/// A local reading and back. Zones are few, so that the shared data of each are made once.
void check_local_zone(std::string_view bytes) {
  static const LocalZone kZones[] = {LocalZone("Asia/Shanghai"),    LocalZone("Europe/London"),
                                     LocalZone("America/New_York"), LocalZone("Asia/Tehran"),
                                     LocalZone("Pacific/Apia"),     LocalZone("+05:30")};
  FuzzBytes input(bytes);
  const LocalZone& zone = kZones[input.below(std::size(kZones))];
  constexpr std::uint64_t kSpan_s = kLatestTime_s - kEarliestTime_s;
  const std::int64_t local_s = kEarliestTime_s + static_cast<std::int64_t>(input.below(kSpan_s));
  if (const auto instant = zone.instant_of(local_s)) {
    require(instant->epoch_s + zone.utc_offset_s(instant->epoch_s) == local_s,
            "the zone's clock shows the reading at the instant", std::to_string(local_s));
    require(instant->ambiguity_s >= 0, "a repeated hour lies ahead");
  }
  const std::int64_t midnight_s = floor_div(local_s, kDay_s) * kDay_s;
  const auto day = zone.start_of_day(midnight_s);
  if (!day) return;
  const std::int64_t shown_s = day->epoch_s + zone.utc_offset_s(day->epoch_s);
  require(floor_div(shown_s, kDay_s) * kDay_s == midnight_s, "a day begins within itself");
}

void check_time_format(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::string_view format = input.text();
  const std::string_view zone = input.text();
  try {
    const TimeFormat reader(format, zone);
    if (const auto time = reader.parse(input.rest())) require_sound(*time);
  } catch (const UsageError&) {
    // No format, or no zone.
  }
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"timestamp", check_timestamp, "times", "time.dict"},
      {"timestamp-c-library", check_against_c_library},
      {"local-zone", check_local_zone},
      {"time-format", check_time_format, "", "time.dict"},
  };
}

}  // namespace cahoots
