#include "platforms/damaged_id.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cahoots {
namespace {

TEST(DamagedId, RoundedIds) {
  for (const char* id : {"8.01496E+17", "8,01496E+17", "1.35e+18", "9E+05", "1.351e18", "1.6e+308",
                         "-1.00123E+12", "1234567.0", "7.0", "-12.0"}) {
    EXPECT_TRUE(is_rounded_id(id)) << id;
  }
  // Ids in base 36 and hashes are none, nor are names.
  for (const char* id : {"", "1e5", "e+5", "1e+", "1234567890", "12ab+3", "1.5", "xe+5", "1e+x",
                         "h00e1f2", "E", "+", "x.0", "1999.12", ".0", "a.12e+3", "v1.0"}) {
    EXPECT_FALSE(is_rounded_id(id)) << id;
  }
}

TEST(DamagedId, ZerosForDigits) {
  for (const char* id : {"1234567890123450", "80149612345678900", "801496123456789000"}) {
    EXPECT_TRUE(has_zeros_for_digits(id)) << id;
  }
  for (const char* id : {"100000000000000", "1234567890123451", "80149612345678910",
                         "801496123456789010", "x01496123456789000", ""}) {
    EXPECT_FALSE(has_zeros_for_digits(id)) << id;
  }
}

/// Rows with an id each, of which the digits behind the 15th are `end`.
std::string table_of(int n_rows, const std::string& end) {
  std::string table = "tweetid,userid\n";
  for (int i = 0; i < n_rows; ++i) {
    table.append(std::to_string(801496123456780 + i) + end + ",7\n");
  }
  return table;
}

TEST(DamagedId, AFileWhoseNumbersEndInZeros) {
  EXPECT_TRUE(has_rounded_numbers(table_of(8, "000")));
  EXPECT_FALSE(has_rounded_numbers(table_of(7, "000"))) << "too few to tell";
  EXPECT_FALSE(has_rounded_numbers(table_of(100, "000") + "801496123456789012,7\n"));
  EXPECT_FALSE(has_rounded_numbers(table_of(100, "")));
  EXPECT_FALSE(has_rounded_numbers(""));
  std::string same = "a,b\n";
  for (int i = 0; i < 100; ++i) same.append("801496123456789000,x\n");
  EXPECT_FALSE(has_rounded_numbers(same)) << "one number";
  std::string json;
  for (int i = 10; i < 20; ++i) {
    json.append("{\"id\": 8014961234567" + std::to_string(i) + "000}\n");
  }
  EXPECT_TRUE(has_rounded_numbers(json));
  EXPECT_TRUE(has_rounded_numbers(json + "{\"u\":\"https://x.com/a/status/801496123456789012\"}\n"))
      << "no whole value";
}

TEST(DamagedId, UidsAreLookedAtInParts) {
  EXPECT_EQ(uid_damage("x:801496123456789000", false), "");
  EXPECT_EQ(uid_damage("x:801496123456789000", true),
            "the id '801496123456789000' was rounded by a spreadsheet, as all long numbers at the "
            "start of the file");
  EXPECT_EQ(uid_damage("x:8.01496E+17", false),
            "the id '8.01496E+17' was rounded by a spreadsheet");
  EXPECT_EQ(uid_damage("telegram:17/5.0", false), "the id '5.0' was rounded by a spreadsheet");
  EXPECT_EQ(uid_damage("telegram:-1.0E+12/5", false),
            "the id '-1.0E+12' was rounded by a spreadsheet");
  EXPECT_EQ(uid_damage("x:a\xEF\xBF\xBD", false),
            "the id 'x:a\xEF\xBF\xBD' holds a damaged character");
  for (const char* uid :
       {"", "x:", "x:12", "bluesky:did:plc:1e5", "blog:https://a.example/1.0/x"}) {
    EXPECT_EQ(uid_damage(uid, true), "") << uid;
  }
}

}  // namespace
}  // namespace cahoots
