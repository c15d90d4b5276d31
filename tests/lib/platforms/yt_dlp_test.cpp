#include "platforms/yt_dlp.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string ytdlp_info(const std::string& extractor_key, const std::string& fields) {
  return R"({"_type":"video","extractor_key":")" + extractor_key + R"(",)" + fields + "}\n";
}

TEST(YtDlp, YoutubeWithComments) {
  auto parsed = parse_export(ytdlp_info(
      "Youtube",
      R"("id":"vid","title":"A #Title","description":"more","channel_id":"UC1","channel":"Ann",)"
      R"("uploader_id":"@ann","channel_url":"https://y.example/UC1","channel_follower_count":9,)"
      R"("channel_is_verified":true,"webpage_url":"https://www.youtube.com/watch?v=vid",)"
      R"("timestamp":1633823999,"upload_date":"20211008","view_count":1,"like_count":2,)"
      R"("comment_count":3,"tags":["two words"],"thumbnail":"https://i.example/t","epoch":1700000000,)"
      R"("comments":[{"id":"c1","parent":"root","text":"hi","author":"@bo","author_id":"UC2",)"
      R"("timestamp":1699990000,"_time_text":"2 hours ago","like_count":4,)"
      R"("author_is_verified":false,"author_thumbnail":"https://i.example/b"},)"
      R"({"id":"c1.r","parent":"c1","text":"yo","author":"Cy","author_id":"UC3",)"
      R"("timestamp":1699990000,"time_text":"1 year ago"},)"
      R"({"id":"c2","text":"no time","author":"Cy","author_id":"UC3"}])"));
  EXPECT_EQ(parsed.reason, "yt-dlp: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 4U);
  RecordView& video = parsed.post(0);
  EXPECT_EQ(video.text("platform"), "youtube");
  EXPECT_EQ(video.text("uid"), "youtube:vid");
  EXPECT_EQ(video.text("url"), "https://www.youtube.com/watch?v=vid");
  EXPECT_EQ(video.text("account_uid"), "youtube:UC1");
  EXPECT_EQ(video.text("account_handle"), "@ann");
  EXPECT_EQ(video.text("account_name"), "Ann");
  EXPECT_EQ(video.text("text"), "A #Title\n\nmore");
  EXPECT_EQ(video.text("created_at"), "2021-10-09T23:59:59Z");
  EXPECT_EQ(video.text("collected_at"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(video.texts("hashtags"), (std::vector<Text>{"title", "two words"}));
  EXPECT_EQ(video.texts("media"), (std::vector<Text>{"url:https://i.example/t"}));
  EXPECT_EQ(video.integer("views"), 1);
  EXPECT_EQ(video.integer("likes"), 2);
  EXPECT_EQ(video.integer("replies"), 3);
  RecordView& comment = parsed.post(1);
  EXPECT_EQ(comment.text("uid"), "youtube:c1");
  EXPECT_EQ(comment.text("post_type"), "comment");
  EXPECT_EQ(comment.text("url"), "https://www.youtube.com/watch?v=vid&lc=c1");
  EXPECT_EQ(comment.text("conversation_uid"), "youtube:vid");
  EXPECT_EQ(comment.text("reply_to_uid"), "youtube:vid");
  EXPECT_EQ(comment.text("account_uid"), "youtube:UC2");
  EXPECT_EQ(comment.text("account_handle"), "@bo");
  EXPECT_FALSE(is_known(comment.text("account_name")));
  EXPECT_EQ(comment.integer("created_at_precision_s"), 3600);
  EXPECT_EQ(comment.integer("likes"), 4);
  EXPECT_EQ(parsed.post(2).text("reply_to_uid"), "youtube:c1");
  EXPECT_EQ(parsed.post(2).text("account_name"), "Cy");
  EXPECT_EQ(parsed.post(2).integer("created_at_precision_s"), 31536000);
  EXPECT_FALSE(is_known(parsed.post(3).text("created_at")));
  EXPECT_FALSE(parsed.post(3).integer("created_at_precision_s"));
  ASSERT_EQ(parsed.accounts.size(), 3U);
  EXPECT_EQ(parsed.account(0).integer("followers"), 9);
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(1).text("avatar"), "https://i.example/b");
}

TEST(YtDlp, EachSiteHasItsAccountAndId) {
  auto parsed = parse_export(
      ytdlp_info("TikTok", R"("id":"1","title":"cut","description":"whole","uploader":"c.d",)"
                           R"("uploader_id":"77","creator":"C D","webpage_url":"u")") +
      ytdlp_info("Instagram",
                 R"("id":"AbC","title":"Video by a","uploader":"A B","uploader_id":"7",)"
                 R"("channel":"a.b","webpage_url":"u")") +
      ytdlp_info("Facebook", R"("id":"2","uploader":"F","uploader_id":"100","webpage_url":"u")") +
      ytdlp_info("Twitter",
                 R"("id":"30","display_id":"3","title":"X - y","description":"y #z",)"
                 R"("uploader_id":"Ann","uploader":"Ann A","channel_id":"5","tags":["z"],)"
                 R"("webpage_url":"u")") +
      ytdlp_info("Reddit", R"("id":"vred","display_id":"abc","title":"t","uploader":"bo")") +
      ytdlp_info("TelegramEmbed",
                 R"("id":"613","description":"m","channel":"C","channel_id":"c_h")") +
      ytdlp_info("Bluesky", R"("id":"3k","description":"m","channel_id":"did:plc:a",)"
                            R"("uploader_id":"a.example","uploader":"A","tags":["porn"])") +
      ytdlp_info("VK", R"("id":"-7_1","title":"t","uploader_id":"-7","uploader":"V")") +
      ytdlp_info("BiliBili", R"("id":"BV1","title":"t","uploader_id":"8","uploader":"B")") +
      ytdlp_info("Rumble", R"("id":"v1","title":"t","channel_url":"https://rumble.example/c/x")"));
  EXPECT_TRUE(parsed.rejects.empty());
  ASSERT_EQ(parsed.posts.size(), 10U);
  const auto uids = [&](std::size_t i) {
    return std::string(parsed.post(i).text("uid")) + " " +
           std::string(parsed.post(i).text("account_uid"));
  };
  EXPECT_EQ(uids(0), "tiktok:1 tiktok:c.d");
  EXPECT_EQ(parsed.post(0).text("text"), "whole");
  EXPECT_EQ(parsed.post(0).text("account_name"), "C D");
  EXPECT_EQ(uids(1), "instagram:AbC instagram:7");
  EXPECT_EQ(parsed.post(1).text("account_handle"), "@a.b");
  EXPECT_EQ(uids(2), "facebook:2 facebook:100");
  EXPECT_EQ(uids(3), "x:3 x:5");
  EXPECT_EQ(parsed.post(3).text("account_handle"), "@Ann");
  EXPECT_EQ(parsed.post(3).texts("hashtags"), (std::vector<Text>{"z"}));
  EXPECT_EQ(uids(4), "reddit:t3_abc reddit:bo");
  EXPECT_EQ(uids(5), "telegram:c_h/613 telegram:c_h");
  EXPECT_EQ(uids(6), "bluesky:at://did:plc:a/app.bsky.feed.post/3k bluesky:did:plc:a");
  EXPECT_EQ(parsed.post(6).text("account_handle"), "@a.example");
  EXPECT_TRUE(parsed.post(6).texts("hashtags").empty());
  EXPECT_EQ(uids(7), "vk:-7_1 vk:-7");
  EXPECT_EQ(uids(8), "bilibili:BV1 bilibili:8");
  EXPECT_EQ(uids(9), "rumble:v1 rumble:https://rumble.example/c/x");
}

TEST(YtDlp, DaysAndOldHandles) {
  auto parsed = parse_export(
      ytdlp_info("Youtube", R"("id":"a","title":"t","channel_id":"UC1","uploader_id":"oldname",)"
                            R"("uploader":"Ann","upload_date":"20211009","like_count":"1,234")"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("created_at"), "2021-10-09T00:00:00Z");
  EXPECT_EQ(parsed.post(0).integer("created_at_precision_s"), 86400);
  EXPECT_FALSE(is_known(parsed.post(0).text("account_handle")));
  EXPECT_EQ(parsed.post(0).text("account_name"), "Ann");
  EXPECT_EQ(parsed.post(0).integer("likes"), 1234);
}

TEST(YtDlp, Playlists) {
  auto parsed = parse_export(
      R"({"_type":"playlist","id":"UC1","extractor_key":"YoutubeTab","channel_id":"UC1",)"
      R"("channel":"Ann","description":"bio","epoch":1700000000,"entries":[)"
      R"({"_type":"playlist","extractor_key":"YoutubeTab","id":"x","entries":[)"
      R"({"id":"a","title":"t","channel_id":"UC1","extractor_key":"Youtube"},null]},)"
      R"({"_type":"url","ie_key":"Youtube","id":"b","url":"u"},)"
      R"({"id":"c","title":"t","channel_id":"UC1","ie_key":"Youtube"},)"
      R"({"id":"d","title":"t"}]})"
      "\n"
      R"({"_type":"playlist","id":"PL1","extractor_key":"YoutubeTab","channel_id":"UC2",)"
      R"("description":"of the list"})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "youtube:a");
  EXPECT_EQ(parsed.post(0).text("collected_at"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(parsed.post(1).text("uid"), "youtube:c");
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "no extractor_key: the platform is unknown");
  EXPECT_EQ(parsed.passed_over.of("yt-dlp link"), 1U);
  EXPECT_EQ(parsed.passed_over.of("yt-dlp playlist"), 1U);
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("bio"), "bio");
  EXPECT_FALSE(is_known(parsed.account(1).text("bio")));
}

TEST(YtDlp, WhatCannotBeUsed) {
  auto parsed = parse_export(
      ytdlp_info("Twitter", R"("id":"1","uploader_id":"Ann")") +
      ytdlp_info("TikTok", R"("id":"2","uploader":"Two Words")") +
      ytdlp_info("Youtube", R"("id":"3","uploader":"Ann")") +
      ytdlp_info("Youtube", R"("id":"4","channel_id":"UC1","upload_date":"2021100")") +
      ytdlp_info("Youtube", R"("id":"5","channel_id":"UC1","upload_date":"20211399")") +
      ytdlp_info("Youtube", R"("id":"6","channel_id":"UC1","timestamp":"now")") +
      ytdlp_info("Youtube", R"("id":"","channel_id":"UC1")") +
      ytdlp_info("Youtube", R"("id":"8","channel_id":"UC1","comments":[{"id":"c","text":"?"},)"
                            R"({"id":"d","author_id":"UC2","timestamp":"?"},7])"));
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 8U);
  EXPECT_EQ(parsed.error(0),
            "no channel_id, the number of the account: yt-dlp gives it since 2024");
  EXPECT_EQ(parsed.error(1), "no uploader: yt-dlp found no account");
  EXPECT_EQ(parsed.error(2), "no channel_id: yt-dlp found no account");
  EXPECT_EQ(parsed.error(3), "upload_date '2021100' is no time");
  EXPECT_EQ(parsed.error(4), "upload_date '20211399' is no time");
  EXPECT_EQ(parsed.error(5), "timestamp 'now' is no time");
  EXPECT_EQ(parsed.error(6), "a post without an id");
  EXPECT_EQ(parsed.error(7), "a comment without author_id (and 1 more in this record)");
}

TEST(YtDlp, PlaylistsNestedWithoutEndAreCutOff) {
  std::string playlist = R"({"_type":"playlist","id":"x","extractor_key":"YoutubeTab"})";
  for (int i = 0; i < 100; ++i) {
    playlist = R"({"_type":"playlist","id":"x","extractor_key":"YoutubeTab","entries":[)" +
               playlist + "]}";
  }
  auto parsed = parse_export(playlist);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "playlists nested too deep");
}

}  // namespace
}  // namespace cahoots
