#include "records/case_block.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

LineBlock block_of(std::string_view lines) {
  LineBlock block;
  block.bytes = std::string(lines) + std::string(kLinePaddingBytes, '\0');
  block.size_bytes = lines.size();
  block.begin = {0, 10, 1000};
  return block;
}

struct Scanned {
  CaseBlockScan scan;
  std::string copied;
  std::vector<std::string> visited;
};

Scanned scan(std::string_view lines, const CasePolicy& policy) {
  Scanned result;
  RecordParser parser;
  const LineBlock block = block_of(lines);
  result.scan = scan_case_block(
      block, policy, parser,
      [&](std::string_view type, RecordView&, std::string&) { result.visited.emplace_back(type); });
  for (const auto& [begin, end] : result.scan.copied) {
    result.copied.append(lines.substr(begin, end - begin));
  }
  return result;
}

CasePolicy policy_of(std::string tool, bool replace = false, std::vector<std::string> only = {}) {
  CasePolicy policy;
  policy.tool = std::move(tool);
  policy.replace = replace;
  policy.only = std::move(only);
  return policy;
}

constexpr std::string_view kOdd =
    "{ \"uid\" : \"x:1\",  \"type\":\"post\" }\r\n"
    "{\"type\":\"alien\",\"z\":[1, 2],\"\\u0061\":1e2}\n"
    "\t{\"type\":\"account\"}  \n";

TEST(CaseBlock, CopiesEveryByteOfWhatItKeeps) {
  const Scanned result = scan(kOdd, policy_of("dedupe"));
  EXPECT_EQ(result.copied, kOdd);
  EXPECT_EQ(result.scan.copied.size(), 1U) << "one stretch, one write";
  EXPECT_EQ(result.visited, (std::vector<std::string>{"post", "alien", "account"}));
  EXPECT_TRUE(result.scan.rejects.empty());
}

TEST(CaseBlock, RejectsAreNotCopiedAndPointAtTheirLine) {
  const Scanned result = scan(
      "{\"type\":\"post\"}\n5\n\n{\"a\":1}\nnot json\n{\"type\":\"post\"}\n", policy_of("dedupe"));
  EXPECT_EQ(result.copied, "{\"type\":\"post\"}\n{\"type\":\"post\"}\n");
  ASSERT_EQ(result.scan.rejects.size(), 3U);
  EXPECT_EQ(result.scan.rejects[0].position.line, 11U);
  EXPECT_EQ(result.scan.rejects[0].position.offset_bytes, 1016U);
  EXPECT_EQ(result.scan.rejects[1].position.line, 13U);
  EXPECT_EQ(result.scan.rejects[1].raw, "{\"a\":1}");
  EXPECT_EQ(result.scan.rejects[2].position.line, 14U);
}

TEST(CaseBlock, OnlyChoosesWhatIsCopiedNotWhatIsSeen) {
  const Scanned result = scan(kOdd, policy_of("dedupe", false, {"account"}));
  EXPECT_EQ(result.copied, "\t{\"type\":\"account\"}  \n");
  EXPECT_EQ(result.visited.size(), 3U);
  EXPECT_EQ(result.scan.copied_counts.total(), 1U);
}

constexpr std::string_view kFindings =
    "{\"type\":\"post\"}\n"
    "{\"type\":\"duplicate\"}\n"
    "{\"type\":\"edge\",\"channel\":\"schedule\"}\n"
    "{\"type\":\"edge\",\"channel\":\"url\"}\n"
    "{\"type\":\"member\"}\n"
    "{\"type\":\"run\",\"tool\":\"linkgraph\"}\n";

TEST(CaseBlock, OwnRecordsAreFoundByTypeAndMaker) {
  EXPECT_FALSE(scan(kFindings, policy_of("ingest")).scan.own_record ? false : true)
      << "a post is ingest's";
  EXPECT_EQ(scan(kFindings, policy_of("dedupe")).scan.own_record_type, "duplicate");
  EXPECT_EQ(scan(kFindings, policy_of("cadence")).scan.own_record->line, 12U);
  EXPECT_EQ(scan(kFindings, policy_of("linkgraph")).scan.own_record->line, 13U);
  EXPECT_EQ(scan(kFindings, policy_of("cluster")).scan.own_record->line, 14U);
  EXPECT_FALSE(scan(kFindings, policy_of("report")).scan.own_record);
}

TEST(CaseBlock, ReplaceDropsTheToolsRecordsAndThoseThatBuildOnThem) {
  EXPECT_EQ(scan(kFindings, policy_of("dedupe", true)).copied,
            "{\"type\":\"post\"}\n{\"type\":\"edge\",\"channel\":\"schedule\"}\n");
  const Scanned cadence = scan(kFindings, policy_of("cadence", true));
  EXPECT_EQ(cadence.scan.dropped.of("edge"), 1U);
  EXPECT_EQ(cadence.scan.dropped.of("member"), 1U);
  EXPECT_NE(cadence.copied.find("\"url\""), std::string::npos);
  EXPECT_EQ(cadence.visited, (std::vector<std::string>{"post", "duplicate", "edge", "run"}));
  EXPECT_FALSE(cadence.scan.own_record);
}

TEST(CaseBlock, SegmentsEndAtRunRecords) {
  const Scanned result = scan(
      "{\"type\":\"post\"}\n{\"type\":\"run\",\"tool\":\"ingest\"}\n"
      "{\"type\":\"edge\"}\n",
      policy_of("cluster"));
  ASSERT_EQ(result.scan.segments.size(), 2U);
  EXPECT_EQ(result.scan.segments[0].counts.of("post"), 1U);
  EXPECT_EQ(result.scan.segments[0].run->tool, "ingest");
  EXPECT_FALSE(result.scan.segments[1].run);
  EXPECT_EQ(result.scan.segments[1].counts.of("edge"), 1U);
}

/// Each answer stands behind its line, whether that is copied or not.
TEST(CaseBlock, AnswersKnowTheirPlace) {
  constexpr std::string_view kLines =
      "{\"type\":\"post\",\"n\":1}\n"
      "{\"type\":\"account\"}\n\nnonsense\n"
      "{\"type\":\"post\",\"n\":2}\n"
      "{\"type\":\"post\",\"n\":3}\n";
  for (const bool copies_posts : {true, false}) {
    RecordParser parser;
    const LineBlock block = block_of(kLines);
    const CasePolicy policy =
        policy_of("dedupe", false, {copies_posts ? std::string("post") : "account"});
    const CaseBlockScan scan = scan_case_block(
        block, policy, parser, [](std::string_view type, RecordView& record, std::string& answers) {
          const auto n = record.integer("n").value_or(0);
          if (type == "post" && n != 2) answers += std::to_string(n) + "a\n" + "b\n";
        });
    EXPECT_EQ(scan.answers, "1a\nb\n3a\nb\n");
    ASSERT_EQ(scan.answer_places.size(), 2U);
    EXPECT_EQ(scan.answer_places[0].place, kLines.find("{\"type\":\"account\""));
    EXPECT_EQ(scan.answer_places[0].end, 5U);
    EXPECT_EQ(scan.answer_places[1].place, kLines.size());
    EXPECT_EQ(scan.answer_places[1].end, 10U);
    for (const auto& [begin, end] : scan.copied) {
      for (const CaseAnswer& answer : scan.answer_places)
        EXPECT_TRUE(answer.place <= begin || answer.place >= end);
    }
  }
}

}  // namespace
}  // namespace cahoots
