#include "time/timestamp.hpp"

#include <algorithm>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "time/written_time.hpp"

namespace cahoots {
namespace {

/// Two digits; anything above 99 where one of the bytes is no digit.
unsigned two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// True for `Z`, and for a fraction and `Z`.
bool is_utc_tail(std::string_view tail) {
  if (tail == "Z") return true;
  if (tail.size() < 3 || tail.front() != '.' || tail.back() != 'Z') return false;
  return std::all_of(tail.begin() + 1, tail.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

void put_two_digits(char* at, int value) {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Timestamp> parse_utc_timestamp(std::string_view text) {
  if (text.size() < 20 || !is_utc_tail(text.substr(19))) return std::nullopt;
  const char* at = text.data();
  if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' || at[16] != ':') {
    return std::nullopt;
  }
  const unsigned century = two_digits(at);
  const unsigned year = two_digits(at + 2);
  const unsigned month = two_digits(at + 5);
  const unsigned day = two_digits(at + 8);
  const unsigned hour = two_digits(at + 11);
  const unsigned minute = two_digits(at + 14);
  const unsigned second = two_digits(at + 17);
  if (century > 99 || year > 99 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const CivilDate date{static_cast<int>(century * 100 + year), static_cast<int>(month),
                       static_cast<int>(day)};
  if (!is_valid(date)) return std::nullopt;
  return Timestamp{days_from_civil(date) * kDay_s + hour * 3600 + minute * 60 + second, 1};
}

std::optional<Timestamp> parse_timestamp_in(std::string_view text, const LocalZone& zone) {
  if (const auto common = parse_utc_timestamp(text)) return common;
  const std::string_view trimmed = trim_blanks(text);
  if (const auto iso = read_iso8601(trimmed)) return to_timestamp(*iso, zone);
  if (const auto epoch = read_epoch(trimmed, EpochUnit::automatic)) return epoch;
  if (const auto x_time = read_x_time(trimmed)) return to_timestamp(*x_time, zone);
  if (const auto mail = read_rfc2822(trimmed)) return to_timestamp(*mail, zone);
  return std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  static const LocalZone kUtc;
  return parse_timestamp_in(text, kUtc);
}

std::optional<TimestampText> format_timestamp(std::int64_t epoch_s) {
  if (epoch_s < kEarliestTime_s || epoch_s > kLatestTime_s) return std::nullopt;
  const std::int64_t days = floor_div(epoch_s, kDay_s);
  const int second_of_day = static_cast<int>(epoch_s - days * kDay_s);
  const CivilDate date = civil_from_days(days);
  TimestampText text = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0',
                        'T', '0', '0', ':', '0', '0', ':', '0', '0', 'Z'};
  put_two_digits(text.data(), date.year / 100);
  put_two_digits(text.data() + 2, date.year % 100);
  put_two_digits(text.data() + 5, date.month);
  put_two_digits(text.data() + 8, date.day);
  put_two_digits(text.data() + 11, second_of_day / 3600);
  put_two_digits(text.data() + 14, second_of_day / 60 % 60);
  put_two_digits(text.data() + 17, second_of_day % 60);
  return text;
}

void append_timestamp(std::string& line, std::int64_t epoch_s) {
  const auto text = format_timestamp(epoch_s);
  if (!text) throw DataError("a time outside the years 0000 to 9999 cannot be written");
  line.append(text->data(), text->size());
}

int hour_of_week(std::int64_t epoch_s, std::int64_t utc_offset_s) {
  const std::int64_t local_s = epoch_s + utc_offset_s + 3 * kDay_s;  // the epoch was a Thursday
  return static_cast<int>((local_s - floor_div(local_s, kWeek_s) * kWeek_s) / kHour_s);
}

}  // namespace cahoots
