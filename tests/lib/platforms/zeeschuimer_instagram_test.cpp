#include "platforms/zeeschuimer_instagram.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string instagram_item(const std::string& data, const std::string& source = "instagram.com") {
  return R"({"nav_index":"1:4:0","item_id":"1","timestamp_collected":1733475782839,)"
         R"("source_platform":")" +
         source + R"(","data":)" + data + "}\n";
}

TEST(ZeeschuimerInstagram, ApiV1) {
  auto parsed = parse_export(instagram_item(
      R"({"pk":"30","code":"AbC","media_type":2,"user":{"pk":"7","username":"a.b",)"
      R"("full_name":"A B","is_verified":true,"profile_pic_url":"https://i.example/p"},)"
      R"("owner":{"pk":"7"},"caption":{"text":"#Tag @C.D @else"},"taken_at":1733092782,)"
      R"("like_count":1,"comment_count":2,"play_count":3,"view_count":4,"usertags":{"in":[)"
      R"({"user":{"pk":8,"username":"c.d"}},{"user":{"username":"NoId"}},{"user":{}}]},)"
      R"("clips_metadata":{"music_info":{"music_asset_info":{"audio_cluster_id":"55"}},)"
      R"("original_sound_info":{"audio_asset_id":"66"}}})"));
  EXPECT_EQ(parsed.reason, "zeeschuimer-instagram: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "instagram:AbC");
  EXPECT_EQ(post.text("url"), "https://www.instagram.com/p/AbC/");
  EXPECT_EQ(post.text("account_uid"), "instagram:7");
  EXPECT_EQ(post.text("account_handle"), "@a.b");
  EXPECT_EQ(post.text("account_name"), "A B");
  EXPECT_EQ(post.text("text"), "#Tag @C.D @else");
  EXPECT_EQ(post.text("created_at"), "2024-12-01T22:39:42Z");
  EXPECT_EQ(post.text("collected_at"), "2024-12-06T09:03:02Z");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tag"}));
  EXPECT_EQ(post.texts("mentions"),
            (std::vector<Text>{"instagram:8", "instagram:@else", "instagram:@noid"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:30", "id:music:55"}));
  EXPECT_EQ(post.integer("likes"), 1);
  EXPECT_EQ(post.integer("replies"), 2);
  EXPECT_EQ(post.integer("views"), 3);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(0).text("avatar"), "https://i.example/p");
}

TEST(ZeeschuimerInstagram, CarouselsPartsAndHiddenCounters) {
  auto parsed = parse_export(
      instagram_item(
          R"({"code":"B","user":{"id":"7"},"caption":null,"like_count":3,"view_count":9,)"
          R"("like_and_view_counts_disabled":true,"carousel_media":[{"pk":"31"},{"pk":"32",)"
          R"("usertags":{"in":[{"user":{"pk":"8","username":"c"}}]}}]})") +
      instagram_item(R"({"code":"C","user":{"id":"7"},"_zs_partial":true,"view_count":5})"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).texts("media"), (std::vector<Text>{"id:31", "id:32"}));
  EXPECT_EQ(parsed.post(0).texts("mentions"), (std::vector<Text>{"instagram:8"}));
  EXPECT_FALSE(is_known(parsed.post(0).text("text")));
  EXPECT_FALSE(parsed.post(0).integer("likes"));
  EXPECT_FALSE(parsed.post(0).integer("views"));
  EXPECT_EQ(parsed.post(1).integer("views"), 5);
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
}

TEST(ZeeschuimerInstagram, GraphQl) {
  auto parsed = parse_export(
      instagram_item(
          R"({"__typename":"GraphVideo","id":"40","shortcode":"Old","owner":{"id":"9"},)"
          R"("edge_media_to_caption":{"edges":[{"node":{"text":"hello"}}]},)"
          R"("taken_at_timestamp":1563000000,"edge_liked_by":{"count":-1},)"
          R"("edge_media_preview_comment":{"count":2},"video_view_count":7,)"
          R"("edge_media_to_tagged_user":{"edges":[{"node":{"user":{"username":"C"}}}]}})") +
      instagram_item(
          R"({"shortcode":"New","owner":{"id":"9"},"edge_media_to_caption":{"edges":[]},)"
          R"("edge_media_preview_like":{"count":4},"edge_media_to_comment":{"count":5},)"
          R"("edge_sidecar_to_children":{"edges":[{"node":{"id":"41"}},{"node":{"id":"42"}}]}})"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "instagram:Old");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "instagram:9");
  EXPECT_EQ(parsed.post(0).text("text"), "hello");
  EXPECT_EQ(parsed.post(0).text("created_at"), "2019-07-13T06:40:00Z");
  EXPECT_FALSE(parsed.post(0).integer("likes"));
  EXPECT_EQ(parsed.post(0).integer("replies"), 2);
  EXPECT_EQ(parsed.post(0).integer("views"), 7);
  EXPECT_EQ(parsed.post(0).texts("mentions"), (std::vector<Text>{"instagram:@c"}));
  EXPECT_EQ(parsed.post(0).texts("media"), (std::vector<Text>{"id:40"}));
  EXPECT_FALSE(is_known(parsed.post(1).text("text")));
  EXPECT_EQ(parsed.post(1).integer("likes"), 4);
  EXPECT_EQ(parsed.post(1).integer("replies"), 5);
  EXPECT_EQ(parsed.post(1).texts("media"), (std::vector<Text>{"id:41", "id:42"}));
}

TEST(ZeeschuimerInstagram, WhatCannotBeUsed) {
  auto parsed = parse_export(
      instagram_item(R"({"code":"A","user":{"pk":"7"},"taken_at":"x"})") +
      instagram_item(R"({"code":"B","user":{"pk":"7"},"owner":{"pk":"8"}})") +
      instagram_item(R"({"code":"C","user":{"username":"no number"}})") +
      instagram_item(R"({"user":{"pk":"7"}})") + instagram_item(R"({"code":"D"})", "imgur.com") +
      instagram_item(R"({"code":"E","product_type":"ad","user":{"pk":"7"}})"));
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0), "taken_at 'x' is no time");
  EXPECT_EQ(parsed.error(1), "user and owner of the post are different accounts");
  EXPECT_EQ(parsed.error(2), "a post without an account");
  EXPECT_EQ(parsed.error(3), "a post without an id");
  EXPECT_EQ(parsed.error(4), "an item of imgur.com: export each platform to a file of its own");
  EXPECT_EQ(parsed.passed_over.of("instagram advertisement"), 1U);
}

}  // namespace
}  // namespace cahoots
