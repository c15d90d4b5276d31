#include "time/timestamp.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>

#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kTime_s = 1539202764;  // 2018-10-10T20:19:24Z

std::string written(std::int64_t epoch_s) {
  std::string text;
  append_timestamp(text, epoch_s);
  return text;
}

std::string by_gmtime(std::int64_t epoch_s) {
  const std::time_t time = epoch_s;
  std::tm parts{};
  gmtime_r(&time, &parts);
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900,
                parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return buffer;
}

TEST(Timestamp, ReadsIso8601) {
  for (const char* text :
       {"2018-10-10T20:19:24Z", "2018-10-10t20:19:24z", "2018-10-10T20:19:24.000Z",
        "2018-10-10T20:19:24.999999999Z", "2018-10-10T20:19:24,5Z", "2018-10-11T04:19:24+08:00",
        "2018-10-10T15:49:24-0430", "2018-10-11T04:19:24+08", "2018-10-10 20:19:24",
        "2018-10-10 20:19:24 UTC", "2018-10-10 20:19:24 +0000 UTC", "2018-10-10T20:19:24 GMT",
        "20181010T201924Z", " 2018-10-10T20:19:24Z\r\n", "2018-10-10T20:19:24"}) {
    EXPECT_EQ(parse_timestamp(text), (Timestamp{kTime_s, 1})) << text;
  }
}

TEST(Timestamp, KeepsThePrecision) {
  EXPECT_EQ(parse_timestamp("2018-10-10 20:19"), (Timestamp{kTime_s - 24, 60}));
  EXPECT_EQ(parse_timestamp("2018-10-11T04:19+08:00"), (Timestamp{kTime_s - 24, 60}));
  EXPECT_EQ(parse_timestamp("2018-10-10"), (Timestamp{1539129600, 86400}));
}

TEST(Timestamp, ReadsMailAndXForms) {
  for (const char* text : {"Wed, 10 Oct 2018 20:19:24 +0000", "10 Oct 2018 20:19:24 GMT",
                           "Wed, 10 Oct 18 16:19:24 EDT", "wed, 10 october 2018 20:19:24 z",
                           "Thu, 11 Oct 2018 04:19:24 +0800", "Wed Oct 10 20:19:24 +0000 2018",
                           "Thu Oct 11 04:19:24 +0800 2018"}) {
    EXPECT_EQ(parse_timestamp(text), (Timestamp{kTime_s, 1})) << text;
  }
  EXPECT_EQ(parse_timestamp("Wed, 10 Oct 2018 20:19 +0000"), (Timestamp{kTime_s - 24, 60}));
}

TEST(Timestamp, ReadsEpochNumbersByMagnitude) {
  for (const char* text : {"1539202764", "1539202764.0", "1539202764.999", "1539202764000",
                           "1539202764999L", "1539202764123456", " 1539202764 "}) {
    EXPECT_EQ(parse_timestamp(text), (Timestamp{kTime_s, 1})) << text;
  }
  EXPECT_EQ(parse_timestamp("1183552203000L"), (Timestamp{1183552203, 1}));
  EXPECT_EQ(parse_timestamp("100000000"), (Timestamp{100000000, 1}));
  EXPECT_EQ(parse_timestamp("4102444799"), (Timestamp{4102444799, 1}));
}

TEST(Timestamp, NeverGuesses) {
  for (const char* text : {"",
                           " ",
                           "23-11-2016 18:40",
                           "10/11/2016",
                           "2016/11/10",
                           "20181010",
                           "201810102019",
                           "20181010201924",
                           "99999999",
                           "4102444800",
                           "0",
                           "-1539202764",
                           "+1539202764",
                           "1.5E+09",
                           "1539202764 L",
                           "1539202764.",
                           "1539202764.0L",
                           "8.01496E+17",
                           "801496000000000000",
                           "15392027640000000000000000",
                           "2018-10-10T",
                           "2018-10-10T20",
                           "2018-10",
                           "2018-1-1",
                           "2018-10-10T20:19:24X",
                           "2018-10-10T20:19:24+8",
                           "2018-10-10T20:19:24+24:00",
                           "2018-10-10T20:19:24+08:60",
                           "2018-10-10 20:19:24 CST",
                           "2018-10-10T20:19:24.Z",
                           "2018-10-10T20:19:24Z tail",
                           "20181010 201924",
                           "Wed, 10 Oct 2018",
                           "now",
                           "null",
                           "Thu, 10 Oct 2018 20:19:24 +0000",
                           "Thu Oct 10 20:19:24 +0000 2018",
                           "10 Oct 2018 20:19:24 HKT",
                           "02018-10-10T20:19:24Z",
                           "+2018-10-10T20:19:24Z"}) {
    EXPECT_EQ(parse_timestamp(text), std::nullopt) << text;
  }
}

TEST(Timestamp, ChecksRanges) {
  for (const char* text :
       {"2019-02-29", "2018-02-30T00:00:00Z", "1900-02-29", "2018-13-01", "2018-00-01",
        "2018-04-31", "2018-10-00", "2018-10-10T24:00:00Z", "2018-10-10T20:60:00Z",
        "2018-10-10T20:19:61Z", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"}) {
    EXPECT_EQ(parse_timestamp(text), std::nullopt) << text;
  }
  EXPECT_TRUE(parse_timestamp("2000-02-29"));
  EXPECT_EQ(parse_timestamp("0000-01-01T00:00:00Z"), (Timestamp{kEarliestTime_s, 1}));
  EXPECT_EQ(parse_timestamp("9999-12-31T23:59:59Z"), (Timestamp{kLatestTime_s, 1}));
}

TEST(Timestamp, ReadsALeapSecondOnlyWhereOneMayStand) {
  const auto next = parse_timestamp("2017-01-01T00:00:00Z");
  ASSERT_TRUE(next);
  EXPECT_EQ(parse_timestamp("2016-12-31T23:59:60Z"), next);
  EXPECT_EQ(parse_timestamp("2017-01-01T07:59:60+08:00"), next);
  EXPECT_EQ(parse_timestamp("2016-12-31T23:58:60Z"), std::nullopt);
  EXPECT_EQ(parse_timestamp("2016-12-30T23:59:60Z"), std::nullopt);
  EXPECT_EQ(parse_timestamp("2016-12-31T23:59:60+08:00"), std::nullopt);
}

TEST(Timestamp, WritesWhatTheCLibraryWrites) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200'000; ++i) {
    const auto span = static_cast<std::uint64_t>(kLatestTime_s - kEarliestTime_s) + 1;
    const std::int64_t time_s = kEarliestTime_s + static_cast<std::int64_t>(random() % span);
    const std::string text = written(time_s);
    ASSERT_EQ(text, by_gmtime(time_s));
    ASSERT_EQ(parse_timestamp(text), (Timestamp{time_s, 1})) << text;
  }
}

TEST(Timestamp, RefusesToWriteOtherYears) {
  EXPECT_EQ(written(kEarliestTime_s), "0000-01-01T00:00:00Z");
  EXPECT_EQ(written(kLatestTime_s), "9999-12-31T23:59:59Z");
  for (const std::int64_t time_s : {kEarliestTime_s - 1, kLatestTime_s + 1, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(format_timestamp(time_s), std::nullopt);
    EXPECT_THROW(written(time_s), DataError);
  }
}

TEST(Timestamp, SurvivesDamagedText) {
  std::mt19937_64 random(11);
  const std::string original = "2018-10-10T20:19:24.123+08:00";
  for (int i = 0; i < 100'000; ++i) {
    std::string text = original.substr(0, random() % (original.size() + 1));
    for (std::size_t n = random() % 4; n > 0 && !text.empty(); --n) {
      text[random() % text.size()] = static_cast<char>(random());
    }
    const auto time = parse_timestamp(text);
    if (time) {
      EXPECT_LE(time->epoch_s, kLatestTime_s);
    }
  }
}

TEST(HourOfWeek, StartsOnMonday) {
  const auto monday = parse_timestamp("2018-10-08");
  ASSERT_TRUE(monday);
  EXPECT_EQ(hour_of_week(monday->epoch_s), 0);
  EXPECT_EQ(hour_of_week(monday->epoch_s - 1), 167);
  EXPECT_EQ(hour_of_week(monday->epoch_s + 86400 + 3599), 24);
  EXPECT_EQ(hour_of_week(monday->epoch_s, 8 * 3600), 8);
  EXPECT_EQ(hour_of_week(monday->epoch_s, -3600), 167);
  EXPECT_EQ(hour_of_week(-1), 2 * 24 + 23);
}

TEST(HourOfWeek, AgreesWithTheCLibrary) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t time_s = static_cast<std::int64_t>(random() % 8'000'000'000) - 4'000'000'000;
    const std::time_t time = time_s;
    std::tm parts{};
    gmtime_r(&time, &parts);
    ASSERT_EQ(hour_of_week(time_s), (parts.tm_wday + 6) % 7 * 24 + parts.tm_hour);
  }
}

TEST(Civil, EveryDayOfTheYearsFollowsTheOneBefore) {
  CivilDate date{0, 1, 1};
  std::int64_t days = days_from_civil(date);
  for (; date.year <= 9999; ++days) {
    const CivilDate back = civil_from_days(days);
    ASSERT_TRUE(back.year == date.year && back.month == date.month && back.day == date.day);
    ASSERT_EQ(days_from_civil(date), days);
    ++date.day;
    if (!is_valid(date)) date = {date.year, date.month + 1, 1};
    if (date.month > 12) date = {date.year + 1, 1, 1};
  }
  EXPECT_EQ(days * kDay_s, kLatestTime_s + 1);
}

}  // namespace
}  // namespace cahoots
