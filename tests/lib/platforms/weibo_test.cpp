#include "platforms/weibo.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string status(const std::string& id, const std::string& more) {
  return R"({"id":")" + id + R"(","mid":")" + id +
         R"(","user":{"id":16,"screen_name":"Made_Up"},"attitudes_count":1,)" + more + "}";
}
const std::string kNoon = R"("created_at":"Tue Feb 23 12:28:47 +0800 2021",)";

TEST(Weibo, AStatusOfThePhoneSite) {
  auto parsed = parse_export(R"({"ok":1,"data":{"cards":[{"card_type":9,"mblog":)" +
                             status("46", kNoon + R"("bid":"K3","comments_count":"12",
      "reposts_count":"100万+","pics":[{"pid":"p1"},{"url":"u"}],
      "text":"<a href=\"https://m.weibo.cn/search?q=1\">#旧港#</a> 到了<br/><a href='/n/小王'>@小王</a> <a href=\"https://example.org/a\">网页链接</a>")") +
                             R"(},{"card_type":4}]}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "weibo:46");
  EXPECT_EQ(post.text("url"), "https://weibo.com/16/K3");
  EXPECT_EQ(post.text("account_uid"), "weibo:16");
  EXPECT_EQ(post.text("account_handle"), "@Made_Up");
  EXPECT_EQ(post.text("created_at"), "2021-02-23T04:28:47Z");
  EXPECT_EQ(post.text("text"), "#旧港# 到了\n@小王 网页链接");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"旧港"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"weibo:@小王"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://example.org/a"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:p1"}));
  EXPECT_EQ(post.integer("likes"), 1);
  EXPECT_EQ(post.integer("replies"), 12);
  EXPECT_EQ(post.integer("reposts"), std::nullopt);
  EXPECT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(Weibo, AStatusOfTheDesktopSite) {
  auto parsed = parse_export(R"({"ok":1,"data":{"list":[)" + status("46", kNoon + R"("mblogid":"K3",
      "text":"看 <a href=\"http://t.cn/A1\">网页链接</a>","text_raw":"看 http://t.cn/A1",
      "url_struct":[{"short_url":"http://t.cn/A1","long_url":"https://example.org/long"},
        {"short_url":"http://t.cn/A2","long_url":""},{"long_url":"sinaweibo://x"}],
      "topic_struct":[{"topic_title":"Two Words"},{}],"pic_ids":["p1"],
      "page_info":{"object_type":"video","object_id":"1034:5"})") +
                             "]}}");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("text"), "看 http://t.cn/A1");
  EXPECT_EQ(parsed.post(0).texts("urls"),
            (std::vector<Text>{"https://example.org/long", "http://t.cn/A2"}));
  EXPECT_EQ(parsed.post(0).texts("hashtags"), (std::vector<Text>{"two words"}));
  EXPECT_EQ(parsed.post(0).texts("media"), (std::vector<Text>{"id:p1", "id:1034:5"}));
}

TEST(Weibo, RepostsAndQuotes) {
  const std::string original =
      R"("retweeted_status":)" + status("7", kNoon + R"("text":"first")") + ",";
  const std::string gone = R"("retweeted_status":{"mid":"8","deleted":"1","text":"gone"},)";
  auto parsed =
      parse_export(R"({"statuses":[)" + status("1", kNoon + original + R"("text":"转发微博")") +
                   "," + status("2", kNoon + gone + R"("text":"my words")") + "]}");
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "weibo:7");
  EXPECT_EQ(parsed.post(0).text("url"), "https://m.weibo.cn/status/1");
  EXPECT_EQ(parsed.post(1).text("text"), "first");
  EXPECT_EQ(parsed.post(2).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(2).text("quote_of_uid"), "weibo:8");
  EXPECT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(Weibo, LongTextsAndTimesOfBeijing) {
  auto parsed =
      parse_export(status("1", R"("created_at":"2021-02-23","text":"short ...全文",)"
                               R"("longText":{"longTextContent":"the whole text"})") +
                   "\n" + status("2", R"("created_at":"2021-02-23 12:28:47","text":"x")") + "\n" +
                   status("3", R"("created_at":"2021-02-23T12:28:47+08:00","text":"x")"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("text"), "the whole text");
  EXPECT_EQ(parsed.post(0).text("created_at"), "2021-02-22T16:00:00Z");
  EXPECT_EQ(parsed.post(0).integer("created_at_precision_s"), 86400);
  EXPECT_EQ(parsed.post(1).text("created_at"), "2021-02-23T04:28:47Z");
  EXPECT_EQ(parsed.post(2).text("created_at"), "2021-02-23T04:28:47Z");
}

TEST(Weibo, Users) {
  auto parsed = parse_export(R"({"mblog":{"mid":"1","attitudes_count":0,"text":"x",)" + kNoon +
                             R"("user":{"id":16,"screen_name":"Made_Up","description":"b",
      "location":"海外","verified":true,"followers_count":"1.2万","friends_count":2,
      "statuses_count":3,"url":"","avatar_hd":"https://example.org/hd.jpg",
      "created_at":"Tue Mar 19 10:35:21 +0800 2013"}}})");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  RecordView& account = parsed.account(0);
  EXPECT_EQ(account.text("bio"), "b");
  EXPECT_EQ(account.integer("followers"), std::nullopt);
  EXPECT_EQ(account.integer("following"), 2);
  EXPECT_EQ(account.integer("posts"), 3);
  EXPECT_FALSE(is_known(account.text("url")));
  EXPECT_EQ(account.text("created_at"), "2013-03-19T02:35:21Z");
}

TEST(Weibo, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(status("1", R"("created_at":"5分钟前","text":"x")") + "\n" +
                             status("1", R"("created_at":"02-23","text":"x")") + "\n" +
                             R"({"ok":0,"msg":"no content"})" + "\n" + R"({"ok":1,"data":{}})" +
                             "\n" + R"({"ok":1,"data":{"data":[{"id":"1","user":{"id":1}}]}})");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0),
            "created_at '5分钟前' is no time: collect the status by itself, a list shows "
            "relative times");
  EXPECT_EQ(parsed.error(2), "an error of the site: no content");
  EXPECT_EQ(parsed.error(3), "no statuses in it");
  EXPECT_EQ(parsed.error(4), "no status: comments are not read");
}

}  // namespace
}  // namespace cahoots
