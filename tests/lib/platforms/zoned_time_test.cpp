#include "platforms/zoned_time.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

std::int64_t instant(std::string_view text) {
  return parse_timestamp(text).value_or(Timestamp{-1, 0}).epoch_s;
}

TEST(ZonedTime, OffsetsAndAbbreviationsOfOneMeaning) {
  const std::int64_t expected = instant("2020-04-01T14:00:00Z");
  for (const std::string_view written :
       {"2020-04-01 10:00:00 EDT", "2020-04-01 09:00:00 EST", "2020-04-01 14:00:00 UTC",
        " 2020-04-01 14:00:00 GMT ", "2020-04-01 16:00:00 CEST", "2020-04-02 01:00:00 AEDT",
        "2020-04-01 10:00:00 -0400", "2020-04-01 10:00:00-04:00", "2020-04-01T14:00:00Z",
        "2020-04-01 14:00:00+00:00"}) {
    const ZonedTime zoned = parse_zoned_time(written);
    ASSERT_TRUE(zoned.time) << written << zoned.error;
    EXPECT_EQ(zoned.time->epoch_s, expected) << written;
    EXPECT_EQ(zoned.time->precision_s, 1);
  }
  EXPECT_EQ(parse_zoned_time("2020-04-01 10:00 EDT").time->precision_s, 60);
}

TEST(ZonedTime, WhatIsNoInstantIsRefused) {
  for (const std::string_view written :
       {"2020-04-01 10:00:00 CST", "2020-04-01 10:00:00 PST", "2020-04-01 10:00:00 IST",
        "2020-04-01 10:00:00 edt", "2020-04-01 10:00:00 XYZ"}) {
    const ZonedTime zoned = parse_zoned_time(written);
    EXPECT_FALSE(zoned.time) << written;
    EXPECT_NE(zoned.error.find("names a time zone that stands for several offsets or none"),
              std::string::npos)
        << zoned.error;
  }
  for (const std::string_view written : {"2020-04-01 10:00:00", "2020-04-01", "2020-04-01T10:00"}) {
    EXPECT_EQ(parse_zoned_time(written).error,
              "'" + std::string(written) + "' names no time zone: append one, such as UTC");
  }
  for (const std::string_view written :
       {"", "yesterday", "4/1/2020 10:00 EDT", "2020-13-01 10:00:00 EDT", "EDT", " EDT",
        "2020-04-01 10:00:00Z EDT", "2020-04-01 10:00:00 +9", "-", "Mon"}) {
    const ZonedTime zoned = parse_zoned_time(written);
    EXPECT_FALSE(zoned.time) << written;
    EXPECT_NE(zoned.error.find("is no time"), std::string::npos) << written << zoned.error;
  }
}

}  // namespace
}  // namespace cahoots
