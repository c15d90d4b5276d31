#include "platforms/telegram_desktop.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string chat_of(const std::string& messages, const std::string& type = "public_supergroup",
                    const std::string& id = "10") {
  return R"({"name":"The chat","type":")" + type + R"(","id":)" + id + R"(,"messages":[)" +
         messages + "]}";
}

TEST(TelegramDesktop, TextEntitiesAndMedia) {
  auto parsed = parse_export(chat_of(
      R"({"id":1,"type":"message","date":"2023-03-04T06:06:07","date_unixtime":"1677906367","from":"Ada",
      "from_id":"user5","photo":"photos/p.jpg","text":["see ",{"type":"text_link","text":"it","href":"https://a.example/"},
      " ",{"type":"link","text":"b.example"},{"type":"bold","text":"!"},7,{"type":"mention_name","text":"Bo","user_id":9},
      {"type":"mention","text":"@Cy"},{"type":"hashtag","text":"#Tea"}]})"));
  EXPECT_EQ(parsed.reason, "telegram-desktop: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "telegram:10/1");
  EXPECT_EQ(post.text("account_uid"), "telegram:user5");
  EXPECT_EQ(post.text("account_name"), "Ada");
  EXPECT_EQ(post.text("created_at"), "2023-03-04T05:06:07Z");
  EXPECT_EQ(post.text("text"), "see it b.example!Bo@Cy#Tea");
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://a.example/", "b.example"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"telegram:user9", "telegram:@cy"}));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tea"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:10/photos/p.jpg"}));
  EXPECT_EQ(post.text("post_type"), "original");
}

TEST(TelegramDesktop, TextMayBeAStringOrInTheEntitiesOnly) {
  auto parsed = parse_export(chat_of(
      R"({"id":1,"from_id":"user5","text":"plain #Word"},
      {"id":2,"from_id":"user5","text_entities":[{"type":"plain","text":"a"},{"type":"bold","text":"b"}]},
      {"id":3,"from_id":"user5","text":"x","text_entities":[{"type":"hashtag","text":"#y"}]},
      {"id":4,"from_id":"user5","text":5},{"id":5,"from_id":"user5","text":[]})"));
  ASSERT_EQ(parsed.posts.size(), 5U);
  EXPECT_EQ(parsed.post(0).text("text"), "plain #Word");
  EXPECT_EQ(parsed.post(0).texts("hashtags"), (std::vector<Text>{"word"}));
  EXPECT_EQ(parsed.post(1).text("text"), "ab");
  EXPECT_EQ(parsed.post(2).texts("hashtags"), (std::vector<Text>{"y"}));
  EXPECT_FALSE(is_known(parsed.post(3).text("text")));
  EXPECT_FALSE(is_known(parsed.post(4).text("text")));
}

TEST(TelegramDesktop, RepliesForwardsAndWhatIsPassedOver) {
  auto parsed = parse_export(chat_of(
      R"({"id":1,"type":"message","from_id":"user5","reply_to_message_id":9,"text":""},
      {"id":2,"type":"message","from_id":"user5","reply_to_message_id":9,"reply_to_peer_id":"channel77","text":""},
      {"id":3,"type":"message","from_id":"user5","forwarded_from":null,"text":""},
      {"id":4,"type":"message","from_id":"user5","saved_from":"X","reply_to_message_id":1,"text":""},
      {"id":5,"type":"service","actor_id":"user5"},{"id":6,"type":"unsupported"})"));
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "reply");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "telegram:10/9");
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), "telegram:77/9");
  EXPECT_EQ(parsed.post(2).text("post_type"), "repost");
  EXPECT_FALSE(is_known(parsed.post(2).text("repost_of_uid")));
  EXPECT_EQ(parsed.post(3).text("post_type"), "repost");
  EXPECT_TRUE(parsed.rejects.empty());
  ASSERT_EQ(parsed.passed_over.items().size(), 2U);
}

TEST(TelegramDesktop, ADateWithoutAZoneIsNoTime) {
  auto parsed = parse_export(
      chat_of(R"({"id":1,"date":"2020-03-04T06:06:07","from_id":"user5","text":"a"})"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_FALSE(is_known(parsed.post(0).text("created_at")));
}

TEST(TelegramDesktop, IdsOfOldExports) {
  auto parsed = parse_export(
      chat_of(R"({"id":1,"from_id":123,"text":""},{"id":2,"from_id":4294967300,"text":""},
              {"id":3,"from_id":9589934593,"text":""})",
              "private_supergroup", "9589934593") +
      chat_of(R"({"id":1,"from":null,"text":""})", "private_channel", "9589934594") +
      chat_of(R"({"id":1,"from_id":"user7123456789","text":""})", "personal_chat", "7123456789") +
      chat_of(R"({"id":1,"from_id":"user5","text":""})", "private_group", "4294967301"));
  ASSERT_EQ(parsed.posts.size(), 6U);
  EXPECT_EQ(parsed.post(0).text("uid"), "telegram:1000000001/1");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "telegram:user123");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "telegram:chat4");
  EXPECT_EQ(parsed.post(2).text("account_uid"), "telegram:channel1000000001");
  EXPECT_EQ(parsed.post(3).text("account_uid"), "telegram:channel1000000002");
  EXPECT_EQ(parsed.post(3).text("account_name"), "The chat");
  EXPECT_EQ(parsed.post(4).text("uid"), "telegram:7123456789/1");
  EXPECT_EQ(parsed.post(5).text("uid"), "telegram:5/1");
}

TEST(TelegramDesktop, AllChatsItemByItem) {
  const std::string all =
      R"({"about":"a","contacts":{"list":[{"user_id":1}]},"chats":{"about":"b","list":[)" +
      chat_of(R"({"id":1,"from_id":"user5","text":"a"},{"id":2,"from_id":"user6","text":"b"})") +
      "," + chat_of("", "personal_chat", "11") + "," +
      chat_of(R"({"id":1,"from_id":"user5","text":"c"})", "private_group", "12") +
      R"(]},"left_chats":{"list":[)" +
      chat_of(R"({"id":1,"from_id":"user5","text":"d"})", "private_group", "13") + "]}}";
  for (const Format* forced :
       {find_format("telegram-desktop"), static_cast<const Format*>(nullptr)}) {
    auto parsed = parse_export(all, "result.json", {}, forced);
    ASSERT_EQ(parsed.posts.size(), 4U) << parsed.reason;
    EXPECT_EQ(parsed.post(1).text("uid"), "telegram:10/2");
    EXPECT_EQ(parsed.post(2).text("uid"), "telegram:12/1");
    EXPECT_EQ(parsed.post(3).text("uid"), "telegram:13/1");
    EXPECT_TRUE(parsed.rejects.empty());
  }
}

TEST(TelegramDesktop, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      chat_of(R"({"id":1,"type":"message","from_id":"user5","date_unixtime":"soon"})") + "\n" +
      chat_of(R"({"type":"message","from_id":"user5"})") + "\n" +
      chat_of(R"({"id":1,"type":"message","from":"Ada"})") + "\n" +
      R"({"name":"x","type":"private_group","id":null,"messages":[{}]})" + "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "date_unixtime 'soon' is no time");
  EXPECT_EQ(parsed.error(1), "a post without an id");
  EXPECT_EQ(parsed.error(2), "a post without an account");
  EXPECT_EQ(parsed.error(3), "no chat with messages in it");
}

}  // namespace
}  // namespace cahoots
