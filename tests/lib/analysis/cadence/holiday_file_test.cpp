#include "analysis/cadence/holiday_file.hpp"

#include <gtest/gtest.h>

#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

std::string complaint(std::string_view content) {
  try {
    read_holidays("days.csv", content);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "none";
}

TEST(HolidayFile, CommaSeparated) {
  const HolidayTable table = read_holidays("days.csv",
                                           "\xEF\xBB\xBF# ours\r\n"
                                           "name,country,first_day,last_day,kind\r\n"
                                           "\"Moon, and stars\",AB,2019-02-04,2019-02-10,\r\n"
                                           "\r\n"
                                           "exchange,AB,2019-02-02,2019-02-03,workday\r\n");
  ASSERT_EQ(table.holidays().size(), 2U);
  EXPECT_EQ(table.holidays()[0].name, "exchange");
  EXPECT_TRUE(table.holidays()[0].is_made_up_work);
  EXPECT_EQ(table.holidays()[1].name, "Moon, and stars");
  EXPECT_EQ(table.holidays()[1].first_day, days_from_civil({2019, 2, 4}));
  EXPECT_EQ(table.holidays()[1].last_day, days_from_civil({2019, 2, 10}));
  ASSERT_EQ(table.countries().size(), 1U);
  EXPECT_EQ(table.countries()[0].days_off.size(), 1U);
}

TEST(HolidayFile, JsonLines) {
  const HolidayTable table = read_holidays("days.jsonl",
                                           "{\"country\":\"AB\",\"name\":\"x\",\"first_day\":"
                                           "\"2019-02-04\",\"last_day\":\"2019-02-04\"}");
  ASSERT_EQ(table.holidays().size(), 1U);
  EXPECT_EQ(table.holidays()[0].country.text(), "AB");
  EXPECT_FALSE(table.holidays()[0].is_made_up_work);
}

TEST(HolidayFile, ErrorsNameThePlace) {
  const std::string header = "country,name,first_day,last_day\n";
  EXPECT_EQ(complaint(""), "days.csv: holds no holiday");
  EXPECT_EQ(complaint(header), "days.csv: holds no holiday");
  EXPECT_EQ(complaint("country,name,first_day\n"),
            "days.csv:1:1: the first line must name the column last_day once; write "
            "country,name,first_day,last_day");
  EXPECT_EQ(complaint(header + "AB,x,2019-02-04\n"),
            "days.csv:2:1: 3 fields where the first line has 4");
  EXPECT_EQ(complaint(header + "AB,x,2019-02-29,2019-03-01\n"),
            "days.csv:2:6: 2019-02-29 is no date; write first_day as YYYY-MM-DD");
  EXPECT_EQ(complaint(header + "AB,x,2019-02-04,+019-03-01\n"),
            "days.csv:2:17: +019-03-01 is no date; write last_day as YYYY-MM-DD");
  EXPECT_EQ(complaint(header + "AB,x,2019-02-04,2019-02-03\n"),
            "days.csv:2:17: the holiday ends before it begins");
  EXPECT_EQ(complaint(header + "AB,x,2019-02-04,2019-12-03\n"),
            "days.csv:2:17: the holiday lasts more than 60 days");
  EXPECT_EQ(complaint(header + "\nab,x,2019-02-04,2019-02-05\n"),
            "days.csv:3:1: country must be two capital letters of ISO 3166-1, such as CN");
  EXPECT_NE(complaint("{\"country\":\"AB\"}\n").find("days.csv:1:1: nothing is no date"),
            std::string::npos);
  EXPECT_NE(complaint("{\"country\":\n").find("days.csv:1:"), std::string::npos);
  EXPECT_NE(complaint("{\"kind\":\"feast\",\"country\":\"AB\"}\n").find("days.csv:1:2: feast"),
            std::string::npos);
}

}  // namespace
}  // namespace cahoots
