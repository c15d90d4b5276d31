#include "time/time_format.hpp"

#include <gtest/gtest.h>
#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <memory>
#include <random>

#include "base/error.hpp"

namespace cahoots {
namespace {

std::int64_t at(const char* iso) {
  return parse_timestamp(iso).value().epoch_s;
}

TEST(TimeFormat, ReadsAPattern) {
  const TimeFormat day_first("%d-%m-%Y %H:%M");
  EXPECT_EQ(day_first.parse("23-11-2016 18:40"), (Timestamp{at("2016-11-23T18:40:00Z"), 60}));
  EXPECT_EQ(day_first.parse("3-1-2016   8:05"), (Timestamp{at("2016-01-03T08:05:00Z"), 60}));
  EXPECT_EQ(day_first.parse("23-13-2016 18:40"), std::nullopt);
  EXPECT_EQ(day_first.parse("23-11-2016 18:40:01"), std::nullopt);
  EXPECT_EQ(day_first.parse("23-11-2016"), std::nullopt);

  EXPECT_EQ(TimeFormat("%m/%d/%y %I:%M:%S %p").parse("10/09/18 12:00:01 am"),
            (Timestamp{at("2018-10-09T00:00:01Z"), 1}));
  EXPECT_EQ(TimeFormat("%m/%d/%y %I:%M:%S %p").parse("10/09/18 12:00:01 PM"),
            (Timestamp{at("2018-10-09T12:00:01Z"), 1}));
  EXPECT_EQ(TimeFormat("%I%p %F").parse("0PM 2018-10-09"), std::nullopt);
  EXPECT_EQ(TimeFormat("%Y%m%d").parse("20181010"), (Timestamp{at("2018-10-10"), 86400}));
  EXPECT_EQ(TimeFormat("%F %T %Z").parse("2021-03-30 11:27:55 EDT"),
            (Timestamp{at("2021-03-30T15:27:55Z"), 1}));
  EXPECT_EQ(TimeFormat("%FT%T.%f%z").parse("2021-03-30T11:27:55.12+0800"),
            (Timestamp{at("2021-03-30T03:27:55Z"), 1}));
  EXPECT_EQ(TimeFormat("%A, %d. %B %Y").parse("Wednesday, 10. October 2018"),
            (Timestamp{at("2018-10-10"), 86400}));
  EXPECT_EQ(TimeFormat("%a %d %b %Y").parse("Tue 10 Oct 2018"), std::nullopt);
  EXPECT_EQ(TimeFormat("%Hh%% %F").parse("07h% 2018-10-10"),
            (Timestamp{at("2018-10-10T07:00:00Z"), 3600}));
}

TEST(TimeFormat, ReadsNamedFormats) {
  EXPECT_EQ(TimeFormat("epoch_s").parse("86400"), (Timestamp{86400, 1}));
  EXPECT_EQ(TimeFormat("epoch_s").parse("-0.5"), (Timestamp{-1, 1}));
  EXPECT_EQ(TimeFormat("epoch_ms").parse("1183552203000L"), (Timestamp{1183552203, 1}));
  EXPECT_EQ(TimeFormat("epoch_ms").parse("-1"), (Timestamp{-1, 1}));
  EXPECT_EQ(TimeFormat("epoch_us").parse("1000000"), (Timestamp{1, 1}));
  EXPECT_EQ(TimeFormat("epoch_s").parse("253402300800"), std::nullopt);
  EXPECT_EQ(TimeFormat("epoch_s").parse("2018-10-10"), std::nullopt);
  EXPECT_EQ(TimeFormat("iso").parse("1539202764"), std::nullopt);
  EXPECT_EQ(TimeFormat("iso").parse("2018-10-10T20:19:24Z"), (Timestamp{1539202764, 1}));
  EXPECT_EQ(TimeFormat().parse("1539202764"), (Timestamp{1539202764, 1}));
}

TEST(TimeFormat, RefusesWhatCannotGiveATime) {
  for (const char* bad : {"", "rfc", "%Q %F", "%Y-%m", "%H:%M", "%F %F", "%F %I:%M", "%F %H %p",
                          "%F %S", "%F %M", "%Y %y %m %d", "%F%"}) {
    EXPECT_THROW(TimeFormat{bad}, UsageError) << bad;
  }
  for (const char* bad : {"", "CST", "EST", "Asia/Nowhere", "asia/shanghai", "+8", "+08:0x",
                          "Mars/Phobos", "Etc/Unknown"}) {
    EXPECT_THROW(TimeFormat("auto", bad), UsageError) << bad;
  }
}

TEST(TimeFormat, PlacesLocalTimes) {
  EXPECT_EQ(TimeFormat("auto", "Asia/Shanghai").parse("2018-10-11 04:19:24"),
            (Timestamp{1539202764, 1}));
  EXPECT_EQ(TimeFormat("auto", "+05:45").parse("2018-10-11 02:04:24"), (Timestamp{1539202764, 1}));
  EXPECT_EQ(TimeFormat("auto", "Asia/Shanghai").parse("2018-10-10T20:19:24Z"),
            (Timestamp{1539202764, 1}));
  EXPECT_EQ(TimeFormat("iso", "Asia/Shanghai").parse("2018-10-11"),
            (Timestamp{at("2018-10-10T16:00:00Z"), 86400}));
}

TEST(TimeFormat, KnowsWhatDaylightSavingDoesToClocks) {
  const TimeFormat berlin("auto", "Europe/Berlin");
  EXPECT_EQ(berlin.parse("2018-03-25 01:59:59"), (Timestamp{at("2018-03-25T00:59:59Z"), 1}));
  EXPECT_EQ(berlin.parse("2018-03-25 02:30:00"), std::nullopt);
  EXPECT_EQ(berlin.parse("2018-03-25 03:00:00"), (Timestamp{at("2018-03-25T01:00:00Z"), 1}));
  EXPECT_EQ(berlin.parse("2018-10-28 02:30:00"), (Timestamp{at("2018-10-28T00:30:00Z"), 3600}));
  EXPECT_EQ(berlin.parse("2018-10-28 03:00:00"), (Timestamp{at("2018-10-28T02:00:00Z"), 1}));
  EXPECT_EQ(berlin.parse("2018-10-28"), (Timestamp{at("2018-10-27T22:00:00Z"), 86400}));
}

TEST(TimeFormat, ADayMayBeginLate) {
  const TimeFormat brazil("auto", "America/Sao_Paulo");  // clocks skipped 00:00-00:59 that day
  EXPECT_EQ(brazil.parse("2018-11-04"), (Timestamp{at("2018-11-04T03:00:00Z"), 86400}));
  EXPECT_EQ(brazil.parse("2018-11-04 00:30"), std::nullopt);
  const TimeFormat samoa("auto", "Pacific/Apia");  // crossed the date line: no 30 December 2011
  EXPECT_EQ(samoa.parse("2011-12-30"), std::nullopt);
  EXPECT_EQ(samoa.parse("2011-12-31"), (Timestamp{at("2011-12-30T10:00:00Z"), 86400}));
}

TEST(TimeFormat, AgreesWithTheCalendarOfIcu) {
  std::mt19937_64 random(5);
  for (const char* name : {"Europe/London", "America/New_York", "Asia/Kathmandu", "Asia/Shanghai",
                           "Australia/Lord_Howe", "Africa/Casablanca"}) {
    const LocalZone zone(name);
    std::unique_ptr<icu::TimeZone> icu_zone(icu::TimeZone::createTimeZone(name));
    for (int i = 0; i < 5'000; ++i) {
      const auto epoch_s = static_cast<std::int64_t>(random() % 2'000'000'000);
      std::int32_t raw_ms = 0;
      std::int32_t saving_ms = 0;
      UErrorCode status = U_ZERO_ERROR;
      icu_zone->getOffset(static_cast<double>(epoch_s) * 1000, false, raw_ms, saving_ms, status);
      const std::int64_t local_s = epoch_s + (raw_ms + saving_ms) / 1000;
      ASSERT_EQ(zone.utc_offset_s(epoch_s), local_s - epoch_s);
      const auto instant = zone.instant_of(local_s);
      ASSERT_TRUE(instant) << name << ' ' << epoch_s;
      ASSERT_TRUE(instant->epoch_s == epoch_s || instant->epoch_s + instant->ambiguity_s == epoch_s)
          << name << ' ' << epoch_s;
    }
  }
}

}  // namespace
}  // namespace cahoots
