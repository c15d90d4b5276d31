#include "platforms/x_v1_1.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(XV11, ATweet) {
  auto parsed = parse_export(
      R"({"created_at":"Wed Oct 10 20:19:24 +0000 2018","id":1050118621198921700,)"
      R"("id_str":"1050118621198921728","text":"#Hey @Bo https://t.co/a","user":{"id":5,)"
      R"("id_str":"5","screen_name":"Ann","name":"Ann A","description":"b","location":"c",)"
      R"("url":"https://t.co/u","verified":false,"followers_count":1,"friends_count":2,)"
      R"("statuses_count":3,"created_at":"Mon Nov 29 21:18:15 +0000 2010",)"
      R"("profile_image_url":"http://i.example/p.jpg"},"entities":{"hashtags":[{"text":"Hey"}],)"
      R"("user_mentions":[{"screen_name":"Bo","id":6,"id_str":"6"},{"screen_name":"No_Id"}],)"
      R"("urls":[{"url":"https://t.co/a","expanded_url":"https://a.example/x"},)"
      R"({"url":"https://t.co/b","expanded_url":"http://b.it/1","unwound":{)"
      R"("url":"https://b.example/"}},{"url":"https://t.co/c"}],"media":[{"id_str":"91"}]},)"
      R"("favorite_count":1,"retweet_count":2,"reply_count":3,"quote_count":4,"lang":"en"})"
      "\n");
  EXPECT_EQ(parsed.reason, "x-v1-1: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "x:1050118621198921728");
  EXPECT_EQ(post.text("url"), "https://x.com/Ann/status/1050118621198921728");
  EXPECT_EQ(post.text("created_at"), "2018-10-10T20:19:24Z");
  EXPECT_EQ(post.integer("created_at_precision_s"), 1);
  EXPECT_EQ(post.text("account_uid"), "x:5");
  EXPECT_EQ(post.text("account_handle"), "@Ann");
  EXPECT_EQ(post.text("text"), "#Hey @Bo https://t.co/a");
  EXPECT_EQ(post.text("lang"), "en");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.text("conversation_uid"), "x:1050118621198921728");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"hey"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"x:6", "x:@no_id"}));
  EXPECT_EQ(post.texts("urls"),
            (std::vector<Text>{"https://a.example/x", "https://b.example/", "https://t.co/c"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:91"}));
  EXPECT_EQ(post.integer("likes"), 1);
  EXPECT_EQ(post.integer("reposts"), 2);
  EXPECT_EQ(post.integer("replies"), 3);
  EXPECT_EQ(post.integer("quotes"), 4);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  RecordView& account = parsed.account(0);
  EXPECT_EQ(account.text("bio"), "b");
  EXPECT_EQ(account.text("url"), "https://t.co/u");
  EXPECT_EQ(account.text("created_at"), "2010-11-29T21:18:15Z");
  EXPECT_EQ(account.integer("following"), 2);
  EXPECT_EQ(account.text("avatar"), "http://i.example/p.jpg");
}

TEST(XV11, ExtendedTweetWins) {
  auto parsed = parse_export(
      R"([{"created_at":"Wed Oct 10 20:19:24 +0000 2018","id_str":"1","text":"short…",)"
      R"("truncated":true,"user":{"id_str":"5"},"entities":{"hashtags":[{"text":"not"}]},)"
      R"("extended_tweet":{"full_text":"the whole #text","entities":{"hashtags":[)"
      R"({"text":"text"}],"media":[{"id_str":"7"}]},"extended_entities":{"media":[)"
      R"({"id_str":"7"},{"id":8}]}},"lang":"und"},)"
      "\n"
      R"({"created_at":"Wed Oct 10 20:19:24 +0000 2018","id_str":"2","full_text":"full",)"
      R"("text":"short","user":{"id_str":"5"}}])");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("text"), "the whole #text");
  EXPECT_EQ(parsed.post(0).texts("hashtags"), (std::vector<Text>{"text"}));
  EXPECT_EQ(parsed.post(0).texts("media"), (std::vector<Text>{"id:7", "id:8"}));
  EXPECT_FALSE(is_known(parsed.post(0).text("lang")));
  EXPECT_EQ(parsed.post(1).text("text"), "full");
  EXPECT_FALSE(is_known(parsed.post(1).text("url")));
}

TEST(XV11, RelationsAndTheTweetsWithin) {
  const std::string quoted =
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id_str":"1","text":"a",)"
      R"("user":{"id_str":"5","screen_name":"a"}})";
  const std::string quote =
      R"({"created_at":"Wed Oct 10 20:01:00 +0000 2018","id_str":"2","text":"b",)"
      R"("user":{"id_str":"6"},"quoted_status":)" +
      quoted + "}";
  auto parsed = parse_export(
      R"({"created_at":"Wed Oct 10 20:02:00 +0000 2018","id_str":"3","text":"RT @b: b",)"
      R"("user":{"id_str":"7"},"quoted_status_id_str":"1","retweeted_status":)" +
      quote + "}\n" +
      R"({"created_at":"Wed Oct 10 20:03:00 +0000 2018","id_str":"4","text":"c",)"
      R"("user":{"id_str":"7"},"quoted_status_id_str":"99","in_reply_to_status_id":98,)"
      R"("in_reply_to_user_id_str":"97"})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "x:2");
  EXPECT_FALSE(is_known(parsed.post(0).text("quote_of_uid")));
  EXPECT_EQ(parsed.post(1).text("uid"), "x:2");
  EXPECT_EQ(parsed.post(1).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(1).text("quote_of_uid"), "x:1");
  EXPECT_EQ(parsed.post(2).text("uid"), "x:1");
  EXPECT_EQ(parsed.post(3).text("post_type"), "reply");
  EXPECT_EQ(parsed.post(3).text("reply_to_uid"), "x:98");
  EXPECT_EQ(parsed.post(3).text("reply_to_account_uid"), "x:97");
  EXPECT_EQ(parsed.post(3).text("quote_of_uid"), "x:99");
  EXPECT_FALSE(is_known(parsed.post(3).text("conversation_uid")));
  EXPECT_EQ(parsed.accounts.size(), 3U);
}

TEST(XV11, PagesAndUsers) {
  const std::string tweet =
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":1,"text":"a","user":{"id":5}})";
  EXPECT_EQ(parse_export(R"({"statuses":[)" + tweet + R"(],"search_metadata":{}})").posts.size(),
            1U);
  EXPECT_EQ(parse_export(R"({"results":[)" + tweet + R"(],"next":"n"})").posts.size(), 1U);
  auto empty = parse_export(R"({"statuses":[],"search_metadata":{"count":0}})");
  EXPECT_TRUE(empty.posts.empty());
  EXPECT_TRUE(empty.rejects.empty());
  auto users = parse_export(
      R"({"id_str":"5","screen_name":"a","followers_count":1,"statuses_count":2,"status":)"
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id_str":"1","text":"last"}})");
  ASSERT_EQ(users.posts.size(), 1U);
  EXPECT_EQ(users.post(0).text("account_handle"), "@a");
  EXPECT_EQ(users.account(0).integer("posts"), 2);
}

TEST(XV11, WhatCannotBeUsed) {
  auto parsed = parse_export(
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":1,"text":"a","user":{"id":5}})"
      "\n"
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":1.05011862119892e+18,"text":"a",)"
      R"("user":{"id":5}})"
      "\n"
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":3,"text":"a","user":{"id":"1.1E+18"}})"
      "\n"
      R"({"created_at":"10/11/2018","id":4,"text":"a","user":{"id":5,"created_at":"never"}})"
      "\n"
      R"({"created_at":7,"id":5,"text":"a","user":{"id":5}})"
      "\n"
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":6,"text":"a","user":"ann"})"
      "\n"
      R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","text":"a","user":{"id":5}})"
      "\n"
      R"({"errors":[{"code":88,"message":"Rate limit exceeded"}]})"
      "\n"
      R"({"colour":"red"})"
      "\n");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 8U);
  EXPECT_NE(parsed.error(0).find("was rounded: its last digits are lost"), std::string::npos);
  EXPECT_EQ(parsed.error(1), "the id '1.1E+18' was rounded: its last digits are lost");
  EXPECT_EQ(parsed.error(2), "created_at '10/11/2018' is no time");
  EXPECT_EQ(parsed.error(3), "created_at '7' is no time");
  EXPECT_EQ(parsed.error(4), "a tweet without its user");
  EXPECT_EQ(parsed.error(5), "a post without an id");
  EXPECT_EQ(parsed.error(6), "an error of the API, no tweet: Rate limit exceeded");
  EXPECT_EQ(parsed.error(7), "neither a tweet, a user, search results nor a notice of the stream");
}

TEST(XV11, NoticesOfTheStreamArePassedOver) {
  auto parsed =
      parse_export(R"({"delete":{"status":{"id":1,"id_str":"1","user_id":2,"user_id_str":"2"}}})"
                   "\n"
                   R"({"limit":{"track":1}})"
                   "\n"
                   R"({"warning":{"code":"FALLING_BEHIND"}})"
                   "\n"
                   R"({"user_withheld":{"id":1}})"
                   "\n");
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_EQ(parsed.passed_over.of("x deletion notice"), 1U);
  EXPECT_EQ(parsed.passed_over.of("x limit notice"), 1U);
  EXPECT_EQ(parsed.passed_over.of("x stream notice"), 2U);
}

TEST(XV11, NestingWithoutEndIsCutOff) {
  std::string tweets = "null";
  for (int i = 0; i < 300; ++i) {
    tweets = R"({"created_at":"Wed Oct 10 20:00:00 +0000 2018","id":1,"text":"a","user":{"id":5},)"
             R"("retweeted_status":)" +
             tweets + "}";
  }
  EXPECT_EQ(parse_export(tweets).posts.size(), 5U);
}

TEST(XV11, WeiboAndApiV2AreNotTakenForIt) {
  EXPECT_EQ(parse_export(R"({"created_at":"Tue May 31 17:46:55 +0800 2011","id":11488058246,)"
                         R"("mid":"1","idstr":"11488058246","text":"t","user":{"id":1}})")
                .reason.find("x-v1-1"),
            std::string::npos);
  EXPECT_EQ(parse_export(R"({"id":"1","author_id":"2","text":"t"})").reason,
            "x-api-v2: a record at its start has the shape");
}

}  // namespace
}  // namespace cahoots
