#include "records/schema.hpp"

#include <gtest/gtest.h>

#include "lib/records/record_line.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"
#include "records/run_record.hpp"

namespace cahoots {
namespace {

/// What is wrong with a written line by the table of its type.
std::string complaint_about(std::string_view line) {
  RecordLine parsed(line);
  if (!parsed.is_record()) return parsed.error().message;
  const RecordSpec* spec = find_record_spec(parsed.record().text("type"));
  return spec == nullptr ? "unknown type" : check_record(*spec, parsed.record());
}

Post full_post() {
  Post post;
  post.uid = "x:1";
  post.platform = "x";
  post.url = "https://x.com/a/status/1";
  post.created_at_s = 1500000000;
  post.created_at_precision_s = 60;
  post.collected_at_s = 1500000100;
  post.account_uid = "x:9";
  post.account_handle = "@a";
  post.account_name = "A \"quoted\" name";
  post.text = "line\nbreak";
  post.lang = "zh";
  post.post_type = PostType::quote;
  post.conversation_uid = "x:0";
  post.reply_to_uid = "x:2";
  post.reply_to_account_uid = "x:3";
  post.repost_of_uid = "x:4";
  post.quote_of_uid = "x:5";
  post.hashtags = {"tag"};
  post.mentions = {"x:@b"};
  post.urls = {"https://example.org/", "https://t.co/x"};
  post.url_keys = {"example.org/", "t.co/x"};
  post.url_shortened = {false, true};
  post.media = {"id:7"};
  post.likes = 0;
  post.replies = 1;
  post.reposts = 2;
  post.quotes = 3;
  post.views = 4;
  post.source_file = "a.jsonl";
  post.source_line = 12;
  return post;
}

TEST(Schema, AFullPostConformsAndReadsBack) {
  std::string line;
  append_post(line, full_post());
  EXPECT_EQ(complaint_about(line), "");
  RecordLine parsed(line);
  Post back;
  read_post(parsed.record(), back);
  std::string again;
  append_post(again, back);
  EXPECT_EQ(again, line);
}

TEST(Schema, APostOfWhichNothingIsKnownHasEveryKey) {
  Post post;
  post.uid = post.platform = post.account_uid = "x:1";
  std::string line;
  append_post(line, post);
  EXPECT_EQ(complaint_about(line), "");
  EXPECT_NE(line.find("\"likes\":null"), std::string::npos);
}

TEST(Schema, AccountsConformAndReadBack) {
  Account account;
  account.uid = account.platform = "x:1";
  account.verified = false;
  account.followers = 0;
  account.created_at_s = -5;
  std::string line;
  append_account(line, account);
  EXPECT_EQ(complaint_about(line), "");
  RecordLine parsed(line);
  std::string again;
  append_account(again, read_account(parsed.record()));
  EXPECT_EQ(again, line);
}

TEST(Schema, FindingsConformAndReadBack) {
  DuplicateRecord duplicate{"x:1",   "x:9", "x",    PostType::reply, 5,
                            {"tag"}, "x:1", "near", 0.875,           "x:3"};
  DuplicateGroupRecord group{"x:1", "text",       "x:3",  3,      2,    1,   2,
                             5,     std::nullopt, "text", Text(), 0.25, 30.5};
  EdgeRecord edge{"x:1", "x:2", "url", 1.5, 2, 3, 0.1, 1e-9, std::nullopt, 60, 2.5, 5, 6, {}};
  edge.evidence.resize(2);
  edge.evidence[0].object = "example.org/";
  edge.evidence[0].lag_s = -3;
  MemberRecord member{"x:1", "x:1", 0.5, {{"a", 1}, {"b", std::nullopt}}, 1, true, 3, {"url"}};
  ClusterRecord cluster{"x:1", 2, 1, {"url"}, 0.5, {{"a", 1}}, 5, 6, std::nullopt, {"x:1"}};
  ExpansionRecord step{"x:1", 1, "x:2", 0.5, -0.1, {"x:1", "x:2"}, Text()};
  const auto check = [](const auto& record, auto append, auto read) {
    std::string line;
    append(line, record);
    EXPECT_EQ(complaint_about(line), "");
    RecordLine parsed(line);
    std::string again;
    append(again, read(parsed.record()));
    EXPECT_EQ(again, line);
  };
  check(duplicate, append_duplicate, read_duplicate);
  check(group, append_duplicate_group, read_duplicate_group);
  check(edge, append_edge, read_edge);
  check(member, append_member, read_member);
  check(cluster, append_cluster, read_cluster);
  check(step, append_expansion, read_expansion);
}

TEST(Schema, RunRecordsConformAndReadBackWithAnyTypeName) {
  RunRecord run;
  run.tool = "dedupe";
  run.version = "0.1.0";
  run.arguments = {"--threshold=0.8"};
  run.parameters = {{"threshold", "0.8"}, {"map", ""}};
  run.inputs = {{"a \"b\".jsonl", 12, "00ff"}};
  run.records_in.add("strange \"type\"\n", 2);
  run.records_out.add("post", 5);
  run.notes = {"note"};
  run.input_complete = false;
  run.exit_status = 1;
  std::string line;
  append_run_record(line, run);
  EXPECT_EQ(complaint_about(line), "");
  RecordLine parsed(line);
  std::string again;
  append_run_record(again, read_run_record(parsed.record()));
  EXPECT_EQ(again, line);
}

TEST(Schema, EveryDeviationIsNoticed) {
  std::string line;
  append_expansion(line, {"x:1", 1, "x:2", 0.5, -0.1, {}, Text()});
  ASSERT_EQ(complaint_about(line), "");
  const auto changed = [&](std::string_view from, std::string_view to) {
    std::string copy = line;
    copy.replace(copy.find(from), from.size(), to);
    return complaint_about(copy);
  };
  EXPECT_NE(changed("\"gain\":-0.1,", ""), "") << "a missing key";
  EXPECT_NE(changed("\"gain\"", "\"profit\""), "") << "an unknown key";
  EXPECT_NE(changed("\"step\":1,\"account_uid\":\"x:2\"", "\"account_uid\":\"x:2\",\"step\":1"), "")
      << "another order";
  EXPECT_NE(changed("\"step\":1", "\"step\":null"), "") << "null where it may not be";
  EXPECT_NE(changed("\"step\":1", "\"step\":\"1\""), "") << "another shape";
  EXPECT_NE(changed("\"path\":[]", "\"path\":{}"), "") << "no list";
  EXPECT_NE(changed("null}", "null,\"more\":1}"), "") << "a key too many";
}

TEST(Schema, JsonSchemaHoldsTheTypesAskedFor) {
  const std::string schema = json_schema({"edge", "run"});
  RecordLine parsed(schema);
  ASSERT_TRUE(parsed.is_record()) << parsed.error().message;
  const auto types = parsed.record().objects("oneOf");
  EXPECT_EQ(types.size(), 2U);
}

TEST(Schema, EveryTypeHasAManPageSection) {
  const std::string section = schema_as_man_page_section();
  for (const RecordSpec& spec : record_specs()) {
    EXPECT_NE(section.find("\n" + std::string(spec.fields.back().name) + "\n") == std::string::npos
                  ? section.find(std::string(spec.fields.back().name))
                  : 0,
              std::string::npos)
        << spec.type;
  }
}

}  // namespace
}  // namespace cahoots
