#include "platforms/x_api_v2.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPage = R"({
 "data": [
  {"id": "11", "author_id": "1", "created_at": "2022-01-02T03:04:05.000Z", "lang": "und",
   "text": "See https://t.co/x #One @bo", "conversation_id": "10", "in_reply_to_user_id": "2",
   "referenced_tweets": [{"type": "replied_to", "id": "10"}],
   "attachments": {"media_keys": ["3_9"]},
   "entities": {"hashtags": [{"tag": "One"}], "mentions": [{"username": "Bo_Made_Up", "id": "2"},
     {"username": "No_Id"}], "urls": [{"url": "https://t.co/x", "expanded_url": "https://example.org/b",
     "unwound_url": "https://example.org/c"}]},
   "public_metrics": {"retweet_count": 1, "reply_count": 2, "like_count": 3, "quote_count": 4,
     "impression_count": 5}},
  {"id": "12", "author_id": "2", "created_at": "2022-01-02T03:04:06.000Z", "text": "short…",
   "note_tweet": {"text": "the whole long text #Two", "entities": {"hashtags": [{"tag": "Two"}]}}}
 ],
 "includes": {
  "users": [{"id": "1", "username": "anna_made_up", "name": "Anna", "created_at":
     "2015-01-01T00:00:00.000Z", "verified": false, "description": "bio", "public_metrics":
     {"followers_count": 7, "following_count": 8, "tweet_count": 9}}],
  "tweets": [{"id": "10", "author_id": "2", "created_at": "2022-01-02T03:00:00.000Z", "text": "x"}]
 },
 "meta": {"result_count": 2},
 "__twarc": {"retrieved_at": "2022-02-03T00:00:00+00:00"}
})";

TEST(XApiV2, APageOfTweets) {
  auto parsed = parse_export(kPage);
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_TRUE(parsed.rejects.empty());
  RecordView& reply = parsed.post(0);
  EXPECT_EQ(reply.text("uid"), "x:11");
  EXPECT_EQ(reply.text("account_handle"), "@anna_made_up");
  EXPECT_EQ(reply.text("created_at"), "2022-01-02T03:04:05Z");
  EXPECT_EQ(reply.text("collected_at"), "2022-02-03T00:00:00Z");
  EXPECT_FALSE(is_known(reply.text("lang")));
  EXPECT_EQ(reply.text("post_type"), "reply");
  EXPECT_EQ(reply.text("reply_to_uid"), "x:10");
  EXPECT_EQ(reply.text("reply_to_account_uid"), "x:2");
  EXPECT_EQ(reply.texts("hashtags"), (std::vector<Text>{"one"}));
  EXPECT_EQ(reply.texts("mentions"), (std::vector<Text>{"x:2", "x:@no_id"}));
  EXPECT_EQ(reply.texts("urls"), (std::vector<Text>{"https://example.org/c"}));
  EXPECT_EQ(reply.texts("media"), (std::vector<Text>{"id:3_9"}));
  EXPECT_EQ(reply.integer("reposts"), 1);
  EXPECT_EQ(reply.integer("replies"), 2);
  EXPECT_EQ(reply.integer("likes"), 3);
  EXPECT_EQ(reply.integer("quotes"), 4);
  EXPECT_EQ(reply.integer("views"), 5);
  EXPECT_EQ(parsed.post(1).text("text"), "the whole long text #Two");
  EXPECT_EQ(parsed.post(1).texts("hashtags"), (std::vector<Text>{"two"}));
  EXPECT_EQ(parsed.post(1).integer("likes"), std::nullopt);
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).integer("posts"), 9);
  EXPECT_EQ(parsed.account(0).boolean("verified"), false);
}

TEST(XApiV2, FlattenedTweetsAndStreamLines) {
  auto parsed = parse_export(
      R"({"id":"1","author_id":"5","text":"RT","author":{"id":"5","username":"carl"},)"
      R"("referenced_tweets":[{"type":"retweeted","id":"2","author_id":"6","text":"first"}]})"
      "\n"
      R"({"data":{"id":"3","author_id":"5","text":"q",)"
      R"("referenced_tweets":[{"type":"quoted","id":"2"}]}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "x:2");
  EXPECT_EQ(parsed.post(0).text("account_handle"), "@carl");
  EXPECT_EQ(parsed.post(1).text("uid"), "x:2");
  EXPECT_EQ(parsed.post(2).text("post_type"), "quote");
}

TEST(XApiV2, APageOfUsersAndOneWithoutResults) {
  auto parsed = parse_export(
      R"({"data":[{"id":"1","username":"dora","name":"Dora"}],"meta":{"result_count":1}})"
      "\n"
      R"({"meta":{"result_count":0}})"
      "\n");
  EXPECT_EQ(parsed.accounts.size(), 1U);
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_TRUE(parse_export(R"({"meta":{"result_count":0}})").rejects.empty());
}

TEST(XApiV2, ErrorsInPlaceOfTweetsAreRejected) {
  auto parsed =
      parse_export(R"({"errors":[{"title":"ConnectionException","detail":"too many connections"}]})"
                   "\n"
                   R"({"data":{"id":"3","author_id":"5","text":"q"}})"
                   "\n"
                   R"({"errors":[{"title":"operational-disconnect"}]})"
                   "\n{}\n");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 3U);
  EXPECT_EQ(parsed.error(0), "an error of the API, no tweet: too many connections");
  EXPECT_EQ(parsed.error(1), "an error of the API, no tweet: operational-disconnect");
  EXPECT_EQ(parsed.error(2), "neither tweets nor users in it");
}

TEST(XApiV2, ComplianceCountsAndListsAreNoPosts) {
  for (
      const std::string_view other :
      {R"({"id":"1","action":"delete","created_at":"2019-09-06T17:25:54Z","reason":"x"})",
       R"({"data":[{"end":"2021-10-16T19:00:00Z","tweet_count":3}],"meta":{"total_tweet_count":3}})",
       R"({"data":[{"id":"1","name":"a list","owner_id":"2"}],"meta":{"result_count":1}})"}) {
    const auto parsed = parse_export(other);
    EXPECT_TRUE(parsed.reason.starts_with("no known format: its first record has the keys "))
        << parsed.reason;
  }
}

TEST(XApiV2, APageIsRejectedOnceHoweverManyOfItsTweetsAre) {
  auto parsed = parse_export(
      R"({"data":[{"id":"1","author_id":"5","text":"a"},{"id":"2","text":"b"},{"id":"3","text":"c"},)"
      R"({"id":"4","author_id":"5","text":"d","created_at":"never"}]})");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "a post without an account (and 2 more in this record)");
}

}  // namespace
}  // namespace cahoots
