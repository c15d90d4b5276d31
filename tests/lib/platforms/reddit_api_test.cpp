#include "platforms/reddit_api.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(RedditApi, AListingOfPosts) {
  auto parsed = parse_export(
      R"({"kind":"Listing","data":{"after":"t3_b","children":[{"kind":"t3","data":{"id":"a",)"
      R"("name":"t3_a","author":"made_up","created_utc":1666224000.0,"title":"T &amp; U",)"
      R"("selftext":"S","is_self":true,"url":"https://www.reddit.com/r/x/comments/a/t/",)"
      R"("permalink":"/r/x/comments/a/t/","ups":4,"score":4,"num_comments":2}},{"kind":"t3",)"
      R"("data":{"id":"b","author":"made_up","created_utc":1666224001.5,"title":"again",)"
      R"("crosspost_parent":"t3_q","url":"/r/y/comments/q/","is_self":false}},{"kind":"t5",)"
      R"("data":{"id":"s","display_name":"x"}}]}})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "reddit:t3_a");
  EXPECT_EQ(post.text("account_uid"), "reddit:made_up");
  EXPECT_EQ(post.text("created_at"), "2022-10-20T00:00:00Z");
  EXPECT_EQ(post.text("text"), "T & U\n\nS");
  EXPECT_EQ(post.text("url"), "https://www.reddit.com/r/x/comments/a/t/");
  EXPECT_TRUE(post.texts("urls").empty());
  EXPECT_EQ(post.integer("likes"), 4);
  EXPECT_EQ(post.integer("replies"), 2);
  EXPECT_FALSE(is_known(post.text("collected_at")));
  EXPECT_EQ(parsed.post(1).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(1).text("repost_of_uid"), "reddit:t3_q");
  EXPECT_EQ(parsed.passed_over.of("reddit thing of another kind"), 1U);
  EXPECT_TRUE(parsed.rejects.empty());
}

TEST(RedditApi, APageOfAPostWithItsComments) {
  auto parsed = parse_export(R"([
    {"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"a","author":"op",
     "created_utc":1666224000.0,"title":"T"}}]}},
    {"kind":"Listing","data":{"children":[
     {"kind":"t1","data":{"id":"c1","author":"u1","created_utc":1666224010.0,"body":"one",
      "link_id":"t3_a","parent_id":"t3_a","replies":{"kind":"Listing","data":{"children":[
      {"kind":"t1","data":{"id":"c2","author":"u2","created_utc":1666224020.0,"body":"two",
       "link_id":"t3_a","parent_id":"t1_c1","replies":""}},
      {"kind":"more","data":{"count":3,"children":["x","y","z"]}}]}}}},
     {"kind":"t1","data":{"id":"c3","author":"u3","created_utc":1666224030.0,"body":"three",
      "link_id":"t3_a","parent_id":"t3_a"}}]}}])");
  ASSERT_EQ(parsed.posts.size(), 4U);
  const std::vector<std::string> order{"reddit:t3_a", "reddit:t1_c1", "reddit:t1_c2",
                                       "reddit:t1_c3"};
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(parsed.post(i).text("uid"), order[i]);
  EXPECT_EQ(parsed.post(2).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(2).text("conversation_uid"), "reddit:t3_a");
  EXPECT_EQ(parsed.post(2).text("reply_to_uid"), "reddit:t1_c1");
  EXPECT_EQ(parsed.passed_over.of("list of reddit comments not loaded"), 1U);
}

/// `depth` comments, each in reply to the one before.
std::string nested_comments(int depth) {
  std::string page;
  for (int i = 1; i <= depth; ++i) {
    page += R"({"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"c)" +
            std::to_string(i) +
            R"(","author":"u","created_utc":1666224010,"body":"b","link_id":"t3_a","replies":)";
  }
  page += "\"\"";
  for (int i = 1; i <= depth; ++i) page += "}}]}}";
  return page;
}

TEST(RedditApi, NoReplyIsLostHoweverDeep) {
  EXPECT_EQ(parse_export(nested_comments(180)).posts.size(), 180U);
  // Deeper than the parser of JSON goes: nothing of it is read, and that is said.
  auto parsed = parse_export(nested_comments(400) + "\n" + nested_comments(1) + "\n");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_TRUE(parsed.error(0).starts_with("malformed JSON: ")) << parsed.error(0);
}

TEST(RedditApi, UsersAndMoreChildren) {
  auto parsed = parse_export(
      R"({"json":{"errors":[],"data":{"things":[{"kind":"t1","data":{"id":"c9","author":"u9",)"
      R"("created_utc":1666224010.0,"body":"nine","link_id":"t3_a","parent_id":"t1_c1"}}]}}})"
      "\n"
      R"({"kind":"t2","data":{"name":"u8","id":"zz","created_utc":1500000000.0,)"
      R"("icon_img":"https://img.example/?a&amp;b","subreddit":{"title":"Eight",)"
      R"("public_description":"a &lt; b"}}})"
      "\n"
      R"({"kind":"t2","data":{"name":"u7","created_utc":"never"}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("uid"), "reddit:t1_c9");
  ASSERT_EQ(parsed.accounts.size(), 3U);
  EXPECT_FALSE(is_known(parsed.account(0).text("created_at")));
  RecordView& user = parsed.account(1);
  EXPECT_EQ(user.text("uid"), "reddit:u8");
  EXPECT_EQ(user.text("handle"), "@u8");
  EXPECT_EQ(user.text("name"), "Eight");
  EXPECT_EQ(user.text("bio"), "a < b");
  EXPECT_EQ(user.text("avatar"), "https://img.example/?a&b");
  EXPECT_EQ(user.text("created_at"), "2017-07-14T02:40:00Z");
}

TEST(RedditApi, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"a","author":"u",)"
      R"("title":"T","created_utc":"soon"}},{"kind":"t3","data":{"author":"u","title":"T"}},)"
      R"({"kind":"t1"}]}})"
      "\n"
      R"({"message":"Forbidden","error":403})"
      "\n"
      R"({"kind":"t2","data":{}})"
      "\n"
      R"({"kind":"t1","data":{"id":"c","author":"[deleted]","body":"[removed]"}})"
      "\n"
      R"({"kind":"Listing","data":{"children":"none"}})"
      "\n"
      R"({"kind":7,"data":[]})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0), "created_utc 'soon' is no time (and 2 more in this record)");
  EXPECT_EQ(parsed.error(1), "an error of the API: Forbidden");
  EXPECT_EQ(parsed.error(2), "a user without a name");
  EXPECT_EQ(parsed.error(3), "the author is deleted");
  EXPECT_EQ(parsed.error(4), "neither a listing nor a thing");
}

}  // namespace
}  // namespace cahoots
