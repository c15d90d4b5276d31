#include "records/json_writer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <limits>

#include "base/random.hpp"
#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

TEST(JsonWriter, EveryCharacterReadsBackAsItWas) {
  std::string text;
  for (unsigned byte = 0; byte < 0x80; ++byte) text.push_back(static_cast<char>(byte));
  text.append("é 反对 🐼 \xE2\x80\xA8 \xEF\xBF\xBF");
  std::string line;
  JsonWriter writer(line);
  writer.begin_record("post");
  writer.text("text", text);
  writer.end_record();
  ASSERT_EQ(line.back(), '\n');
  line.pop_back();
  EXPECT_EQ(line.find('\n'), std::string::npos);
  RecordLine parsed(line);
  ASSERT_TRUE(parsed.is_record());
  EXPECT_EQ(parsed.record().text("text"), text);
}

TEST(JsonWriter, EmptyTextIsNotUnknownText) {
  std::string line;
  JsonWriter writer(line);
  writer.begin_record("x");
  writer.text("empty", "");
  writer.text("unknown", Text());
  writer.texts("list", std::vector<Text>{"", "a"});
  writer.texts("none", std::vector<Text>{});
  writer.end_record();
  EXPECT_EQ(line, R"({"type":"x","empty":"","unknown":null,"list":["","a"],"none":[]})"
                  "\n");
  RecordLine parsed(line);
  EXPECT_TRUE(is_known(parsed.record().text("empty")));
  EXPECT_FALSE(is_known(parsed.record().text("unknown")));
  EXPECT_FALSE(is_known(parsed.record().text("absent")));
}

TEST(JsonWriter, NestsObjectsAndLists) {
  std::string line;
  JsonWriter writer(line);
  writer.begin_record("x");
  writer.begin_object("parts");
  writer.number("a", 0.5);
  writer.number("b", std::nullopt);
  writer.end_object();
  writer.begin_list("items");
  for (const int i : {1, 2}) {
    writer.begin_item();
    writer.integer("i", i);
    writer.end_object();
  }
  writer.end_list();
  writer.boolean("last", true);
  writer.end_record();
  EXPECT_EQ(line, R"({"type":"x","parts":{"a":0.5,"b":null},"items":[{"i":1},{"i":2}],"last":true})"
                  "\n");
}

std::string number_text(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

TEST(JsonWriter, NumbersReadBackExactly) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(1e300), "1e+300");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "null");
  Random random(3);
  for (int i = 0; i < 1000; ++i) {
    const double value =
        std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(300)) - 150);
    RecordLine parsed("{\"v\":" + number_text(value) + "}");
    ASSERT_TRUE(parsed.is_record());
    EXPECT_EQ(parsed.record().number("v"), value);
  }
}

std::string time_text(std::int64_t epoch_s) {
  std::string out;
  append_json_time(out, epoch_s);
  return out;
}

TEST(JsonWriter, TimesAgreeWithTheCLibraryAndReadBack) {
  Random random(5);
  constexpr std::int64_t kYear0 = -62167219200;
  constexpr std::int64_t kYear10000 = 253402300800;
  std::vector<std::int64_t> times{0, -1, kYear0, kYear10000 - 1, 951782400, 68169600};
  for (int i = 0; i < 20000; ++i) {
    times.push_back(kYear0 + static_cast<std::int64_t>(random.below(kYear10000 - kYear0)));
  }
  for (const std::int64_t epoch_s : times) {
    const std::time_t time = epoch_s;
    std::tm fields{};
    ::gmtime_r(&time, &fields);
    char expected[64];
    std::snprintf(expected, sizeof expected, "\"%04d-%02d-%02dT%02d:%02d:%02dZ\"",
                  fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday, fields.tm_hour,
                  fields.tm_min, fields.tm_sec);
    const std::string text = time_text(epoch_s);
    ASSERT_EQ(text, expected);
    ASSERT_EQ(parse_stream_time(text.substr(1, text.size() - 2)), epoch_s);
  }
  EXPECT_EQ(time_text(kYear0 - 1), "null");
  EXPECT_EQ(time_text(kYear10000), "null");
}

}  // namespace
}  // namespace cahoots
