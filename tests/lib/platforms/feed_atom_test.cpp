#include "platforms/feed_atom.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

std::string atom_with(const std::string& feed, const std::string& entries) {
  return R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0")"
         R"( xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/")"
         R"( xmlns:blogger="http://schemas.google.com/blogger/2018" xmlns:app="http://www.w3.org/2007/app">)" +
         feed + entries + "</feed>";
}

TEST(FeedAtom, AnEntry) {
  auto parsed = parse_export(atom_with(
      R"(<link rel="self" href="https://a.example/atom"/><author><name>Feed</name></author>)",
      R"(<entry xml:lang="fr"><id>urn:uuid:1</id><link href="https://a.example/1"/>)"
      R"(<link rel="enclosure" href="https://a.example/1.mp3"/><title type="html">A &amp;amp; B</title>)"
      R"(<published>2023-03-04T05:06:07Z</published><updated>2023-03-05T05:06:07Z</updated>)"
      R"(<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <a href="https://b.example/">y</a></p></div></content>)"
      R"(<author><name>Ada</name><uri>https://a.example/ada</uri></author></entry>)"
      R"(<entry><id>urn:uuid:2</id><title>1 &lt; 2 &amp; 3</title><updated>2023-03-05T05:06:07Z</updated>)"
      R"(<summary>plain  text</summary></entry>)"));
  EXPECT_EQ(parsed.reason, "feed-atom: its root element and its first items have the shape");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "web:urn:uuid:1");
  EXPECT_EQ(post.text("url"), "https://a.example/1");
  EXPECT_EQ(post.text("account_uid"), "web:https://a.example/ada");
  EXPECT_EQ(post.text("text"), "A & B\n\nx y");
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://b.example/"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://a.example/1.mp3"}));
  EXPECT_EQ(post.text("lang"), "fr");
  EXPECT_EQ(post.text("created_at"), "2023-03-04T05:06:07Z");
  // The time of an update is not that of the post.
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
  EXPECT_EQ(parsed.post(1).text("text"), "1 < 2 & 3\n\nplain  text");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "web:Feed@a.example");
}

TEST(FeedAtom, BloggerTakeout) {
  const auto entry = [](const std::string& id, const std::string& fields) {
    return "<entry><id>tag:blogger.com,1999:blog-9." + id + "</id>" + fields + "</entry>";
  };
  const std::string ada = "<author><name>Ada</name></author>";
  auto parsed = parse_export(atom_with(
      "<title>t</title>",
      entry("post-1",
            "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>" + ada) +
          entry("post-2",
                "<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>" + ada) +
          entry("page-3", "<blogger:type>PAGE</blogger:type>" + ada) +
          entry("post-4",
                "<blogger:parent>tag:blogger.com,1999:blog-9.post-1</blogger:parent>"
                "<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>" +
                    ada) +
          entry("post-5",
                "<blogger:type>COMMENT</blogger:type><author><name>Anonymous</name>"
                "<blogger:type>ANONYMOUS</blogger:type></author>") +
          entry("post-6", "<app:control><app:draft>yes</app:draft></app:control>" + ada)));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("platform"), "blogspot");
  EXPECT_EQ(parsed.post(0).text("uid"), "blogspot:tag:blogger.com,1999:blog-9.post-1");
  EXPECT_EQ(parsed.post(1).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), parsed.post(0).text("uid"));
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "an anonymous comment: it belongs to no account");
  EXPECT_EQ(parsed.passed_over.items().size(), 2U);
}

TEST(FeedAtom, AVideoOfYoutube) {
  auto parsed = parse_export(atom_with(
      "<title>t</title>",
      R"(<entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><yt:channelId>UC1</yt:channelId><title>T</title>)"
      R"(<link rel="alternate" href="https://www.youtube.com/watch?v=abc"/>)"
      R"(<author><name>Ada</name><uri>https://www.youtube.com/channel/UC1</uri></author>)"
      R"(<published>2023-03-04T05:06:07+00:00</published><media:group><media:description>D</media:description>)"
      R"(<media:community><media:statistics views="12"/></media:community></media:group></entry>)"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("uid"), "youtube:abc");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "youtube:UC1");
  EXPECT_EQ(parsed.post(0).text("text"), "T\n\nD");
  EXPECT_EQ(parsed.post(0).integer("views"), 12);
}

TEST(FeedAtom, Reddit) {
  const std::string author =
      "<author><name>/u/ada</name><uri>https://www.reddit.com/user/ada</uri></author>";
  auto parsed = parse_export(atom_with(
      R"(<link rel="self" href="https://www.reddit.com/r/x/.rss"/>)",
      "<entry>" + author +
          R"(<category term="x" label="r/x"/><id>t3_1a</id><link href="https://www.reddit.com/r/x/comments/1a/t/"/>)"
          R"(<published>2023-03-04T05:06:07+00:00</published><title>T</title><content type="html">)"
          R"(&lt;!-- SC_OFF --&gt;&lt;p&gt;mine&lt;/p&gt;&lt;!-- SC_ON --&gt; submitted by &lt;a href="https://www.reddit.com/user/ada"&gt;/u/ada&lt;/a&gt;)"
          R"( &lt;a href="https://news.example/"&gt;[link]&lt;/a&gt;</content></entry>)"
          "<entry>" +
          author +
          R"(<id>t1_2b</id><link href="https://www.reddit.com/r/x/comments/1a/t/2b/"/><title>/u/ada on T</title>)"
          R"(<content type="html">&lt;!-- SC_OFF --&gt;hm&lt;!-- SC_ON --&gt;</content></entry>)"
          R"(<entry><id>t3_3c</id><link href="https://www.reddit.com/r/x/comments/3c/t/"/></entry>)"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "reddit:t3_1a");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "reddit:ada");
  EXPECT_EQ(parsed.post(0).text("text"), "T\n\nmine");
  EXPECT_EQ(parsed.post(0).texts("urls"), (std::vector<Text>{"https://news.example/"}));
  EXPECT_TRUE(parsed.post(0).texts("hashtags").empty());
  EXPECT_EQ(parsed.post(1).text("uid"), "reddit:t1_2b");
  EXPECT_EQ(parsed.post(1).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(1).text("conversation_uid"), "reddit:t3_1a");
  EXPECT_EQ(parsed.post(1).text("text"), "hm");
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "the author is deleted");
}

TEST(FeedAtom, ASingleEntryAndOtherXml) {
  auto parsed = parse_export(
      R"(<entry xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/1</id><author><name>A</name></author></entry>)");
  EXPECT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parse_export("<feed><entry><id>1</id></entry></feed>").posts.size(), 0U);
}

TEST(FeedAtom, ATimeThatIsNoTimeIsRejected) {
  auto parsed = parse_export(atom_with(
      "<title>t</title>",
      "<entry><id>urn:1</id><author><name>A</name></author><published>noon</published></entry>"));
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "published 'noon' is no time");
}

}  // namespace
}  // namespace cahoots
