#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// Two capital letters of ISO 3166-1.
struct CountryCode {
  std::array<char, 2> letters{};

  std::string_view text() const { return {letters.data(), letters.size()}; }
  auto operator<=>(const CountryCode&) const = default;
};

/// Days off on end, or days worked although they lie on a weekend. Days since 1970-01-01, local.
struct Holiday {
  CountryCode country;
  std::string name;
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;     ///< inclusive
  bool is_made_up_work = false;  ///< a weekend day that is worked in exchange

  bool operator==(const Holiday&) const = default;
};

/// Days since 1970-01-01, both inclusive.
struct DaySpan {
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;

  bool operator==(const DaySpan&) const = default;
};

/// What one country's calendar holds.
struct CountryHolidays {
  CountryCode country;
  std::vector<DaySpan> days_off;  ///< ascending; holidays that touch or overlap are one
  std::vector<DaySpan> unusual;   ///< ascending: those and the made-up days
};

/// Public holidays by country. Immutable; any thread.
class HolidayTable {
 public:
  /// In any order. O(n log n).
  explicit HolidayTable(std::vector<Holiday> holidays);

  /// By country.
  std::span<const CountryHolidays> countries() const { return countries_; }
  /// By country, then day.
  std::span<const Holiday> holidays() const { return holidays_; }

 private:
  std::vector<Holiday> holidays_;
  std::vector<CountryHolidays> countries_;
};

/// Holidays of 2010 to 2026 on which the whole country is off work, by the law in force:
/// - CN: every day off and made-up workday of the State Council's yearly notices (for 2015 with the
///   victory day of September, for 2020 with the longer Spring Festival)
/// - RU: the dates of article 112 of the labour code, without the days moved from weekends
/// - IR: the holidays of the solar calendar, not those of the lunar one
/// - US: federal holidays that most employers keep, as observed, and the day after Thanksgiving
/// - DE, FR, GB (England and Wales): the nationwide ones, in GB with substitute and special days
/// Made once; any thread.
const HolidayTable& builtin_holidays();

/// Easter Sunday of the Gregorian calendar, days since 1970-01-01 (Meeus 1991, chapter 8).
std::int64_t easter_day(int year);

/// The part of the table that is a list: China's, see builtin_holidays().
std::vector<Holiday> holidays_of_china();

}  // namespace cahoots
