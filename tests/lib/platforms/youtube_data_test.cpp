#include "platforms/youtube_data.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(YoutubeData, Videos) {
  auto parsed = parse_export(R"({"kind":"youtube#videoListResponse","items":[
    {"kind":"youtube#video","id":"v1","snippet":{"channelId":"UC1","channelTitle":"Made Up",
     "publishedAt":"2024-03-05T08:00:00Z","title":"Look #Here","description":"https://example.org/",
     "tags":["Two Words","here"],"defaultLanguage":"de","defaultAudioLanguage":"fr"},
     "statistics":{"viewCount":"12","likeCount":"0","commentCount":3}},
    {"id":"v2","snippet":{"channelId":"UC1","title":"bare","description":"",
     "defaultLanguage":"und"}}]})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& video = parsed.post(0);
  EXPECT_EQ(video.text("uid"), "youtube:v1");
  EXPECT_EQ(video.text("url"), "https://www.youtube.com/watch?v=v1");
  EXPECT_EQ(video.text("account_uid"), "youtube:UC1");
  EXPECT_EQ(video.text("account_name"), "Made Up");
  EXPECT_EQ(video.text("created_at"), "2024-03-05T08:00:00Z");
  EXPECT_EQ(video.text("text"), "Look #Here\n\nhttps://example.org/");
  EXPECT_EQ(video.text("lang"), "de");
  EXPECT_EQ(video.text("post_type"), "original");
  EXPECT_EQ(video.text("conversation_uid"), "youtube:v1");
  EXPECT_EQ(video.texts("hashtags"), (std::vector<Text>{"here", "two words"}));
  EXPECT_EQ(video.texts("urls"), (std::vector<Text>{"https://example.org/"}));
  EXPECT_EQ(video.integer("views"), 12);
  EXPECT_EQ(video.integer("likes"), 0);
  EXPECT_EQ(video.integer("replies"), 3);
  EXPECT_EQ(parsed.post(1).text("text"), "bare");
  EXPECT_FALSE(is_known(parsed.post(1).text("lang")));
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
  EXPECT_EQ(parsed.post(1).integer("views"), std::nullopt);
}

TEST(YoutubeData, Channels) {
  auto parsed = parse_export(
      R"({"kind":"youtube#channel","id":"UC1","snippet":{"title":"T","description":"D",)"
      R"("customUrl":"old_name","country":"NO","publishedAt":"2019-01-02T03:04:05.6Z",)"
      R"("thumbnails":{"default":{"url":"https://img.example/s"}}},)"
      R"("statistics":{"subscriberCount":"0","hiddenSubscriberCount":true,"videoCount":"7"}})"
      "\n"
      R"({"kind":"youtube#channel","id":"UC2","snippet":{"publishedAt":"once"},)"
      R"("statistics":{"subscriberCount":"5","hiddenSubscriberCount":false}})"
      "\n");
  ASSERT_EQ(parsed.accounts.size(), 2U);
  RecordView& channel = parsed.account(0);
  EXPECT_EQ(channel.text("uid"), "youtube:UC1");
  EXPECT_EQ(channel.text("handle"), "@old_name");
  EXPECT_EQ(channel.text("name"), "T");
  EXPECT_EQ(channel.text("bio"), "D");
  EXPECT_EQ(channel.text("location"), "NO");
  EXPECT_EQ(channel.text("avatar"), "https://img.example/s");
  EXPECT_EQ(channel.text("created_at"), "2019-01-02T03:04:05Z");
  EXPECT_EQ(channel.integer("followers"), std::nullopt);
  EXPECT_EQ(channel.integer("posts"), 7);
  EXPECT_EQ(parsed.account(1).integer("followers"), 5);
  EXPECT_FALSE(is_known(parsed.account(1).text("created_at")));
}

TEST(YoutubeData, ThreadsAndReplies) {
  auto parsed = parse_export(
      R"({"kind":"youtube#commentThread","id":"c1","snippet":{"videoId":"v1","totalReplyCount":4,)"
      R"("topLevelComment":{"kind":"youtube#comment","id":"c1","snippet":{"textOriginal":"a < b",)"
      R"("textDisplay":"a &lt; b","authorDisplayName":"@eve","authorChannelId":{"value":"UC2"},)"
      R"("authorProfileImageUrl":"https://img.example/e","likeCount":2,)"
      R"("publishedAt":"2024-03-05T09:00:00Z"}}},"replies":{"comments":[{"id":"c1.r",)"
      R"("snippet":{"parentId":"c1","textDisplay":"x<br>y &amp; z","authorDisplayName":"Bob",)"
      R"("authorChannelId":{"value":"UC3"},"publishedAt":"2024-03-05T09:01:00Z"}}]}})"
      "\n"
      R"({"kind":"youtube#comment","id":"c1.s","snippet":{"parentId":"c1","textOriginal":"late",)"
      R"("authorChannelId":{"value":"UC4"},"publishedAt":"2024-03-05T09:02:00Z"}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 3U);
  RecordView& top = parsed.post(0);
  EXPECT_EQ(top.text("uid"), "youtube:c1");
  EXPECT_EQ(top.text("text"), "a < b");
  EXPECT_EQ(top.text("url"), "https://www.youtube.com/watch?v=v1&lc=c1");
  EXPECT_EQ(top.text("account_handle"), "@eve");
  EXPECT_FALSE(is_known(top.text("account_name")));
  EXPECT_EQ(top.text("post_type"), "comment");
  EXPECT_EQ(top.text("conversation_uid"), "youtube:v1");
  EXPECT_EQ(top.text("reply_to_uid"), "youtube:v1");
  EXPECT_EQ(top.integer("likes"), 2);
  EXPECT_EQ(top.integer("replies"), 4);
  RecordView& reply = parsed.post(1);
  EXPECT_EQ(reply.text("text"), "x\ny & z");
  EXPECT_EQ(reply.text("account_name"), "Bob");
  EXPECT_EQ(reply.text("conversation_uid"), "youtube:v1");
  EXPECT_EQ(reply.text("reply_to_uid"), "youtube:c1");
  EXPECT_FALSE(is_known(parsed.post(2).text("conversation_uid")));
  EXPECT_FALSE(is_known(parsed.post(2).text("url")));
  EXPECT_EQ(parsed.account(0).text("avatar"), "https://img.example/e");
}

TEST(YoutubeData, LinksOfADisplayedText) {
  auto parsed = parse_export(
      R"({"kind":"youtube#comment","id":"c1","snippet":{"videoId":"v1","authorChannelId":)"
      R"({"value":"UC2"},"textDisplay":)"
      R"("<a href=\"https://www.youtube.com/watch?v=v1&amp;t=83\">1:23</a> )"
      R"(<a href=\"http://www.youtube.com/results?search_query=%23x\">#x</a> )"
      R"(<a href=\"https://www.youtube.com/watch?v=v2\">that</a> )"
      R"(<a href=\"https://example.org/long\">https://example.org/lo...</a>"}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("text"), "1:23 #x that https://example.org/lo...");
  EXPECT_EQ(parsed.post(0).texts("hashtags"), (std::vector<Text>{"x"}));
  EXPECT_EQ(parsed.post(0).texts("urls"),
            (std::vector<Text>{"https://www.youtube.com/watch?v=v2", "https://example.org/long"}));
}

TEST(YoutubeData, SearchResultsAndPlaylistItems) {
  auto parsed = parse_export(R"({"kind":"youtube#searchListResponse","items":[
    {"id":{"videoId":"v9"},"snippet":{"channelId":"UC1","channelTitle":"M &amp; U",
     "publishedAt":"2024-03-05T08:00:00Z","title":"It&#39;s &lt;3","description":"a &amp; b"}},
    {"id":{"channelId":"UC7"},"snippet":{"title":"Seven","channelId":"UC7"}},
    {"id":{"playlistId":"PL1"},"snippet":{"title":"list"}}]}
    {"kind":"youtube#playlistItemListResponse","items":[
    {"id":"i1","snippet":{"publishedAt":"2024-05-05T08:00:00Z","channelId":"UC9","title":"t",
     "resourceId":{"videoId":"v8"},"videoOwnerChannelId":"UC5","videoOwnerChannelTitle":"Five"},
     "contentDetails":{"videoPublishedAt":"2023-05-05T08:00:00Z"}},
    {"id":"i2","snippet":{"publishedAt":"2024-05-05T08:00:00Z","channelId":"UC9","title":"t",
     "resourceId":{"videoId":"v7"},"videoOwnerChannelId":"UC5"}},
    {"id":"i3","snippet":{"channelId":"UC9","title":"Private video",
     "resourceId":{"videoId":"v6"}}}]}
    {"kind":"youtube#playlist","id":"PL1"})");
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("uid"), "youtube:v9");
  EXPECT_EQ(parsed.post(0).text("text"), "It's <3\n\na &amp; b");
  EXPECT_EQ(parsed.post(0).text("account_name"), "M & U");
  EXPECT_EQ(parsed.post(1).text("uid"), "youtube:v8");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "youtube:UC5");
  EXPECT_EQ(parsed.post(1).text("account_name"), "Five");
  EXPECT_EQ(parsed.post(1).text("created_at"), "2023-05-05T08:00:00Z");
  EXPECT_FALSE(is_known(parsed.post(2).text("created_at")));
  ASSERT_EQ(parsed.accounts.size(), 3U);
  EXPECT_EQ(parsed.account(2).text("name"), "Seven");
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_EQ(parsed.passed_over.of("youtube playlist"), 1U);
  EXPECT_EQ(parsed.passed_over.of("youtube private or deleted video"), 1U);
  EXPECT_EQ(parsed.passed_over.of("youtube resource of another kind"), 1U);
}

TEST(YoutubeData, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"kind":"youtube#video","id":"v1","statistics":{"viewCount":"1"}})"
      "\n"
      R"({"kind":"youtube#video","id":"v2","snippet":{"channelId":"UC1","publishedAt":"soon"}})"
      "\n"
      R"({"kind":"youtube#video","snippet":{"channelId":"UC1"}})"
      "\n"
      R"({"kind":"youtube#video","id":"v3","snippet":{"title":7,"channelId":{}}})"
      "\n"
      R"({"kind":"youtube#comment","id":"c1","snippet":{"textOriginal":"x","authorChannelId":[]}})"
      "\n"
      R"({"kind":"youtube#commentThread","id":"c2","snippet":{"videoId":"v1"}})"
      "\n"
      R"({"error":{"code":403,"message":"quota\u001b is gone"}})"
      "\n"
      R"({"kind":"youtube#channel","snippet":{"title":"T"}})"
      "\n"
      R"({"kind":"youtube#searchResult","id":"v1"})"
      "\n"
      R"({"kind":"youtube#videoListResponse","items":[]})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 9U);
  EXPECT_EQ(parsed.error(0), "no snippet: ask for part=snippet");
  EXPECT_EQ(parsed.error(1), "publishedAt 'soon' is no time");
  EXPECT_EQ(parsed.error(2), "a post without an id");
  EXPECT_EQ(parsed.error(3), "a post without an account");
  EXPECT_EQ(parsed.error(4),
            "a comment without authorChannelId: the channel of its author is gone");
  EXPECT_EQ(parsed.error(5), "a thread without its topLevelComment");
  EXPECT_EQ(parsed.error(6), "an error of the API: quota? is gone");
  EXPECT_EQ(parsed.error(7), "a channel without an id");
  EXPECT_EQ(parsed.error(8), "a search result without an id");
}

}  // namespace
}  // namespace cahoots
