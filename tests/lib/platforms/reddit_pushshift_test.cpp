#include "platforms/reddit_pushshift.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(RedditPushshift, ASubmissionAndAComment) {
  auto parsed = parse_export(
      R"({"id":"abc","author":"made_up","created_utc":1666224000,"title":"T &amp; U","selftext":"",)"
      R"("is_self":false,"url":"https://example.org/?a=1&amp;b=2","permalink":"/r/x/abc/",)"
      R"("score":4,"num_comments":2,"retrieved_on":1666310400})"
      "\n"
      R"({"id":"def","author":"other_one","created_utc":"1666224060","body":"a &lt;b&gt;",)"
      R"("link_id":"t3_abc","parent_id":"t1_zzz","score":-3})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& submission = parsed.post(0);
  EXPECT_EQ(submission.text("uid"), "reddit:t3_abc");
  EXPECT_EQ(submission.text("account_uid"), "reddit:made_up");
  EXPECT_EQ(submission.text("text"), "T & U");
  EXPECT_EQ(submission.text("url"), "https://www.reddit.com/r/x/abc/");
  EXPECT_EQ(submission.text("created_at"), "2022-10-20T00:00:00Z");
  EXPECT_EQ(submission.text("collected_at"), "2022-10-21T00:00:00Z");
  EXPECT_EQ(submission.texts("urls"), (std::vector<Text>{"https://example.org/?a=1&b=2"}));
  EXPECT_EQ(submission.integer("likes"), 4);
  EXPECT_EQ(submission.integer("replies"), 2);
  EXPECT_EQ(submission.text("conversation_uid"), "reddit:t3_abc");
  RecordView& comment = parsed.post(1);
  EXPECT_EQ(comment.text("uid"), "reddit:t1_def");
  EXPECT_EQ(comment.text("post_type"), "comment");
  EXPECT_EQ(comment.text("text"), "a <b>");
  EXPECT_EQ(comment.text("conversation_uid"), "reddit:t3_abc");
  EXPECT_EQ(comment.text("reply_to_uid"), "reddit:t1_zzz");
  EXPECT_EQ(comment.integer("likes"), std::nullopt);
}

TEST(RedditPushshift, SelfTextAndCrossposts) {
  auto parsed = parse_export(
      R"({"id":"a","author":"u","created_utc":1666224000,"title":"T","selftext":"S","is_self":true,)"
      R"("url":"https://www.reddit.com/r/x/a","crosspost_parent":"t3_q"})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("text"), "T\n\nS");
  EXPECT_TRUE(parsed.post(0).texts("urls").empty());
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "reddit:t3_q");
}

TEST(RedditPushshift, ArcticShiftOfToday) {
  auto parsed = parse_export(
      R"({"data":[{"id":"abc","author":"made_up","created_utc":1750000000,"title":"T",)"
      R"("selftext":"","is_self":true,"retrieved_on":1750000017,"_meta":{"is_edited":false,)"
      R"("retrieved_2nd_on":1750129600},"score":3,"num_comments":0},{"id":"def","author":"b",)"
      R"("created_utc":1750000060,"body":"x","link_id":"t3_abc","parent_id":"t3_abc",)"
      R"("retrieved_on":1750000077,"_meta":null,"score":1}]})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "reddit:t3_abc");
  EXPECT_EQ(parsed.post(0).text("created_at"), "2025-06-15T15:06:40Z");
  EXPECT_EQ(parsed.post(0).text("collected_at"), "2025-06-17T03:06:40Z");
  EXPECT_EQ(parsed.post(0).integer("replies"), 0);
  EXPECT_EQ(parsed.post(1).text("uid"), "reddit:t1_def");
  EXPECT_EQ(parsed.post(1).text("collected_at"), "2025-06-15T15:07:57Z");
  EXPECT_TRUE(parsed.rejects.empty());
}

TEST(RedditPushshift, DamageIsRejected) {
  auto parsed = parse_export(
      R"({"id":"a","author":"[deleted]","created_utc":1666224000,"title":"T"})"
      "\n"
      R"({"id":"b","author":"u","created_utc":"soon","title":"T"})"
      "\n"
      R"({"id":"c","author":"u","created_utc":1666224000,)"
      "\n"
      R"({"id":"","author":"u","created_utc":1666224000,"title":"T"})"
      "\n"
      R"({"id":"e","author":"u","created_utc":1666224000,"title":"T","num_comments":"many"})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).integer("replies"), std::nullopt);
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "the author is deleted");
  EXPECT_EQ(parsed.error(1), "created_utc 'soon' is no time");
  EXPECT_TRUE(parsed.error(2).starts_with("malformed JSON: "));
  EXPECT_EQ(parsed.error(3), "a post without an id");
}

}  // namespace
}  // namespace cahoots
