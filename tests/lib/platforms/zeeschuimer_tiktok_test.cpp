#include "platforms/zeeschuimer_tiktok.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string tiktok_item(const std::string& data, const std::string& source = "tiktok.com") {
  return R"({"nav_index":"1:4:0","item_id":"1","timestamp_collected":1697108706245,)"
         R"("source_platform":")" +
         source + R"(","source_platform_url":"https://www.tiktok.com/","data":)" + data + "}\n";
}

TEST(ZeeschuimerTiktok, AVideo) {
  auto parsed = parse_export(tiktok_item(
      R"({"id":"10","desc":"a #B @c","createTime":1697101549,"author":{"id":"7","uniqueId":"c.d",)"
      R"("nickname":"C D","signature":"bio","verified":true,"avatarLarger":"https://i.example/l",)"
      R"("avatarThumb":"https://i.example/t"},"music":{"id":99},"stats":{"diggCount":1,)"
      R"("shareCount":2,"commentCount":3,"playCount":4},"statsV2":{"diggCount":"5"},)"
      R"("authorStats":{"followerCount":6,"followingCount":7,"videoCount":8},)"
      R"("duetInfo":{"duetFromId":"0"},"challenges":[{"title":"not used"}],"textExtra":[)"
      R"({"hashtagName":"B","userUniqueId":""},{"hashtagName":"","userUniqueId":"c.e"}]})"));
  EXPECT_EQ(parsed.reason, "zeeschuimer-tiktok: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "tiktok:10");
  EXPECT_EQ(post.text("url"), "https://www.tiktok.com/@c.d/video/10");
  EXPECT_EQ(post.text("created_at"), "2023-10-12T09:05:49Z");
  EXPECT_EQ(post.text("collected_at"), "2023-10-12T11:05:06Z");
  EXPECT_EQ(post.text("account_uid"), "tiktok:c.d");
  EXPECT_EQ(post.text("account_handle"), "@c.d");
  EXPECT_EQ(post.text("account_name"), "C D");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"b"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"tiktok:c.e"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:music:99"}));
  EXPECT_EQ(post.integer("likes"), 5);
  EXPECT_EQ(post.integer("reposts"), 2);
  EXPECT_EQ(post.integer("replies"), 3);
  EXPECT_EQ(post.integer("views"), 4);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("bio"), "bio");
  EXPECT_EQ(parsed.account(0).text("avatar"), "https://i.example/l");
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(0).integer("followers"), 6);
  EXPECT_EQ(parsed.account(0).integer("following"), 7);
  EXPECT_EQ(parsed.account(0).integer("posts"), 8);
}

TEST(ZeeschuimerTiktok, OlderPagesAndDuets) {
  auto parsed = parse_export(tiktok_item(
      R"({"id":"11","desc":"","createTime":"1697101549","author":"c.d","nickname":"C D",)"
      R"("duetInfo":{"duetFromId":"10"},"challenges":[{"title":"One"},{"title":""}],)"
      R"("stats":{"playCount":-1}})"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("account_uid"), "tiktok:c.d");
  EXPECT_EQ(parsed.post(0).text("account_name"), "C D");
  EXPECT_EQ(parsed.post(0).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(0).text("quote_of_uid"), "tiktok:10");
  EXPECT_EQ(parsed.post(0).texts("hashtags"), (std::vector<Text>{"one"}));
  EXPECT_FALSE(parsed.post(0).integer("views"));
  EXPECT_FALSE(parsed.post(0).integer("likes"));
}

TEST(ZeeschuimerTiktok, Comments) {
  const std::string user = R"("user":{"unique_id":"eve_x","nickname":"Eve","avatar_thumb":)"
                           R"({"url_list":["https://i.example/e"]}})";
  auto parsed = parse_export(
      tiktok_item(
          R"({"cid":"5","aweme_id":"10","create_time":1697101550,"text":"hm","digg_count":0,)"
          R"("reply_comment_total":2,"reply_id":"0","reply_to_reply_id":"0",)"
          R"("comment_language":"un","share_info":{"url":"https://m.tiktok.com/v/10.html"},)"
          R"("reply_comment":[{"cid":"6","aweme_id":"10","reply_id":"5",)"
          R"("reply_to_reply_id":"0","comment_language":"nl",)" +
              user + "}]," + user + "}",
          "tiktok-comments") +
      tiktok_item(
          R"({"cid":"7","aweme_id":"10","reply_id":"5","reply_to_reply_id":"6",)" + user + "}",
          "tiktok-comments"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  RecordView& comment = parsed.post(0);
  EXPECT_EQ(comment.text("uid"), "tiktok:5");
  EXPECT_EQ(comment.text("post_type"), "comment");
  EXPECT_EQ(comment.text("url"), "https://m.tiktok.com/v/10.html");
  EXPECT_EQ(comment.text("conversation_uid"), "tiktok:10");
  EXPECT_EQ(comment.text("reply_to_uid"), "tiktok:10");
  EXPECT_FALSE(is_known(comment.text("lang")));
  EXPECT_EQ(comment.integer("likes"), 0);
  EXPECT_EQ(comment.integer("replies"), 2);
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), "tiktok:5");
  EXPECT_EQ(parsed.post(1).text("lang"), "nl");
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
  EXPECT_EQ(parsed.post(2).text("reply_to_uid"), "tiktok:6");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("avatar"), "https://i.example/e");
}

TEST(ZeeschuimerTiktok, AsFourCatKeepsIt) {
  auto parsed = parse_export(
      R"({"id":"10","desc":"a","createTime":1697101549,"author":{"uniqueId":"c.d"},)"
      R"("__import_meta":{"source_platform":"tiktok.com","timestamp_collected":1697108706245}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("uid"), "tiktok:10");
  EXPECT_EQ(parsed.post(0).text("collected_at"), "2023-10-12T11:05:06Z");
}

TEST(ZeeschuimerTiktok, WhatCannotBeUsed) {
  auto parsed = parse_export(
      tiktok_item(R"({"id":"1","createTime":"soon","author":{"uniqueId":"c"}})") +
      tiktok_item(R"({"id":"2","createTime":1697101549,"author":{"id":"7"}})") +
      tiktok_item(R"({"createTime":1697101549,"author":{"uniqueId":"c"}})") +
      tiktok_item(R"({"cid":"5","aweme_id":"1","user":{"uid":"7"}})", "tiktok-comments") +
      tiktok_item(R"({"id":"3"})", "imgur.com") + R"({"source_platform":"tiktok.com"})" + "\n" +
      tiktok_item(R"({"id":"4","liveRoomInfo":{}})"));
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "createTime 'soon' is no time");
  EXPECT_EQ(parsed.error(1), "a video without the username of its author");
  EXPECT_EQ(parsed.error(2), "a post without an id");
  EXPECT_EQ(parsed.error(3), "a comment without the username of its author");
  EXPECT_EQ(parsed.error(4), "an item of imgur.com: export each platform to a file of its own");
  EXPECT_EQ(parsed.error(5), "no item of Zeeschuimer: source_platform or data is missing");
  EXPECT_EQ(parsed.passed_over.of("tiktok live room"), 1U);
}

}  // namespace
}  // namespace cahoots
