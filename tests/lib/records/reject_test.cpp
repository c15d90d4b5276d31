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

}  // namespace
}  // namespace cahoots
