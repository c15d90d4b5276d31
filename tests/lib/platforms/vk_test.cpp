#include "platforms/vk.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(Vk, AWallPost) {
  auto parsed = parse_export(R"({"response":{"count":1,"items":[
    {"id":12,"owner_id":-7,"from_id":5,"date":1600000000,"post_type":"post",
     "text":"to [id5|V] [club9|P] [public3|Q] [https://example.org|x] [id|y] [id6","likes":{"count":1},
     "comments":{"count":2},"reposts":{"count":3},"views":{"count":4},"attachments":[
       {"type":"photo","photo":{"id":1,"owner_id":-7}},{"type":"video","video":{"id":2,"owner_id":5}},
       {"type":"photo","photo":{"id":3}},{"type":"poll","poll":{"id":4,"owner_id":5}},
       {"type":"link","link":{"url":"https://example.org/a"}},{"type":"link"}]}],
    "profiles":[{"id":5,"first_name":"Vera","last_name":"Made","screen_name":"vera"}],
    "groups":[{"id":7,"name":"Harbour","members_count":4,"verified":1}]}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "vk:-7_12");
  EXPECT_EQ(post.text("url"), "https://vk.com/wall-7_12");
  EXPECT_EQ(post.text("account_uid"), "vk:5");
  EXPECT_EQ(post.text("account_handle"), "@vera");
  EXPECT_EQ(post.text("account_name"), "Vera Made");
  EXPECT_EQ(post.text("created_at"), "2020-09-13T12:26:40Z");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"vk:5", "vk:-9", "vk:-3"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:photo-7_1", "id:video5_2"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://example.org/a"}));
  EXPECT_EQ(post.integer("likes"), 1);
  EXPECT_EQ(post.integer("replies"), 2);
  EXPECT_EQ(post.integer("reposts"), 3);
  EXPECT_EQ(post.integer("views"), 4);
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("uid"), "vk:-7");
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(0).integer("followers"), 4);
  EXPECT_EQ(parsed.account(1).text("name"), "Vera Made");
}

TEST(Vk, RepostsAndQuotes) {
  auto parsed = parse_export(
      R"([{"id":1,"to_id":5,"from_id":5,"date":1600000000,"text":" ","copy_history":[
          {"id":12,"owner_id":-7,"from_id":-7,"date":1500000000,"text":"first"},
          {"id":3,"owner_id":8,"from_id":8,"date":1400000000,"text":"before it"}]},
        {"id":2,"owner_id":5,"from_id":5,"date":1600000000,"text":"look","copy_history":[
          {"id":13,"owner_id":-7,"from_id":0,"date":0,"text":""}]}])");
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(0).text("uid"), "vk:5_1");
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "vk:-7_12");
  EXPECT_EQ(parsed.post(1).text("text"), "first");
  EXPECT_EQ(parsed.post(2).text("uid"), "vk:8_3");
  EXPECT_EQ(parsed.post(3).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(3).text("quote_of_uid"), "vk:-7_13");
  EXPECT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(Vk, Comments) {
  auto parsed = parse_export(R"({"response":{"items":[
    {"id":13,"from_id":5,"post_id":12,"owner_id":-7,"date":1600000000,"text":"a","likes":{"count":0},
     "thread":{"count":1,"items":[{"id":14,"from_id":-7,"post_id":12,"owner_id":-7,"date":1600000001,
       "text":"b","reply_to_user":5,"reply_to_comment":13}]}},
    {"id":15,"from_id":5,"post_id":12,"owner_id":-7,"date":1600000000,"text":"","deleted":true}]}})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& comment = parsed.post(0);
  EXPECT_EQ(comment.text("uid"), "vk:-7_13");
  EXPECT_EQ(comment.text("url"), "https://vk.com/wall-7_12?reply=13");
  EXPECT_EQ(comment.text("post_type"), "comment");
  EXPECT_EQ(comment.text("conversation_uid"), "vk:-7_12");
  EXPECT_EQ(comment.text("reply_to_uid"), "vk:-7_12");
  EXPECT_EQ(comment.integer("likes"), 0);
  EXPECT_EQ(comment.integer("replies"), 1);
  RecordView& answer = parsed.post(1);
  EXPECT_EQ(answer.text("reply_to_uid"), "vk:-7_13");
  EXPECT_EQ(answer.text("reply_to_account_uid"), "vk:5");
  EXPECT_EQ(answer.integer("replies"), std::nullopt);
  EXPECT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(Vk, FormsOfAResponse) {
  constexpr std::string_view kItem =
      R"({"id":1,"owner_id":5,"from_id":5,"date":1600000000,"text":"a"})";
  const std::string item(kItem);
  EXPECT_EQ(parse_export(item).posts.size(), 1U);
  EXPECT_EQ(parse_export(R"({"response":[)" + item + "]}").posts.size(), 1U);
  EXPECT_EQ(parse_export(R"({"items":[)" + item + R"(],"count":1})").posts.size(), 1U);
  const auto empty =
      parse_export(R"({"response":{"count":0,"items":[],"profiles":[],"groups":[]}})");
  EXPECT_TRUE(empty.reason.starts_with("vk: "));
  EXPECT_TRUE(empty.rejects.empty());
  const auto users =
      parse_export(R"({"response":{"count":1,"items":[{"id":1,"first_name":"A"}]}})");
  EXPECT_TRUE(users.reason.starts_with("no known format"));
}

TEST(Vk, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"response":{"items":[
        {"id":1,"owner_id":5,"from_id":5,"date":99,"text":"a"},
        {"id":1,"from_id":5,"date":1600000000,"text":"a","likes":{}},
        {"id":2,"owner_id":5,"from_id":"5","date":1600000000,"text":"a"}]}})"
      "\n"
      R"({"error":{"error_code":5,"error_msg":"User authorization failed"}})"
      "\n"
      R"({"response":{"count":1}})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 3U);
  EXPECT_EQ(parsed.error(0), "date '99' is no time (and 2 more in this record)");
  EXPECT_EQ(parsed.error(1), "an error of the API: User authorization failed");
  EXPECT_EQ(parsed.error(2), "a response without \"items\"");
}

}  // namespace
}  // namespace cahoots
