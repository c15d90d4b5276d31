#include "time/holidays.hpp"

#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <memory>
#include <set>

#include "base/civil.hpp"

namespace cahoots {
namespace {

/// The Gregorian day of a date of another calendar: the first such month and day after 1 January.
std::int64_t day_in_calendar(const char* calendar, int year, int month, int day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> clock(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(calendar), status));
  const std::int64_t first = days_from_civil({year, 1, 1});
  for (std::int64_t candidate = first; candidate < first + 366; ++candidate) {
    clock->setTime(static_cast<double>(candidate) * 86400e3 + 43200e3, status);
    const bool is_leap_month = clock->get(UCAL_IS_LEAP_MONTH, status) != 0;
    if (!is_leap_month && clock->get(UCAL_MONTH, status) == month - 1 &&
        clock->get(UCAL_DATE, status) == day) {
      return candidate;
    }
  }
  ADD_FAILURE() << calendar << ": no such day in " << year;
  return 0;
}

const CountryHolidays& country(std::string_view code) {
  for (const CountryHolidays& found : builtin_holidays().countries()) {
    if (found.country.text() == code) return found;
  }
  ADD_FAILURE() << "no holidays of " << code;
  return builtin_holidays().countries().front();
}

bool is_off(std::string_view code, std::int64_t day) {
  for (const DaySpan& span : country(code).days_off) {
    if (span.first_day <= day && day <= span.last_day) return true;
  }
  return false;
}
bool is_off(std::string_view code, const CivilDate& date) {
  return is_off(code, days_from_civil(date));
}

TEST(Holidays, ChinasFollowTheMoonAsIcuComputesIt) {
  const char* const kLunar = "zh@calendar=chinese";
  for (int year = 2010; year <= 2026; ++year) {
    const std::int64_t new_year = day_in_calendar(kLunar, year, 1, 1);
    EXPECT_TRUE(is_off("CN", new_year)) << year;
    EXPECT_TRUE(is_off("CN", new_year + 2)) << year;
    EXPECT_TRUE(is_off("CN", day_in_calendar(kLunar, year, 5, 5))) << year;
    EXPECT_TRUE(is_off("CN", day_in_calendar(kLunar, year, 8, 15))) << year;
    for (int day = 1; day <= 6; ++day) EXPECT_TRUE(is_off("CN", {year, 10, day})) << year;
    EXPECT_TRUE(is_off("CN", {year, 1, 1})) << year;
    EXPECT_TRUE(is_off("CN", {year, 5, 1})) << year;
    EXPECT_TRUE(is_off("CN", {year, 4, 5}) || is_off("CN", {year, 4, 4})) << year;
  }
}

TEST(Holidays, MadeUpWorkIsOnWeekendsAndNeverOff) {
  std::set<std::int64_t> days;
  for (const Holiday& holiday : builtin_holidays().holidays()) {
    if (!holiday.is_made_up_work) continue;
    EXPECT_EQ(holiday.first_day, holiday.last_day);
    EXPECT_GE(weekday_of(holiday.first_day), 5) << holiday.first_day;
    EXPECT_FALSE(is_off("CN", holiday.first_day)) << holiday.first_day;
    EXPECT_TRUE(days.insert(holiday.first_day).second);
  }
  EXPECT_EQ(days.size(), 112U);
}

TEST(Holidays, ChinasDaysOffArePaidForByWork) {
  // By the regulation there were 11 holidays a year until 2024 and are 13 since. All other working
  // days off are exchanged for weekends; a notice may leave a holiday on a weekend.
  for (int year = 2010; year <= 2026; ++year) {
    int weekdays_off = 0;
    int worked = 0;
    for (const Holiday& holiday : builtin_holidays().holidays()) {
      if (holiday.country.text() != "CN") continue;
      for (std::int64_t day = holiday.first_day; day <= holiday.last_day; ++day) {
        if (civil_from_days(day).year != year) continue;
        if (holiday.is_made_up_work)
          ++worked;
        else if (weekday_of(day) < 5)
          ++weekdays_off;
      }
    }
    EXPECT_GE(weekdays_off - worked, 8) << year;
    EXPECT_LE(weekdays_off - worked, 13) << year;
  }
}

TEST(Holidays, NowruzIsPersianNewYear) {
  for (int year = 2010; year <= 2026; ++year) {
    const std::int64_t nowruz = day_in_calendar("fa@calendar=persian", year, 1, 1);
    for (int day = 0; day < 4; ++day) EXPECT_TRUE(is_off("IR", nowruz + day)) << year;
    EXPECT_TRUE(is_off("IR", day_in_calendar("fa@calendar=persian", year, 1, 13))) << year;
    EXPECT_TRUE(is_off("IR", day_in_calendar("fa@calendar=persian", year, 3, 14))) << year;
    if (year < 2026) {
      EXPECT_TRUE(is_off("IR", day_in_calendar("fa@calendar=persian", year + 1, 11, 22))) << year;
    }
  }
}

TEST(Holidays, EasterIsTheSundayAfterTheMoon) {
  const std::array<CivilDate, 8> kEasters{{{1818, 3, 22},
                                           {1943, 4, 25},
                                           {2000, 4, 23},
                                           {2008, 3, 23},
                                           {2011, 4, 24},
                                           {2016, 3, 27},
                                           {2019, 4, 21},
                                           {2038, 4, 25}}};
  for (const CivilDate& date : kEasters) {
    EXPECT_EQ(easter_day(date.year), days_from_civil(date)) << date.year;
  }
  for (int year = 1900; year < 2100; ++year) EXPECT_EQ(weekday_of(easter_day(year)), 6) << year;
}

TEST(Holidays, WesternOnes) {
  EXPECT_TRUE(is_off("DE", {2018, 5, 10}));  // Ascension
  EXPECT_TRUE(is_off("DE", {2018, 10, 3}));
  EXPECT_TRUE(is_off("FR", {2018, 5, 21}));  // Whit Monday
  EXPECT_TRUE(is_off("GB", {2012, 6, 5}));
  EXPECT_FALSE(is_off("GB", {2012, 5, 28}));
  EXPECT_TRUE(is_off("GB", {2020, 5, 8}));
  EXPECT_FALSE(is_off("GB", {2020, 5, 4}));
  EXPECT_TRUE(is_off("GB", {2021, 12, 28}));  // the 26th was a Sunday
  EXPECT_TRUE(is_off("GB", {2022, 12, 27}));
  EXPECT_TRUE(is_off("GB", {2015, 12, 28}));
  EXPECT_FALSE(is_off("GB", {2016, 12, 28}));
  EXPECT_TRUE(is_off("US", {2019, 11, 28}));
  EXPECT_TRUE(is_off("US", {2019, 11, 29}));
  EXPECT_TRUE(is_off("US", {2015, 7, 3}));
  EXPECT_FALSE(is_off("US", {2015, 7, 4}));
  EXPECT_TRUE(is_off("US", {2023, 5, 29}));
  EXPECT_TRUE(is_off("US", {2010, 12, 24}));
  EXPECT_TRUE(is_off("RU", {2017, 1, 8}));
  EXPECT_FALSE(is_off("RU", {2017, 1, 9}));
}

TEST(Holidays, NeighboursAreOneHoliday) {
  const CountryCode country{{'A', 'B'}};
  const HolidayTable table({{country, "second", 12, 13, false},
                            {country, "work", 14, 14, true},
                            {country, "first", 10, 11, false},
                            {country, "third", 20, 20, false}});
  ASSERT_EQ(table.countries().size(), 1U);
  const std::vector<DaySpan> off{{10, 13}, {20, 20}};
  const std::vector<DaySpan> unusual{{10, 14}, {20, 20}};
  EXPECT_EQ(table.countries()[0].days_off, off);
  EXPECT_EQ(table.countries()[0].unusual, unusual);
}

}  // namespace
}  // namespace cahoots
