#include "platforms/feed_rss.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string rss_with(const std::string& channel, const std::string& items) {
  return R"(<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/")"
         R"( xmlns:content="http://purl.org/rss/1.0/modules/content/")"
         R"( xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://itunes.example/")"
         R"( xmlns:lj="http://www.livejournal.org/rss/lj/1.0/")"
         R"( xmlns:wp="http://wordpress.org/export/1.2/" xmlns:atom="http://www.w3.org/2005/Atom">)"
         "<channel>" +
         channel + items + "</channel></rss>";
}

TEST(FeedRss, AnItemOfMedium) {
  auto parsed = parse_export(
      rss_with("<link>https://medium.com/@ada?source=rss</link>"
               R"(<atom:link href="https://medium.com/feed/@ada" rel="self"/>)",
               "<item><title><![CDATA[A & B]]></title><link>https://medium.com/@ada/a-1</link>"
               "<guid isPermaLink=\"false\">https://medium.com/p/1</guid><category>tea</category>"
               "<dc:creator>Ada</dc:creator><pubDate>Sat, 04 Mar 2023 05:06:07 GMT</pubDate>"
               "<content:encoded><![CDATA[<p>x</p><img "
               "src=\"https://cdn.example/1.png\">]]></content:encoded>"
               "<media:content url=\"https://cdn.example/1.png\"/></item>"));
  EXPECT_EQ(parsed.reason, "feed-rss: its root element and its first items have the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "medium:https://medium.com/p/1");
  EXPECT_EQ(post.text("platform"), "medium");
  EXPECT_EQ(post.text("account_uid"), "medium:Ada@medium.com");
  EXPECT_EQ(post.text("text"), "A & B\n\nx");
  EXPECT_EQ(post.text("created_at"), "2023-03-04T05:06:07Z");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tea"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://cdn.example/1.png"}));
}

TEST(FeedRss, ElementsOfModulesAreNotThoseOfRss) {
  auto parsed = parse_export(rss_with(
      "<link>https://a.example/</link>",
      "<item><itunes:author>Not she</itunes:author><media:title>not this</media:title>"
      "<atom:link href=\"https://b.example/\">x</atom:link><guid>https://a.example/1</guid>"
      "<author>ada@a.example (Ada)</author><dc:date>2023-03-04T05:06Z</dc:date></item>"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("url"), "https://a.example/1");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "web:Ada@a.example");
  EXPECT_EQ(parsed.post(0).integer("created_at_precision_s"), 60);
  EXPECT_FALSE(is_known(parsed.post(0).text("text")));
}

TEST(FeedRss, LivejournalNamesTheJournal) {
  auto parsed = parse_export(
      rss_with("<link>https://ada.livejournal.com/</link><lj:journal>ada</lj:journal>",
               "<item><guid isPermaLink='true'>https://ada.livejournal.com/1.html</guid>"
               "<lj:reply-count>2</lj:reply-count></item>"
               "<item><guid isPermaLink='true'>https://ada.livejournal.com/2.html</guid>"
               "<lj:poster>bo</lj:poster></item>"
               "<item><guid isPermaLink='true'>https://ada.other.example/2.html</guid></item>"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("account_uid"), "livejournal:ada");
  EXPECT_EQ(parsed.post(0).integer("replies"), 2);
  EXPECT_EQ(parsed.post(1).text("account_uid"), "livejournal:bo");
  EXPECT_EQ(parsed.post(2).text("account_uid"), "web:https://ada.livejournal.com/");
}

TEST(FeedRss, Rss1) {
  auto parsed = parse_export(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/")"
      R"( xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/">)"
      R"(<link>https://a.example/</link><dc:language>fr</dc:language></channel>)"
      R"(<item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1?x</link>)"
      R"(<description>D</description><dc:date>2023-03-04</dc:date></item></rdf:RDF>)");
  ASSERT_EQ(parsed.posts.size(), 1U) << parsed.reason;
  EXPECT_EQ(parsed.post(0).text("uid"), "web:https://a.example/1");
  EXPECT_EQ(parsed.post(0).text("url"), "https://a.example/1?x");
  EXPECT_EQ(parsed.post(0).text("text"), "T\n\nD");
  EXPECT_EQ(parsed.post(0).integer("created_at_precision_s"), 86400);
}

TEST(FeedRss, OfWordpressExportsPublishedPostsOnly) {
  const auto item = [](const std::string& id, const std::string& type, const std::string& status) {
    return "<item><guid>https://a.example/" + id + "</guid><wp:post_type>" + type +
           "</wp:post_type><wp:status>" + status + "</wp:status></item>";
  };
  auto parsed =
      parse_export(rss_with("<link>https://a.example/</link>",
                            item("1", "post", "publish") + item("2", "page", "publish") +
                                item("3", "post", "draft") + item("4", "attachment", "inherit")));
  EXPECT_EQ(parsed.posts.size(), 1U);
  EXPECT_TRUE(parsed.rejects.empty());
  ASSERT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(FeedRss, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      rss_with("",
               "<item><title>t</title></item><item><guid>https://a.example/1</guid></item>"
               "<item><guid>https://a.example/1</guid><dc:creator>a</dc:creator>"
               "<pubDate>yesterday</pubDate></item>"));
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 3U);
  EXPECT_EQ(parsed.error(0), "an entry with neither an id nor a link");
  EXPECT_EQ(parsed.error(1), "an entry without an author, in a feed without an address");
  EXPECT_EQ(parsed.error(2), "pubDate 'yesterday' is no time");
}

}  // namespace
}  // namespace cahoots
