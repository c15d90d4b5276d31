#pragma once

#include <array>
#include <cstdint>

namespace cahoots {

inline constexpr std::int64_t kMinute_s = 60;
inline constexpr std::int64_t kHour_s = 3600;
inline constexpr std::int64_t kDay_s = 86400;
inline constexpr std::int64_t kWeek_s = 7 * kDay_s;

/// A date of the proleptic Gregorian calendar: month 1-12, day 1-31.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

/// A wall clock's reading. `second` may be 60 while a leap second is being judged.
struct CivilTime {
  CivilDate date;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// Days from 1970-01-01 to the date. Constant time, branch-light.
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
constexpr std::int64_t days_from_civil(CivilDate date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month_from_march = date.month + (date.month > 2 ? -3 : 9);
  const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return std::int64_t{era} * 146097 + day_of_era - 719468;
}

/// The date that is `days` after 1970-01-01. Source as above, civil_from_days.
constexpr CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = static_cast<int>(shifted - era * 146097);
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march + (month_from_march < 10 ? 3 : -9);
  const int year = year_of_era + static_cast<int>(era) * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

/// True for a date that the calendar has, in the years 0000 to 9999.
constexpr bool is_valid(CivilDate date) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 0 || date.year > 9999 || date.month < 1 || date.month > 12) return false;
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int extra = date.month == 2 && leap ? 1 : 0;
  return date.day >= 1 && date.day <= kDays[static_cast<std::size_t>(date.month)] + extra;
}

/// Seconds from 1970-01-01T00:00:00 to the reading, on the same clock. :60 is the next minute's
/// :00.
constexpr std::int64_t seconds_from_civil(const CivilTime& time) {
  return days_from_civil(time.date) * kDay_s + time.hour * kHour_s + time.minute * kMinute_s +
         time.second;
}

/// The quotient rounded towards minus infinity; unit > 0.
constexpr std::int64_t floor_div(std::int64_t value, std::int64_t unit) {
  return value / unit - (value % unit < 0 ? 1 : 0);
}

/// 0 for Monday to 6 for Sunday (ISO 8601 counts from 1).
constexpr int weekday_of(std::int64_t days_since_epoch) {
  const std::int64_t shifted = days_since_epoch + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(shifted - floor_div(shifted, 7) * 7);
}

}  // namespace cahoots
