#include "records/fingerprint.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "base/random.hpp"
#include "lib/records/record_line.hpp"
#include "records/ownership.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

FingerprintRecord text_fingerprint() {
  FingerprintRecord fingerprint;
  fingerprint.group_uid = "x:1";
  fingerprint.core_post_uid = "x:2";
  fingerprint.kind = "text";
  fingerprint.normalise = "urls,mentions";
  fingerprint.scheme = kFingerprintScheme;
  fingerprint.hash = Hash128{0x00ABCDEF01234567ULL, 0xFFFFFFFFFFFFFFFFULL};
  Random random(5);
  for (std::size_t i = 0; i < kFingerprintRecordLanes; ++i) {
    fingerprint.lanes += static_cast<char>(random.below(256));
  }
  fingerprint.n_shingles = 40;
  fingerprint.n_posts = 7;
  fingerprint.n_accounts = 6;
  fingerprint.n_platforms = 2;
  fingerprint.first_at_s = 1600000000;
  fingerprint.last_at_s = 1600000050;
  fingerprint.commonness = 0.25;
  fingerprint.information_bits = 30.5;
  return fingerprint;
}

std::string line_of(const FingerprintRecord& fingerprint) {
  std::string line;
  append_fingerprint(line, fingerprint);
  return line;
}

std::string complaint_about(std::string_view line) {
  RecordLine parsed(line);
  if (!parsed.is_record()) return parsed.error().message;
  FingerprintRecord read;
  return read_fingerprint(parsed.record(), read);
}

/// The line with the value of a key replaced.
std::string with_value(std::string line, const std::string& key, const std::string& value) {
  const std::size_t begin = line.find("\"" + key + "\":") + key.size() + 3;
  const bool is_string = line[begin] == '"';
  const std::size_t end =
      is_string ? line.find('"', begin + 1) + 1 : line.find_first_of(",}", begin);
  return line.replace(begin, end - begin, value);
}

TEST(Fingerprint, ReadsBackWhatItWrites) {
  const std::string line = line_of(text_fingerprint());
  EXPECT_NE(line.find("\"hash\":\"00abcdef01234567ffffffffffffffff\""), std::string::npos);
  RecordLine parsed(line);
  FingerprintRecord read;
  EXPECT_EQ(read_fingerprint(parsed.record(), read), "");
  EXPECT_EQ(read.hash, text_fingerprint().hash);
  EXPECT_EQ(read.lanes, text_fingerprint().lanes);
  EXPECT_EQ(line_of(read), line);
}

TEST(Fingerprint, ConformsToTheSchemaAndIsOfDedupe) {
  FingerprintRecord medium;
  medium.group_uid = "x:1#media:id:9";
  medium.kind = "media";
  medium.medium = "id:9";
  for (const FingerprintRecord& fingerprint : {text_fingerprint(), medium}) {
    const std::string line = line_of(fingerprint);
    RecordLine parsed(line);
    EXPECT_EQ(check_record(*find_record_spec("fingerprint"), parsed.record()), "");
    EXPECT_EQ(maker_of("fingerprint", parsed.record()), "dedupe");
    FingerprintRecord read;
    RecordLine again(line);
    EXPECT_EQ(read_fingerprint(again.record(), read), "");
    EXPECT_EQ(line_of(read), line);
  }
}

TEST(Fingerprint, SaysWhatIsWrong) {
  const std::string good = line_of(text_fingerprint());
  ASSERT_EQ(complaint_about(good), "");
  const std::string lanes = good.substr(good.find("\"lanes\":") + 8, 346);
  ASSERT_EQ(complaint_about(with_value(good, "lanes", lanes)), "");
  const std::vector<std::pair<std::string, std::string>> damaged{
      {"group_uid", "null"},
      {"group_uid", "\"\""},
      {"kind", "\"picture\""},
      {"kind", "7"},
      {"normalise", "null"},
      {"scheme", "null"},
      {"hash", "null"},
      {"hash", "\"00abcdef01234567fffffffffffffff\""},
      {"hash", "\"00ABCDEF01234567ffffffffffffffff\""},
      {"hash", "\"00abcdef01234567fffffffffffffffg\""},
      {"lanes", "null"},
      {"lanes", "\"\""},
      {"lanes", "\"AAAA\""},
      {"lanes", lanes.substr(0, 342) + "\""},
      {"lanes", "\"!" + lanes.substr(2)},
      {"n_shingles", "0"},
      {"n_shingles", "-1"},
      {"n_shingles", "1.5"},
      {"n_shingles", "1e30"},
      {"n_shingles", "\"many\""},
      {"n_posts", "-1"},
      {"n_platforms", "[]"},
      {"commonness", "-0.1"},
      {"commonness", "1.1"},
      {"commonness", "\"low\""},
      {"information_bits", "-3"},
      {"information_bits", "1e300"},
  };
  for (const auto& [key, value] : damaged) {
    const std::string complaint = complaint_about(with_value(good, key, value));
    EXPECT_NE(complaint.find("\"" + key + "\""), std::string::npos)
        << key << " " << value << ": " << complaint;
  }
  // Numbers that no reader of JSON takes.
  for (const char* value : {"1e999", "18446744073709551616", "99999999999999999999999999"}) {
    EXPECT_NE(complaint_about(with_value(good, "n_posts", value)), "") << value;
  }
}

TEST(Fingerprint, NeedsOnlyWhatItIsMatchedBy) {
  const std::string good = line_of(text_fingerprint());
  for (const char* key : {"core_post_uid", "n_shingles", "n_posts", "n_accounts", "n_platforms",
                          "first_at", "commonness", "information_bits"}) {
    EXPECT_EQ(complaint_about(with_value(good, key, "null")), "") << key;
  }
  EXPECT_EQ(complaint_about(R"({"medium":"id:1","kind":"media","group_uid":"x:1"})"), "");
  EXPECT_NE(complaint_about(R"({"kind":"media","group_uid":"x:1"})"), "");
}

}  // namespace
}  // namespace cahoots
