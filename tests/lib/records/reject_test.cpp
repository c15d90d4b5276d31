#include "records/reject.hpp"

#include <gtest/gtest.h>

#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

std::string line_of(const std::string& raw) {
  std::string line;
  append_reject(line, {{0, 7, 99}, 3, "why", raw}, "a.jsonl");
  return line;
}

TEST(Reject, KeepsTextAsText) {
  EXPECT_EQ(line_of("a \"b\""),
            "{\"file\":\"a.jsonl\",\"line\":7,\"column\":3,\"offset\":99,\"error\":\"why\","
            "\"raw\":\"a \\\"b\\\"\",\"raw_base64\":null}\n");
}

// The examples of RFC 4648, section 10, with one byte that is no UTF-8 in front.
TEST(Reject, KeepsOtherBytesInBase64) {
  const std::pair<const char*, const char*> cases[] = {{"\xFF", "/w=="},
                                                       {"\xFF"
                                                        "f",
                                                        "/2Y="},
                                                       {"\xFF"
                                                        "fo",
                                                        "/2Zv"},
                                                       {"\xFF"
                                                        "foo",
                                                        "/2Zvbw=="}};
  for (const auto& [raw, base64] : cases) {
    RecordLine parsed(line_of(raw));
    ASSERT_TRUE(parsed.is_record());
    EXPECT_EQ(parsed.record().text("raw_base64"), base64);
    EXPECT_FALSE(parsed.record().has("raw"));
  }
}

TEST(Reject, WithoutEvidenceKeepsTheReasonAlone) {
  const auto error_of = [](const std::string& error) {
    return without_evidence({{0, 7, 99}, 3, error, "raw"}).error;
  };
  EXPECT_EQ(error_of("date 'Ada's 'day' is no time (and 2 more in this record)"),
            "date '…' is no time (and 2 more in this record)");
  EXPECT_EQ(error_of("an error of the API: Ada: not found"), "an error of the API: …");
  EXPECT_EQ(error_of("malformed XML: tag mismatch: ada"), "malformed XML: …");
  EXPECT_EQ(error_of("malformed JSON: it ends too early"), "malformed JSON: it ends too early");
  EXPECT_EQ(error_of("the post's author is deleted"), "the post's author is deleted");
  std::string line;
  append_reject(line, without_evidence({{0, 7, 99}, 3, "why", "raw"}), "a.jsonl");
  EXPECT_EQ(line,
            "{\"file\":\"a.jsonl\",\"line\":7,\"column\":3,\"offset\":99,\"error\":\"why\","
            "\"raw\":null,\"raw_base64\":null}\n");
}

}  // namespace
}  // namespace cahoots
