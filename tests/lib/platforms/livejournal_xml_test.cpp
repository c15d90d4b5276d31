#include "platforms/livejournal_xml.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kNoJournal =
    "the export does not say whose journal it is: write the name into its first tag, "
    "<livejournal journal=\"NAME\">";

std::string journal_of(const std::string& items) {
  return "<?xml version=\"1.0\"?><livejournal journal=\"ada\">" + items + "</livejournal>";
}

TEST(LivejournalXml, AnEntry) {
  auto parsed = parse_export(
      journal_of("<entry><itemid>12345</itemid><eventtime>2009-03-04 23:59:00</eventtime>"
                 "<logtime>2009-03-04 20:59:07</logtime><subject>S</subject>"
                 "<event>one &lt;lj user=\"bo_x\"&gt;\ntwo &lt;lj comm='tea' /&gt; "
                 "&lt;lj-cut&gt;three&lt;/lj-cut&gt;</event></entry>"));
  ASSERT_EQ(parsed.posts.size(), 1U) << parsed.reason;
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "livejournal:ada/entry/48");
  EXPECT_EQ(post.text("account_uid"), "livejournal:ada");
  EXPECT_EQ(post.text("created_at"), "2009-03-04T20:59:07Z");
  EXPECT_EQ(post.text("text"), "S\n\none bo_x\ntwo tea three");
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"livejournal:bo_x", "livejournal:tea"}));
}

TEST(LivejournalXml, WithoutLogtimeThereIsNoTime) {
  auto parsed = parse_export(
      journal_of("<entry><itemid>256</itemid><eventtime>2009-03-04 23:59:00</eventtime>"
                 "<event>two\nlines</event></entry>"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_FALSE(is_known(parsed.post(0).text("created_at")));
  EXPECT_EQ(parsed.post(0).text("text"), "two\nlines");
}

TEST(LivejournalXml, ATextThatIsNothingButAName) {
  auto parsed =
      parse_export(journal_of("<entry><itemid>256</itemid><event>&lt;lj user=bo&gt;</event></entry>"
                              "<entry><itemid>512</itemid><event>&lt;lj user=</event></entry>"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("text"), "bo");
}

TEST(LivejournalXml, Comments) {
  auto parsed = parse_export(
      journal_of("<usermaps><usermap id='7' user='bo'/></usermaps><comments>"
                 "<comment id='1' jitemid='48' "
                 "posterid='7'><body>a</body><date>2009-03-05T06:00:00Z</date></comment>"
                 "<comment id='2' jitemid='48' posterid='8' "
                 "parentid='1'><body>b</body><date>2009-03-05 06:00:00</date></comment>"
                 "<comment id='3' jitemid='48' posterid='8' state='D'/>"
                 "<comment id='4' jitemid='48'><body>c</body></comment></comments>"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("uid"), "livejournal:ada/comment/1");
  EXPECT_EQ(parsed.post(0).text("account_uid"), "livejournal:bo");
  EXPECT_EQ(parsed.post(0).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(0).text("conversation_uid"), "livejournal:ada/entry/48");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "livejournal:ada/entry/48");
  EXPECT_EQ(parsed.post(0).text("created_at"), "2009-03-05T06:00:00Z");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "livejournal:#8");
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), "livejournal:ada/comment/1");
  EXPECT_FALSE(is_known(parsed.post(1).text("created_at")));
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "an anonymous comment: it belongs to no account");
  EXPECT_EQ(parsed.passed_over.items().size(), 1U);
}

TEST(LivejournalXml, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      "<livejournal><entry><itemid>1</itemid></entry><comment id='1' posterid='2'><body>a</body>"
      "</comment></livejournal>");
  ASSERT_EQ(parsed.rejects.size(), 2U);
  EXPECT_EQ(parsed.error(0), kNoJournal);
  EXPECT_EQ(parsed.error(1), kNoJournal);
  parsed = parse_export(journal_of(
      "<entry><itemid>x1</itemid></entry><entry><itemid>1</itemid><logtime>now</logtime></entry>"
      "<comment posterid='2'><body>a</body></comment>"
      "<comment id='1' posterid='2'><body>a</body><date>nowZ</date></comment>"));
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "itemid 'x1' is no number");
  EXPECT_EQ(parsed.error(1), "logtime 'now' is no time");
  EXPECT_EQ(parsed.error(2), "a comment without an id");
  EXPECT_EQ(parsed.error(3), "date 'nowZ' is no time");
}

}  // namespace
}  // namespace cahoots
