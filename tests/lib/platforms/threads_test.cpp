#include "platforms/threads.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(Threads, MediaOfTheApi) {
  auto parsed = parse_export(R"({"data":[
    {"id":"18","media_product_type":"THREADS","media_type":"IMAGE","username":"Made.Up",
     "permalink":"https://www.threads.net/@Made.Up/post/C1","timestamp":"2023-10-17T05:42:03+0000",
     "text":"hi #one","topic_tag":"Two Words","media_url":"https://example.org/a.jpg",
     "link_attachment_url":"https://example.org/b","is_reply":false},
    {"id":"19","media_type":"TEXT_POST","username":"b","is_quote_post":true,
     "permalink":"https://www.threads.com/@b/post/C2","quoted_post":{"id":"18"}},
    {"id":"20","media_type":"TEXT_POST","username":"b","is_reply":true,
     "root_post":{"id":"18"},"replied_to":{"id":"19"}},
    {"id":"21","media_type":"REPOST_FACADE","username":"b","reposted_post":{"id":"18"}}],
    "paging":{}})");
  ASSERT_EQ(parsed.posts.size(), 4U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "threads:18");
  EXPECT_EQ(post.text("account_uid"), "threads:made.up");
  EXPECT_EQ(post.text("account_handle"), "@Made.Up");
  EXPECT_EQ(post.text("url"), "https://www.threads.net/@Made.Up/post/C1");
  EXPECT_EQ(post.text("created_at"), "2023-10-17T05:42:03Z");
  EXPECT_EQ(post.text("conversation_uid"), "threads:18");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"two words"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://example.org/a.jpg"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://example.org/b"}));
  EXPECT_EQ(parsed.post(1).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(1).text("quote_of_uid"), "threads:18");
  EXPECT_EQ(parsed.post(2).text("post_type"), "reply");
  EXPECT_EQ(parsed.post(2).text("reply_to_uid"), "threads:19");
  EXPECT_EQ(parsed.post(2).text("conversation_uid"), "threads:18");
  EXPECT_EQ(parsed.post(3).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(3).text("repost_of_uid"), "threads:18");
}

constexpr std::string_view kItem =
    R"({"timestamp_collected":1700000000123,"source_platform":"threads.net","data":)";

TEST(Threads, APostOfTheWebsite) {
  auto parsed = parse_export(std::string(kItem) + R"({"pk":"32","code":"C5",
    "user":{"pk":"9","username":"Made.Up","full_name":"Made","is_verified":true,
      "profile_pic_url":"https://example.org/p.jpg"},
    "caption":{"text":"see example.org"},"taken_at":1697521323,"like_count":4,
    "image_versions2":{"candidates":[{"url":"https://example.org/1.jpg"},{"url":"small"}]},
    "text_post_app_info":{"direct_reply_count":1,"repost_count":2,"quote_count":3,
      "reply_to_author":{"username":"B"},"text_fragments":{"fragments":[
        {"fragment_type":"mention","mention_fragment":{"mentioned_user":{"username":"C"}}},
        {"fragment_type":"link","link_fragment":{"uri":"https://example.org/"}},
        {"fragment_type":"text_app_tag","plaintext":"Tag"}]}}}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "threads:32");
  EXPECT_EQ(post.text("url"), "https://www.threads.com/@Made.Up/post/C5");
  EXPECT_EQ(post.text("account_name"), "Made");
  EXPECT_EQ(post.text("collected_at"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(post.text("text"), "see example.org");
  EXPECT_EQ(post.text("post_type"), "reply");
  EXPECT_EQ(post.text("reply_to_account_uid"), "threads:b");
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"threads:c"}));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tag"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://example.org/"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://example.org/1.jpg"}));
  EXPECT_EQ(post.integer("likes"), 4);
  EXPECT_EQ(post.integer("replies"), 1);
  EXPECT_EQ(post.integer("reposts"), 2);
  EXPECT_EQ(post.integer("quotes"), 3);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(0).text("collected_at"), "2023-11-14T22:13:20Z");
}

TEST(Threads, QuotedAndRepostedPostsOfTheWebsite) {
  auto parsed = parse_export(std::string(kItem) + R"({"pk":"1","user":{"username":"a"},
      "text_post_app_info":{"share_info":{"quoted_post":{"pk":"2","user":{"username":"b"},
        "like_count":0,"like_and_view_counts_disabled":true}}}}})" +
                             "\n" + std::string(kItem) + R"({"pk":"3","user":{"username":"a"},
      "text_post_app_info":{"share_info":{"reposted_post":{"pk":"2"}}}}})");
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(0).text("quote_of_uid"), "threads:2");
  EXPECT_EQ(parsed.post(1).text("uid"), "threads:2");
  EXPECT_EQ(parsed.post(1).integer("likes"), std::nullopt);
  EXPECT_EQ(parsed.post(2).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(2).text("repost_of_uid"), "threads:2");
}

TEST(Threads, WhatCannotBeUsedIsRejected) {
  auto parsed =
      parse_export(std::string(kItem) + R"({"pk":"1","user":{"username":"a"},"taken_at":"now"}})" +
                   "\n" + std::string(kItem) + R"({"pk":"1","user":null}})" + "\n" +
                   R"({"timestamp_collected":1,"source_platform":"threads.com","data":{}})" + "\n" +
                   R"({"data":[{"id":"1","username":"a","timestamp":"x"},{"id":"2"}]})" + "\n" +
                   R"({"error":{"message":"Invalid OAuth access token"}})" + "\n" +
                   R"({"data":[]})" + "\n" + R"({"data":[],"paging":{}})");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "taken_at 'now' is no time");
  EXPECT_EQ(parsed.error(1), "no id or username: ask for the fields in the query");
  EXPECT_EQ(parsed.error(2), "timestamp_collected '1' is no time");
  EXPECT_EQ(parsed.error(3), "timestamp 'x' is no time (and 1 more in this record)");
  EXPECT_EQ(parsed.error(4), "an error of the API: Invalid OAuth access token");
  EXPECT_EQ(parsed.error(5), "no posts in \"data\"");
}

TEST(Threads, OtherPlatformsOfZeeschuimerAreNotTaken) {
  const auto other = parse_export(
      R"({"timestamp_collected":1700000000123,"source_platform":"9gag.com","data":{}})");
  EXPECT_FALSE(other.reason.starts_with("threads"));
}

}  // namespace
}  // namespace cahoots
