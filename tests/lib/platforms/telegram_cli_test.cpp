#include "platforms/telegram_cli.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string message(const std::string& id, const std::string& more) {
  return R"({"event":"message","id":)" + id +
         R"(,"from":{"peer_type":"user","peer_id":5,"first_name":"Ada","last_name":"Made",)"
         R"("username":"Ada_Made","print_name":"Ada_Made"},)"
         R"("to":{"peer_type":"channel","peer_id":9,"title":"Chat"},)" +
         more + "}\n";
}

TEST(TelegramCli, AMessage) {
  auto parsed = parse_export(message(R"("050000000900000007010000000000001122334455667788")",
                                     R"("date":1496144586,"text":"see #Tag")"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "telegram:9/263");
  EXPECT_EQ(post.text("account_uid"), "telegram:user5");
  EXPECT_EQ(post.text("account_handle"), "@Ada_Made");
  EXPECT_EQ(post.text("account_name"), "Ada Made");
  EXPECT_EQ(post.text("created_at"), "2017-05-30T11:43:06Z");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tag"}));
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("name"), "Ada Made");
}

TEST(TelegramCli, RepliesForwardsAndMedia) {
  auto parsed = parse_export(
      message(R"("050000000900000008010000000000001122334455667788")",
              R"("date":1496144586,"media":{"type":"photo","caption":"look"},)"
              R"("reply_id":"050000000900000007010000000000008877665544332211")") +
      message("12", R"("date":1496144586,"fwd_from":{"peer_type":"user","peer_id":6},)"
                    R"("media":{"type":"webpage","url":"https://example.org/a"})") +
      message(R"("other")",
              R"("date":1496144586,"text":"t","media":{"type":"photo","caption":"c"})"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "reply");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "telegram:9/263");
  EXPECT_EQ(parsed.post(0).text("text"), "look");
  EXPECT_EQ(parsed.post(1).text("uid"), "telegram:9/12");
  EXPECT_EQ(parsed.post(1).text("post_type"), "repost");
  EXPECT_FALSE(is_known(parsed.post(1).text("repost_of_uid")));
  EXPECT_EQ(parsed.post(1).texts("urls"), (std::vector<Text>{"https://example.org/a"}));
  EXPECT_EQ(parsed.post(2).text("uid"), "telegram:9/other");
  EXPECT_EQ(parsed.post(2).text("text"), "t");
}

TEST(TelegramCli, ATalkOfTwoIsKnownByTheOther) {
  auto parsed = parse_export(
      R"([{"event":"message","id":1,"from":{"type":"user","id":7},"to":{"type":"user","id":1},)"
      R"("out":false,"date":1420070400},)"
      R"({"event":"message","id":2,"from":{"type":"user","id":1},"to":{"type":"user","id":7},)"
      R"("out":true,"date":1420070401}])");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "telegram:7/1");
  EXPECT_EQ(parsed.post(1).text("uid"), "telegram:7/2");
}

TEST(TelegramCli, PeersOfAllForms) {
  auto parsed = parse_export(
      R"([{"event":"message","id":1,"from":{"type":"user","id":7,"print_name":"user#7"},)"
      R"("to":{"type":"chat","id":3},"date":1420070400},)"
      R"({"event":"message","id":2,"from":{"peer_type":"channel","peer_id":8,"title":"News"},)"
      R"("to":{"peer_type":"channel","peer_id":8},"date":1420070400},)"
      R"({"event":"message","id":3,"from":{"type":"user","id":9,"last_name":"Last"},)"
      R"("to":{"type":"chat","id":3},"date":1420070400},)"
      R"({"event":"message","id":4,"from":{"type":"user","id":10,"print_name":"Printed"},)"
      R"("to":{"type":"chat","id":3},"date":1420070400}])");
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(0).text("account_uid"), "telegram:user7");
  EXPECT_FALSE(is_known(parsed.post(0).text("account_name")));
  EXPECT_EQ(parsed.post(1).text("account_uid"), "telegram:channel8");
  EXPECT_EQ(parsed.post(1).text("account_name"), "News");
  EXPECT_EQ(parsed.post(2).text("account_name"), "Last");
  EXPECT_EQ(parsed.post(3).text("account_name"), "Printed");
}

TEST(TelegramCli, WhatIsNoMessage) {
  auto parsed =
      parse_export(R"({"event":"service","id":1,"from":{},"to":{},"action":{"type":"read"}})"
                   "\n"
                   R"({"event":"online-status","user":{}})"
                   "\n"
                   R"({"result":"FAIL","error_code":71,"error":"RPC_CALL_FAIL"})"
                   "\n"
                   R"({"event":"message","id":1})"
                   "\n"
                   R"({"event":"message","id":1,"from":{"peer_type":"user","peer_id":"x"},"to":{}})"
                   "\n"
                   R"({"what":1})"
                   "\n" +
                   message("1", R"("text":"t")") + message("1", R"("date":"2017","text":"t")") +
                   message("null", R"("date":1496144586)"));
  EXPECT_TRUE(parsed.posts.empty());
  EXPECT_EQ(parsed.passed_over.items().size(), 2U);
  ASSERT_EQ(parsed.rejects.size(), 7U);
  EXPECT_EQ(parsed.error(0), "an error of telegram-cli: RPC_CALL_FAIL");
  EXPECT_EQ(parsed.error(1), "a message without sender or chat");
  EXPECT_EQ(parsed.error(2), "a sender without type or id");
  EXPECT_EQ(parsed.error(3), "no event in it");
  EXPECT_EQ(parsed.error(4), "a message without a date");
  EXPECT_EQ(parsed.error(5), "date '2017' is no time");
  EXPECT_EQ(parsed.error(6), "a post without an id");
}

}  // namespace
}  // namespace cahoots
