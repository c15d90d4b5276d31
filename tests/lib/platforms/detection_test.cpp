#include "platforms/detection.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kComment =
    R"({"id":"a","author":"u","created_utc":1666224000,"body":"b","link_id":"t3_c"})";

Detection detect(std::string_view head, const std::vector<Mapping>& mappings = {},
                 std::string_view name = "export") {
  return detect_export(head, name, mappings, nullptr);
}

Mapping mapping_of(const std::string& json) {
  return parse_mapping("map.json", json);
}

TEST(Detection, NativeFormats) {
  const std::string comment(kComment);
  const auto name_of = [](std::string_view head) {
    const Detection detection = detect(head);
    return detection.format != nullptr ? detection.format->name : std::string_view();
  };
  EXPECT_EQ(name_of("tweetid,userid,tweet_text\n"), "x-archive");
  EXPECT_EQ(name_of("\"tweetid\";\"userid\";\"tweet_text\"\n"), "x-archive");
  EXPECT_EQ(name_of("userid\taccount_creation_date\n"), "x-archive-users");
  EXPECT_EQ(name_of(comment), "reddit-pushshift");
  EXPECT_EQ(name_of("\xEF\xBB\xBF\n" + comment), "reddit-pushshift");
  EXPECT_EQ(name_of(R"({"data":{"videos":[]}})"), "tiktok-research");
  EXPECT_EQ(name_of(R"({"data":{"id":"1","author_id":"2","text":"t"}})"), "x-api-v2");
}

TEST(Detection, WhatHoldsNoRecordsIsNamed) {
  const auto reason_of = [](std::string_view head) { return detect(head).reason; };
  EXPECT_EQ(reason_of("PK\x03\x04rest"),
            "no known format: it is itself a zip archive, which is not opened; unpack it first");
  EXPECT_EQ(reason_of("\xFF\xFE{"),
            "no known format: it is UTF-16; convert it: iconv -f UTF-16 -t UTF-8");
  EXPECT_NE(reason_of(std::string_view("{\0\"\0", 4)).find("NUL bytes"), std::string::npos);
  EXPECT_FALSE(detect("PK\x03\x04rest").is_mappable);
}

TEST(Detection, SaysWhenMoreOfTheFileWouldChangeNothing) {
  std::string lines;
  for (int i = 0; i < 60; ++i) lines.append("{\"a\":1}\n");
  EXPECT_TRUE(detect(lines).is_final);
  EXPECT_FALSE(detect(lines.substr(0, 80)).is_final);
  EXPECT_TRUE(detect("a,b\n1,2\n").is_final);
  EXPECT_FALSE(detect("a,\"b\n1,2\n").is_final);
  EXPECT_TRUE(detect("a,b\n1,2\n").is_mappable);
}

TEST(Detection, NoTwoFormatsRecogniseTheSameRecord) {
  for (const std::string_view record :
       {kComment, std::string_view(R"({"data":{"videos":[]}})"),
        std::string_view(R"({"data":{"id":"1","author_id":"2","text":"t"}})"),
        std::string_view(R"({"data":{"username":"u","display_name":"n","video_count":1}})")}) {
    int n_recognised = 0;
    for (const Format& format : native_formats()) {
      RecordLine line(record);
      if (format.recognises != nullptr && format.recognises(line.record())) ++n_recognised;
    }
    EXPECT_EQ(n_recognised, 1) << record;
  }
}

TEST(Detection, Framings) {
  const std::string comment(kComment);
  const auto framing_of = [](std::string_view head) { return detect(head).shape.framing; };
  EXPECT_EQ(framing_of(comment + "\n" + comment + "\n"), Framing::lines);
  EXPECT_EQ(framing_of("[" + comment + ",\n" + comment + "\n]"), Framing::json_documents);
  EXPECT_EQ(framing_of(
                "{\n\"id\":\"a\",\"author\":\"u\",\"created_utc\":1666224000,\n\"title\":\n\"t\"}"),
            Framing::json_documents);
  // The first line is damaged.
  EXPECT_EQ(framing_of("{\"id\":\n" + comment + "\n"), Framing::lines);
}

TEST(Detection, AnArrayWithAnObjectALineIsRead) {
  const std::string comment(kComment);
  auto parsed = parse_export("[\n" + comment + ",\n" + comment + "\n]\n");
  EXPECT_EQ(parsed.posts.size(), 2U);
  EXPECT_TRUE(parsed.rejects.empty());
}

TEST(Detection, AHeadThatIsCutIsNotRecognisedYet) {
  EXPECT_FALSE(detect(kComment.substr(0, 40)).is_recognised());
  EXPECT_FALSE(detect(R"({"data":[{"id":"1","author_id":"2","text":"t)").is_recognised());
}

TEST(Detection, WhatIsNotRecognisedIsDescribed) {
  EXPECT_EQ(detect("a,b\n1,2\n").reason, "no known format: its header has the columns a, b");
  EXPECT_EQ(detect(R"({"x":1,"y":2})").reason,
            "no known format: its first record has the keys x, y");
  EXPECT_EQ(detect("{{").reason, "no known format: no JSON object can be read at its start");
  EXPECT_EQ(detect(" \n").reason, "the file holds no record");
  EXPECT_EQ(detect("\x89PNG\r\n\x1A").reason.find('\x1A'), std::string::npos);
  EXPECT_FALSE(detect("\"").is_recognised());
}

TEST(Detection, MappingsComeFirstAndByNameBeforeTheirColumns) {
  const std::vector<Mapping> mappings{
      mapping_of(R"({"format":"csv","platform":"a","post":{"uid":"id","account_uid":"who"}})"),
      mapping_of(R"({"format":"csv","platform":"b","files":"b_*.csv",)"
                 R"("post":{"uid":"id","account_uid":"who"}})"),
      mapping_of(R"({"format":"jsonl","platform":"c",)"
                 R"("post":{"uid":"/id","account_uid":"/author"}})")};
  EXPECT_EQ(detect("id,who\n", mappings).mapping, &mappings[0]);
  EXPECT_EQ(detect("id,who\n", mappings, "folder/b_1.csv").mapping, &mappings[1]);
  EXPECT_EQ(detect(kComment, mappings).mapping, &mappings[2]);
  EXPECT_FALSE(detect("id,other\n", mappings).is_recognised());
  const Detection wrong = detect(kComment, mappings, "b_1.csv");
  EXPECT_FALSE(wrong.is_recognised());
  EXPECT_NE(wrong.reason.find("which is for csv, but it holds JSON"), std::string::npos);
}

TEST(Detection, ATsvMappingMakesTheTabTheDelimiter) {
  const std::vector<Mapping> mappings{
      mapping_of(R"({"format":"tsv","platform":"a","files":"*.txt",)"
                 R"("post":{"uid":"id, or so","account_uid":"who, or so, or so"}})")};
  const Detection detection = detect("id, or so\twho, or so, or so\n", mappings, "a.txt");
  EXPECT_EQ(detection.shape.delimiter, '\t');
  EXPECT_EQ(detection.header->size(), 2U);
}

TEST(Detection, ForcedFormats) {
  const auto forced = [](std::string_view head, std::string_view format) {
    return detect_export(head, "export", {}, find_format(format));
  };
  EXPECT_EQ(forced("{}", "tiktok-research").format->name, "tiktok-research");
  EXPECT_FALSE(forced("{}", "x-archive").is_recognised());
  EXPECT_FALSE(forced("a,b", "x-api-v2").is_recognised());
}

TEST(Detection, CaseStreams) {
  EXPECT_TRUE(detect(R"({"type":"post","uid":"x:1"})").is_case_stream);
  EXPECT_TRUE(detect(R"({"uid":"x:1","type":"account"})").is_case_stream);
  EXPECT_TRUE(
      detect("{\"type\":\"unheard_of\"}\n{\"type\":\"run\",\"tool\":\"ingest\"}").is_case_stream);
  EXPECT_FALSE(detect(R"({"type":"post","id":"1"})").is_case_stream);
}

TEST(CaseStreams, PostsAsTheyStandAccountsMergedTheRestLeftOut) {
  auto parsed = parse_export(R"({"type":"account","uid":"x:1","platform":"x","handle":"@a"})"
                             "\n"
                             R"({"type":"edge","source":"x:1","target":"x:2"})"
                             "\n"
                             R"({"type":"mine"})"
                             "\n"
                             R"({"type":"run","tool":"ingest"})"
                             "\n"
                             R"({"type":"post","uid":"x:9"})"
                             "\n"
                             R"({"uid":"x:9"})"
                             "\n");
  EXPECT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.left_out.of("edge"), 1U);
  EXPECT_EQ(parsed.left_out.of("unknown"), 1U);
  EXPECT_EQ(parsed.left_out.total(), 2U);
  ASSERT_EQ(parsed.rejects.size(), 2U);
  EXPECT_EQ(parsed.error(0), "a post record without a uid or account_uid");
  EXPECT_EQ(parsed.error(1), "a record without a \"type\"");
}

TEST(CaseStreams, APostSpreadOverLinesBecomesOneLine) {
  RecordBlock block;
  const std::string text =
      "{\n \"type\": \"post\",\r\n \"uid\": \"x:1\", \"account_uid\": \"x:2\"\n}";
  Detection detection = detect(text);
  EXPECT_EQ(detection.shape.framing, Framing::json_documents);
  make_record_splitter(detection.shape, 0)->split(text, true, block.records);
  block.bytes = text + std::string(kLinePaddingBytes, '\0');
  RecordBatch batch;
  ExportParser(std::move(detection), "case").parse(block, true, batch);
  EXPECT_EQ(batch.lines(),
            "{  \"type\": \"post\",   \"uid\": \"x:1\", \"account_uid\": \"x:2\" }\n");
}

}  // namespace
}  // namespace cahoots
