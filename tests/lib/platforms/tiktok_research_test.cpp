#include "platforms/tiktok_research.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(TiktokResearch, Videos) {
  auto parsed = parse_export(R"({"data":{"videos":[
    {"id":7000000000000000001,"username":"made.up","create_time":1633823999,
     "video_description":"look #Here","hashtag_names":["Here"],"music_id":99,"like_count":1,
     "comment_count":2,"share_count":3,"view_count":4},
    {"video_id":"7000000000000000002","username":"made.up","create_time":1633824000}]},
    "error":{"code":"ok"}})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& video = parsed.post(0);
  EXPECT_EQ(video.text("uid"), "tiktok:7000000000000000001");
  EXPECT_EQ(video.text("url"), "https://www.tiktok.com/@made.up/video/7000000000000000001");
  EXPECT_EQ(video.text("account_uid"), "tiktok:made.up");
  EXPECT_EQ(video.text("account_handle"), "@made.up");
  EXPECT_EQ(video.text("created_at"), "2021-10-09T23:59:59Z");
  EXPECT_EQ(video.texts("hashtags"), (std::vector<Text>{"here"}));
  EXPECT_EQ(video.texts("media"), (std::vector<Text>{"id:music:99"}));
  EXPECT_EQ(video.integer("likes"), 1);
  EXPECT_EQ(video.integer("replies"), 2);
  EXPECT_EQ(video.integer("reposts"), 3);
  EXPECT_EQ(video.integer("views"), 4);
  EXPECT_EQ(parsed.post(1).text("uid"), "tiktok:7000000000000000002");
  EXPECT_FALSE(is_known(parsed.post(1).text("text")));
}

TEST(TiktokResearch, CommentsAndUsers) {
  auto parsed = parse_export(
      R"({"data":{"comments":[{"id":5,"video_id":4,"parent_comment_id":4,"username":"eve_x",)"
      R"("text":"hm","create_time":1633823999,"like_count":0,"reply_count":6}]}})"
      "\n"
      R"({"data":{"username":"eve_x","display_name":"Eve","bio_description":"b","is_verified":true,)"
      R"("follower_count":1,"following_count":2,"video_count":3}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(0).text("conversation_uid"), "tiktok:4");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "tiktok:4");
  EXPECT_EQ(parsed.post(0).integer("likes"), 0);
  EXPECT_EQ(parsed.post(0).integer("replies"), 6);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("name"), "Eve");
  EXPECT_EQ(parsed.account(0).integer("posts"), 3);
}

TEST(TiktokResearch, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"data":{"videos":[{"id":1,"create_time":1},{"id":2,"username":"u","create_time":"x"}]}})"
      "\n"
      R"({"data":{"display_name":"nobody","video_count":1}})"
      "\n"
      R"({"data":{},"error":{"code":"rate_limit_exceeded","message":"slow down"}})"
      "\n"
      R"({"data":{}})"
      "\n"
      R"({"error":{"code":"ok"}})"
      "\n"
      R"({"data":{"videos":[]}})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0),
            "no username: ask for the field in the query (and 1 more in this record)");
  EXPECT_EQ(parsed.error(1), "user information without a username");
  EXPECT_EQ(parsed.error(2), "an error of the API: rate_limit_exceeded: slow down");
  EXPECT_EQ(parsed.error(3), "neither videos, comments nor user information in it");
  EXPECT_EQ(parsed.error(4), "a response without \"data\"");
}

}  // namespace
}  // namespace cahoots
