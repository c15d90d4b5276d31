#include "platforms/mapped_record.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

const std::string kCsvMapping = R"({
  "format": "csv", "platform": "forum",
  "post": {
    "uid": "id", "account_uid": "who", "account_handle": "who",
    "created_at": {"from": "when", "format": "%d.%m.%Y %H:%M", "zone": "Europe/Berlin"},
    "text": "body", "likes": "likes", "hashtags": {"from": "tags", "split": "|"},
    "mentions": {"from": "to", "split": " "}, "media": {"from": "files", "split": " "},
    "post_type": {"from": "kind", "map": {"R": "repost", "": "original", "?": null, "Z": "zzz"}}
  },
  "account": {"uid": "who", "name": {"from": "name", "trim": false}}
})";

ParsedExport parse_table(const std::string& rows, const std::string& mapping = kCsvMapping) {
  return parse_export("id,who,when,body,likes,tags,to,files,kind,name\n" + rows, "table.csv",
                      {parse_mapping("map.json", mapping)});
}

TEST(MappedRecord, ARow) {
  auto parsed = parse_table(
      "7,ida,01.07.2021 12:30, hi ,\"1,000\",One|two ,@Bo 88,pdq:00 f1 https://e.example/p.png,,"
      " Ida \n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "forum:7");
  EXPECT_EQ(post.text("account_uid"), "forum:ida");
  EXPECT_EQ(post.text("account_handle"), "@ida");
  EXPECT_EQ(post.text("created_at"), "2021-07-01T10:30:00Z");
  EXPECT_EQ(post.integer("created_at_precision_s"), 60);
  EXPECT_EQ(post.text("text"), "hi");
  EXPECT_EQ(post.integer("likes"), 1000);
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"one", "two"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"forum:@bo", "forum:88"}));
  EXPECT_EQ(post.texts("media"),
            (std::vector<Text>{"pdq:00", "id:f1", "url:https://e.example/p.png"}));
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.text("source_file"), "table.csv");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("name"), " Ida ");
}

TEST(MappedRecord, DamagedValues) {
  auto parsed = parse_table(
      "8.01E+17,ida,01.07.2021 12:30,,,,,,,\n"
      "1,ida,2021-07-01,,,,,,,\n"
      "2,ida,01.07.2021 12:30,,many,,,,?,\n"
      "3,ida,01.07.2021 12:30,,,,,,Z,\n"
      ",ida,01.07.2021 12:30,,,,,,,\n"
      "4,,01.07.2021 12:30,,,,,,,\n"
      "5,ida,,,,,,,X,\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).integer("likes"), std::nullopt);
  EXPECT_FALSE(is_known(parsed.post(0).text("post_type")));
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
  EXPECT_FALSE(is_known(parsed.post(1).text("post_type")));
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0), "uid '8.01E+17' was rounded by a spreadsheet");
  EXPECT_EQ(parsed.error(1), "created_at '2021-07-01' is no time of the mapped format");
  EXPECT_EQ(parsed.error(2), "post_type 'zzz' is unknown; map it");
  EXPECT_EQ(parsed.error(3), "a post without an id");
  EXPECT_EQ(parsed.error(4), "a post without an account");
}

TEST(MappedRecord, JsonPointersListsAndNumbers) {
  const std::vector<Mapping> mappings{parse_mapping("map.json", R"({
    "format": "jsonl", "platform": {"from": "/site"},
    "post": {"uid": "/post/id", "account_uid": "/author/0/id", "likes": "/n", "text": "/t",
             "urls": "/links", "hashtags": "/tags", "views": {"const": 3},
             "lang": {"from": "/l", "default": "eo"}}})")};
  auto parsed = parse_export(
      R"({"site":"s_1","post":{"id":12345678901234567},"author":[{"id":"a"}],"n":3,"t":"",)"
      R"("links":["https://e.example",5],"tags":"x y"})"
      "\n"
      R"({"site":"S","post":{"id":1},"author":[{"id":"a"}]})"
      "\n"
      R"({"site":"s","post":{"id":1.5e18},"author":[{"id":"a"}]})"
      "\n",
      "e.jsonl", mappings);
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "s_1:12345678901234567");
  EXPECT_EQ(post.integer("likes"), 3);
  EXPECT_EQ(post.text("text"), "");
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://e.example", "5"}));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"x", "y"}));
  EXPECT_EQ(post.integer("views"), 3);
  EXPECT_EQ(post.text("lang"), "eo");
  ASSERT_EQ(parsed.rejects.size(), 2U);
  EXPECT_EQ(parsed.error(0), "'S' is no platform name (lower case, digits, _)");
  EXPECT_NE(parsed.error(1).find("was rounded by a spreadsheet"), std::string::npos);
}

TEST(MappedRecord, HashesAreStableAndTellValuesApart) {
  const std::string mapping =
      R"({"format":"csv","platform":"forum","post":{"uid":{"hash_of":["who","body"]},)"
      R"("account_uid":"who"}})";
  auto parsed = parse_table("1,ab,,c,,,,,,\n2,a,,bc,,,,,,\n3,ab,,c,,,,,,\n", mapping);
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("uid"), parsed.post(2).text("uid"));
  EXPECT_NE(parsed.post(0).text("uid"), parsed.post(1).text("uid"));
  EXPECT_EQ(parsed.post(0).text("uid").size(), std::string("forum:h").size() + 24);
}

TEST(MappedRecord, AccountsAlone) {
  auto parsed =
      parse_table("1,ida,,,,,,,,Ida\n2,,,,,,,,,Bo\n",
                  R"({"format":"csv","platform":"forum","account":{"uid":"who","name":"name"}})");
  EXPECT_TRUE(parsed.posts.empty());
  EXPECT_EQ(parsed.accounts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "an account without an id");
}

TEST(MappedRecord, MissingColumnsAreNamed) {
  const Mapping mapping = parse_mapping("map.json", kCsvMapping);
  try {
    MappedRecord(mapping, RowHeader({"id", "who", "when", "body", "likes", "tags", "to", "name"}));
    FAIL();
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(), "map.json: the file lacks the columns files, kind");
  }
}

}  // namespace
}  // namespace cahoots
