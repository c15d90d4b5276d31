#include "records/record_view.hpp"

#include <gtest/gtest.h>

#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

TEST(RecordView, FindsFieldsInAnyOrder) {
  RecordLine line(R"({ "b" : 2, "a":"one","c":[ "x" , 3, "y"],"type":"post", "d":{"e":true} })");
  ASSERT_TRUE(line.is_record());
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(line.record().text("type"), "post");
    EXPECT_EQ(line.record().text("a"), "one");
    EXPECT_EQ(line.record().integer("b"), 2);
    EXPECT_EQ(line.record().texts("c"), (std::vector<Text>{"x", "y"}));
    EXPECT_EQ(line.record().object("d")->boolean("e"), true);
  }
}

TEST(RecordView, OfEqualKeysTheLastCountsWhateverWasAskedBefore) {
  RecordParser parser;
  auto record = parser.parse_copy(R"({"a":"1","b":null,"c":3,"b":"2","d":{"e":1,"e":2},"a":"4"})");
  ASSERT_TRUE(record);
  for (int round = 0; round < 2; ++round) {
    for (const char* before : {"a", "b", "c", "d"}) {
      record->has(before);
      EXPECT_EQ(record->text("a"), "4");
      record->has(before);
      EXPECT_EQ(record->text("b"), "2");
      EXPECT_EQ(record->integer("c"), 3);
    }
  }
  auto inner = record->object("d");
  ASSERT_TRUE(inner);
  EXPECT_EQ(inner->integer("e"), 2);
  EXPECT_EQ(inner->integer("e"), 2);
  EXPECT_FALSE(inner->has("a"));
}

TEST(RecordView, AnotherKindReadsAsUnknown) {
  RecordLine line(R"({"text":5,"number":"5","flag":null,"list":{},"object":[]})");
  EXPECT_FALSE(is_known(line.record().text("text")));
  EXPECT_EQ(line.record().integer("number"), std::nullopt);
  EXPECT_EQ(line.record().number("number"), std::nullopt);
  EXPECT_EQ(line.record().boolean("flag"), std::nullopt);
  EXPECT_FALSE(line.record().has("flag"));
  EXPECT_TRUE(line.record().has("number"));
  EXPECT_TRUE(line.record().texts("list").empty());
  EXPECT_FALSE(line.record().object("object"));
}

TEST(RecordView, AListMayMixStringsAndObjects) {
  RecordLine line(R"({"l":["a",{"b":"c"},5,null,["d"],"",{}],"s":"a","o":{"a":1}})");
  std::vector<ListItem> items = line.record().items("l");
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].text, "a");
  EXPECT_FALSE(items[0].object);
  EXPECT_FALSE(is_known(items[1].text));
  EXPECT_EQ(items[1].object->text("b"), "c");
  EXPECT_TRUE(is_known(items[2].text));
  EXPECT_TRUE(items[3].object);
  for (const char* key : {"s", "o", "absent"}) EXPECT_TRUE(line.record().items(key).empty()) << key;
}

TEST(RecordView, IntegersReadAsNumbersToo) {
  RecordLine line(R"({"i":3,"big":18446744073709551615,"f":2.0})");
  EXPECT_EQ(line.record().number("i"), 3.0);
  EXPECT_EQ(line.record().integer("big"), std::nullopt);
  EXPECT_EQ(line.record().integer("f"), std::nullopt);
}

TEST(RecordParser, SaysWhyALineIsNoRecord) {
  for (const char* scalar : {"5", "\"text\"", "null", "[1]", "true"}) {
    RecordLine line(scalar);
    EXPECT_FALSE(line.is_record()) << scalar;
    EXPECT_NE(line.error().message.find("no object"), std::string::npos) << scalar;
  }
  for (const char* malformed : {"{", "{\"a\":1", "{\"a\" 1}", "{} {}", "x", "{\"a\":\"\x01\"}",
                                "{\"a\":01}", "{'a':1}", "\xEF\xBB\xBF{}"}) {
    RecordLine line(malformed);
    EXPECT_FALSE(line.is_record()) << malformed;
    EXPECT_NE(line.error().message.find("malformed"), std::string::npos) << malformed;
  }
}

TEST(RecordParser, PointsAtTheFirstInvalidByte) {
  RecordLine line("{\"a\":\"bad \xFF here\"}");
  EXPECT_FALSE(line.is_record());
  EXPECT_EQ(line.error().column, 11U);
}

TEST(RecordParser, SurvivesDeepNesting) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(RecordLine("{\"a\":" + deep + "}").is_record());
  RecordLine after(R"({"type":"post"})");
  EXPECT_TRUE(after.is_record());
}

TEST(ParseStreamTime, TakesTheOneFormOnly) {
  EXPECT_EQ(parse_stream_time("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_stream_time("2000-02-29T23:59:59Z"), 951868799);
  for (const char* bad : {"", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00Z",
                          "1970-01-01T00:00:00.0Z", "1900-02-29T00:00:00Z", "2001-04-31T00:00:00Z",
                          "2001-13-01T00:00:00Z", "2001-00-01T00:00:00Z", "2001-01-00T00:00:00Z",
                          "2001-01-01T24:00:00Z", "2001-01-01T00:60:00Z", "2001-01-01T00:00:60Z",
                          "+001-01-01T00:00:00Z", "2001-01-01T00:00:0xZ"}) {
    EXPECT_EQ(parse_stream_time(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace cahoots
