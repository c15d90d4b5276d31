#include "platforms/feed_json.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string json_feed(const std::string& fields, const std::string& items) {
  return R"({"version":"https://jsonfeed.org/version/1.1",)" + fields + R"("items":[)" + items +
         "]}";
}

TEST(FeedJson, AnItem) {
  const std::string feed = json_feed(
      R"("home_page_url":"https://a.example/","author":{"name":"Feed"},)",
      R"({"id":"https://a.example/1","url":"https://a.example/1","title":" T ","content_html":"<p>x</p>",)"
      R"("date_published":"2023-03-04T05:06:07Z","authors":[{"name":"Ada","url":"https://a.example/ada"}],)"
      R"("external_url":"https://b.example/","tags":["Tea",5],"image":"https://a.example/1.png","language":"fr"},)"
      R"({"id":2,"content_text":"<b>","summary":"s","author":{"name":"Bo"}},{"id":3,"summary":"s"})");
  for (const Format* forced : {find_format("feed-json"), static_cast<const Format*>(nullptr)}) {
    auto parsed = parse_export(feed, "feed", {}, forced);
    ASSERT_EQ(parsed.posts.size(), 3U) << parsed.reason;
    RecordView& post = parsed.post(0);
    EXPECT_EQ(post.text("uid"), "web:https://a.example/1");
    EXPECT_EQ(post.text("account_uid"), "web:https://a.example/ada");
    EXPECT_EQ(post.text("account_name"), "Ada");
    EXPECT_EQ(post.text("text"), "T\n\nx");
    EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://b.example/"}));
    EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tea"}));
    EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://a.example/1.png"}));
    EXPECT_EQ(post.text("lang"), "fr");
    EXPECT_EQ(parsed.post(1).text("uid"), "web:a.example/2");
    EXPECT_EQ(parsed.post(1).text("text"), "<b>");
    EXPECT_EQ(parsed.post(1).text("account_uid"), "web:Bo@a.example");
    EXPECT_EQ(parsed.post(2).text("account_uid"), "web:Feed@a.example");
  }
}

TEST(FeedJson, WhatCannotBeUsedIsRejected) {
  const std::string lines =
      json_feed("", R"({"title":"t"})") + "\n" + json_feed("", R"({"id":"https://a.example/1"})") +
      "\n" +
      json_feed("",
                R"({"id":"https://a.example/1","authors":[{"name":"A"}],"date_published":"x"})") +
      "\n" + R"({"version":2})" + "\n" + json_feed("", "") + "\n";
  auto parsed = parse_export(lines);
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "an entry with neither an id nor a link");
  EXPECT_EQ(parsed.error(1), "an entry without an author, in a feed without an address");
  EXPECT_EQ(parsed.error(2), "date_published 'x' is no time");
  EXPECT_EQ(parsed.error(3), "no JSON Feed: it has no version or no items");
}

}  // namespace
}  // namespace cahoots
