#include "records/json_damage.hpp"

#include <gtest/gtest.h>

#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

TEST(JsonDamage, HalvesOfCharactersAreReplaced) {
  EXPECT_EQ(with_whole_characters(R"({"a":"x\ud83d"})"), R"({"a":"x\ufffd"})");
  EXPECT_EQ(with_whole_characters(R"({"a":"\uDE00x"})"), R"({"a":"\ufffdx"})");
  EXPECT_EQ(with_whole_characters(R"("\ud83d\ud83d\ude00\ude00")"),
            R"("\ufffd\ud83d\ude00\ufffd")");
  EXPECT_EQ(with_whole_characters(R"("\ud83dn\ude00")"), R"("\ufffdn\ufffd")");
}

TEST(JsonDamage, WhatIsWholeStays) {
  for (const char* json : {R"({"a":"\ud83d\ude00 \u00e9 \\ud83d \n"})", "{}", "", "\\", "\\u",
                           "\\ud8", R"("\ud83")", R"("\uzzzz")"}) {
    EXPECT_EQ(with_whole_characters(json), std::nullopt) << json;
  }
}

TEST(JsonDamage, FirstBadStringByte) {
  const auto at = [](std::string_view json) { return first_bad_string_byte(json); };
  EXPECT_EQ(at("{\"a\":\"b\x01\"}"), 7U);
  EXPECT_EQ(at(std::string_view("{\"a\":\"b\0\"}", 10)), 7U);
  EXPECT_EQ(at(R"({"a":"\q"})"), 6U);
  EXPECT_EQ(at(R"({"a":"\u12g4"})"), 6U);
  EXPECT_EQ(at("\"a\\"), 2U);
  const std::string_view sound = "{\n\"a\\\"\\u0041\\\\\":\t1}";
  EXPECT_EQ(at(sound), sound.size());
}

TEST(RecordParser, HalfACharacterReadsAsTheReplacementCharacter) {
  RecordLine line(R"({"id":"1","text":"cut \ud83d","emoji":"\ud83d\ude00","\udc00":5})");
  ASSERT_TRUE(line.is_record());
  EXPECT_EQ(line.record().text("text"), "cut \xEF\xBF\xBD");
  EXPECT_EQ(line.record().text("emoji"), "\xF0\x9F\x98\x80");
  EXPECT_EQ(line.record().integer("\xEF\xBF\xBD"), 5);
}

TEST(RecordParser, SaysWhereAStringIsDamaged) {
  const RecordLine control("{\"a\":\"b\x02\"}");
  EXPECT_EQ(control.error().column, 8U);
  const RecordLine escape(R"({"a":"\ud83d","b":"\x"})");
  EXPECT_EQ(escape.error().column, 20U);
}

}  // namespace
}  // namespace cahoots
