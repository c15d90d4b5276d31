#include "platforms/pinterest.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"
#include "platforms/pinterest_image.hpp"

namespace cahoots {
namespace {

TEST(Pinterest, APageOfPins) {
  auto parsed = parse_export(R"({"items":[
    {"id":"11","created_at":"2024-05-01T08:30:00","link":"https://example.org/?utm_source=p",
     "title":"Cake","description":"Lemon #cake","board_id":"7","board_owner":{"username":"Baker"},
     "media":{"media_type":"image","images":{
      "600x":{"url":"https://i.pinimg.com/600x/0a/1b/2c/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg"}}},
     "parent_pin_id":null,
     "pin_metrics":{"lifetime_metrics":{"impression":4,"reaction":0,"comment":2}}},
    {"id":12,"title":"","description":"saved","board_owner":{"username":"other"},
     "board_id":"8","parent_pin_id":"11","media":{"media_type":"video",
     "cover_image_url":"https://i.pinimg.com/600x/aa/bb/cc/aabbccddeeff00112233445566778899.jpg",
     "video_url":"https://v1.example/v.mp4"}}],"bookmark":"b"})");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& pin = parsed.post(0);
  EXPECT_EQ(pin.text("uid"), "pinterest:11");
  EXPECT_EQ(pin.text("url"), "https://www.pinterest.com/pin/11/");
  EXPECT_EQ(pin.text("account_uid"), "pinterest:Baker");
  EXPECT_EQ(pin.text("account_handle"), "@Baker");
  EXPECT_EQ(pin.text("created_at"), "2024-05-01T08:30:00Z");
  EXPECT_EQ(pin.text("text"), "Cake\n\nLemon #cake");
  EXPECT_EQ(pin.texts("hashtags"), (std::vector<Text>{"cake"}));
  EXPECT_EQ(pin.texts("urls"), (std::vector<Text>{"https://example.org/?utm_source=p"}));
  EXPECT_EQ(pin.texts("media"), (std::vector<Text>{"id:0a1b2c3d4e5f60718293a4b5c6d7e8f9"}));
  EXPECT_EQ(pin.text("post_type"), "original");
  EXPECT_EQ(pin.integer("views"), 4);
  EXPECT_EQ(pin.integer("likes"), 0);
  EXPECT_EQ(pin.integer("replies"), 2);
  RecordView& saved = parsed.post(1);
  EXPECT_EQ(saved.text("uid"), "pinterest:12");
  EXPECT_EQ(saved.text("text"), "saved");
  EXPECT_EQ(saved.text("post_type"), "repost");
  EXPECT_EQ(saved.text("repost_of_uid"), "pinterest:11");
  EXPECT_EQ(saved.texts("media"), (std::vector<Text>{"id:aabbccddeeff00112233445566778899",
                                                     "url:https://v1.example/v.mp4"}));
  EXPECT_EQ(saved.integer("views"), std::nullopt);
}

TEST(Pinterest, TheUserAccountAndOtherObjects) {
  auto parsed = parse_export(
      R"({"username":"baker","pin_count":3,"board_count":1,"business_name":"B","about":"bio",)"
      R"("website_url":"https://b.example/","profile_image":"https://img.example/b",)"
      R"("follower_count":0,"following_count":2})"
      "\n"
      R"({"items":[{"id":"7","name":"board","owner":{"username":"baker"},"pin_count":4}]})"
      "\n");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  RecordView& user = parsed.account(0);
  EXPECT_EQ(user.text("uid"), "pinterest:baker");
  EXPECT_EQ(user.text("handle"), "@baker");
  EXPECT_EQ(user.text("name"), "B");
  EXPECT_EQ(user.text("bio"), "bio");
  EXPECT_EQ(user.text("url"), "https://b.example/");
  EXPECT_EQ(user.text("avatar"), "https://img.example/b");
  EXPECT_EQ(user.integer("followers"), 0);
  EXPECT_EQ(user.integer("following"), 2);
  EXPECT_EQ(user.integer("posts"), 3);
  EXPECT_EQ(parsed.passed_over.of("pinterest object of another kind"), 1U);
}

TEST(Pinterest, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"id":"1","board_id":"7","board_owner":{"username":"u"},"created_at":"yesterday"})"
      "\n"
      R"({"id":"2","board_id":"7","media":{"images":[]}})"
      "\n"
      R"({"board_owner":{"username":"u"}})"
      "\n"
      R"({"code":7,"message":"User not found"})"
      "\n"
      R"({"username":{},"pin_count":1,"board_count":1})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0), "created_at 'yesterday' is no time");
  EXPECT_EQ(parsed.error(1), "a post without an account");
  EXPECT_EQ(parsed.error(2), "a post without an id");
  EXPECT_EQ(parsed.error(3), "an error of the API: User not found");
  EXPECT_EQ(parsed.error(4), "a user account without a username");
}

TEST(PinterestImage, OneIdForAllSizes) {
  TextArena arena;
  const Text id = "id:0a1b2c3d4e5f60718293a4b5c6d7e8f9";
  for (const Text url :
       {"https://i.pinimg.com/originals/0a/1b/2c/0a1b2c3d4e5f60718293a4b5c6d7e8f9.png",
        "https://i.pinimg.com/236x/0a/1b/2c/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg"}) {
    EXPECT_EQ(pinterest_image(url, arena), id);
  }
  for (const Text url : {"https://i.pinimg.com/upload/7_board.jpg", "https://img.example/a.jpg",
                         "https://i.pinimg.com/"}) {
    EXPECT_EQ(pinterest_image(url, arena), std::string("url:").append(url));
  }
  EXPECT_FALSE(is_known(pinterest_image("", arena)));
}

}  // namespace
}  // namespace cahoots
