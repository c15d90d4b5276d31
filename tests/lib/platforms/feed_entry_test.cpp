#include "platforms/feed_entry.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(FeedEntry, PlatformOfTheHost) {
  const std::pair<Text, Text> cases[] = {
      {"https://medium.com/@ada/x", "medium"},
      {"https://ada.medium.com/x", "medium"},
      {"https://notmedium.com/x", "web"},
      {"http://ada.blogspot.co.uk/2020/x.html", "blogspot"},
      {"https://ada.blogspot.com", "blogspot"},
      {"https://blogspot.example/", "web"},
      {"https://www.blogger.com/feeds/1", "blogspot"},
      {"https://ada-x.livejournal.com/1.html", "livejournal"},
      {"https://www.tumblr.com/ada/1", "tumblr"},
      {"https://ada.wordpress.com/", "wordpress"},
      {"https://www.youtube.com/watch?v=1", "youtube"},
      {"https://OLD.Reddit.com:443/r/x", "reddit"},
      {"https://user@medium.com@evil.example/", "web"},
      {"ftp://", "web"},
      {"medium.com", "web"},
      {"", "web"},
  };
  for (const auto& [url, platform] : cases) EXPECT_EQ(feed_platform(url), platform) << url;
}

/// The record of one entry, as its line.
std::string line_of(FeedEntry entry) {
  RecordBatch batch;
  batch.begin_record("", {}, "feed");
  add_feed_entry(entry, batch);
  return batch.rejects().empty() ? batch.lines() : batch.rejects()[0].error;
}

bool holds(const std::string& line, std::string_view part) {
  return line.find(part) != std::string::npos;
}

TEST(FeedEntry, IdsThatMeanOneThingEverywhereAndOthers) {
  FeedEntry entry;
  entry.link = "https://a.example/1";
  entry.author_name = "admin";
  EXPECT_TRUE(holds(line_of(entry), R"("uid":"web:https://a.example/1")"));
  EXPECT_TRUE(holds(line_of(entry), R"("account_uid":"web:admin@a.example")"));
  const std::pair<Text, std::string_view> cases[] = {
      {"urn:uuid:1", R"("uid":"web:urn:uuid:1")"},
      {"tag:a.example,2020:1", R"("uid":"web:tag:a.example,2020:1")"},
      {"https://a.example/?p=1", R"("uid":"web:https://a.example/?p=1")"},
      {"17", R"("uid":"web:a.example/17")"},
      {"17 at http://a.example", R"("uid":"web:a.example/17 at http://a.example")"},
      {"a/b:c", R"("uid":"web:a.example/a/b:c")"},
  };
  for (const auto& [id, uid] : cases) {
    entry.id = id;
    EXPECT_TRUE(holds(line_of(entry), uid)) << id << line_of(entry);
  }
}

TEST(FeedEntry, WhoseEntryItIs) {
  FeedEntry entry;
  entry.link = "https://a.example/1";
  EXPECT_EQ(line_of(entry), "an entry without an author, in a feed without an address");
  entry.feed_url = "https://a.example/feed";
  EXPECT_TRUE(holds(line_of(entry), R"("account_uid":"web:https://a.example/feed")"));
  entry.author_name = "Ada";
  entry.author_uri = "https://a.example/ada";
  EXPECT_TRUE(holds(line_of(entry), R"("account_uid":"web:https://a.example/ada")"));
  EXPECT_TRUE(holds(line_of(entry), R"("account_name":"Ada")"));
  entry.account_id = "native";
  EXPECT_TRUE(holds(line_of(entry), R"("account_uid":"web:native")"));
}

TEST(FeedEntry, TitleAndBody) {
  FeedEntry entry;
  entry.link = "https://a.example/1";
  entry.author_name = "Ada";
  EXPECT_TRUE(holds(line_of(entry), R"("text":null)"));
  entry.title = "One";
  EXPECT_TRUE(holds(line_of(entry), R"("text":"One")"));
  entry.body = "Two";
  EXPECT_TRUE(holds(line_of(entry), R"("text":"One\n\nTwo")"));
  entry.body = "One and two";
  EXPECT_TRUE(holds(line_of(entry), R"("text":"One and two")"));
}

TEST(FeedEntry, WhatIsRejected) {
  FeedEntry entry;
  entry.author_name = "Ada";
  EXPECT_EQ(line_of(entry), "an entry with neither an id nor a link");
  entry.id = "https://a.example/1";
  entry.written = "04/03/2023";
  entry.time_field = "pubDate";
  EXPECT_EQ(line_of(entry), "pubDate '04/03/2023' is no time");
}

TEST(FeedEntry, MediaOnce) {
  FeedEntry entry;
  TextArena arena;
  entry.link = "https://a.example/1";
  entry.author_name = "Ada";
  for (const Text url : {"https://a.example/1.png", "https://a.example/1.png", "/2.png", ""}) {
    add_feed_media(url, entry.post, arena);
  }
  EXPECT_TRUE(holds(line_of(entry), R"("media":["url:https://a.example/1.png"])"));
}

}  // namespace
}  // namespace cahoots
