#include "platforms/x_archive.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kHeader =
    "tweetid,userid,user_display_name,user_screen_name,user_reported_location,follower_count,"
    "account_creation_date,tweet_language,tweet_text,tweet_time,in_reply_to_userid,"
    "in_reply_to_tweetid,quoted_tweet_tweetid,is_retweet,retweet_tweetid,like_count,hashtags,urls,"
    "user_mentions\n";

ParsedExport parse_rows(const std::string& rows) {
  return parse_export(std::string(kHeader) + rows);
}

TEST(XArchive, ATweetAndItsAccount) {
  auto parsed = parse_rows(
      "1001,hash_a,Anna Invented,anna_inv,Nowhere,12,2019-05-01,en,\"Two, \"\"quoted\"\"\nlines\","
      "2020-03-04 05:06,,,,False,,3,\"[Spring, Sun]\",\"['https://example.org/a,b', "
      "'http://example.net']\",\"[77]\"\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "x:1001");
  EXPECT_EQ(post.text("account_uid"), "x:hash_a");
  EXPECT_EQ(post.text("account_handle"), "@anna_inv");
  EXPECT_EQ(post.text("text"), "Two, \"quoted\"\nlines");
  EXPECT_EQ(post.text("created_at"), "2020-03-04T05:06:00Z");
  EXPECT_EQ(post.integer("created_at_precision_s"), 60);
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.integer("likes"), 3);
  EXPECT_EQ(post.integer("replies"), std::nullopt);
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"spring", "sun"}));
  EXPECT_EQ(post.texts("urls"),
            (std::vector<Text>{"https://example.org/a,b", "http://example.net"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"x:77"}));
  EXPECT_EQ(post.integer("source_line"), 2);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("location"), "Nowhere");
  EXPECT_EQ(parsed.account(0).integer("followers"), 12);
  EXPECT_EQ(parsed.account(0).text("created_at"), "2019-05-01T00:00:00Z");
  EXPECT_EQ(parsed.account(0).integer("created_at_precision_s"), 86400);
}

TEST(XArchive, RepliesQuotesAndReposts) {
  auto parsed = parse_rows(
      "1,u,,,,,,,a,2020-03-04 05:06,9,8,,False,,,,,\n"
      "2,u,,,,,,,b,2020-03-04 05:06,,,7,False,,,,,\n"
      "3,u,,,,,,,c,2020-03-04 05:06,,,,True,6,,,,\n"
      "4,u,,,,,,,d,2020-03-04 05:06,,,7,true,,,,,\n");
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "reply");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "x:8");
  EXPECT_EQ(parsed.post(0).text("reply_to_account_uid"), "x:9");
  EXPECT_EQ(parsed.post(1).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(1).text("quote_of_uid"), "x:7");
  EXPECT_EQ(parsed.post(2).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(2).text("repost_of_uid"), "x:6");
  EXPECT_EQ(parsed.post(3).text("post_type"), "repost");
}

TEST(XArchive, DamagedValues) {
  auto parsed = parse_rows(
      "1.35E+18,u,,,,,,,a,2020-03-04 05:06,,,,False,,,,,\n"
      "2,u,,,,,,,b,yesterday,,,,False,,,,,\n"
      "3,u,,,,,,,c,2020-03-04 05:06,,,,False,,many,,,\n"
      "4,u,,,,,,,d,2020-03-04 05:06,,1.2e+18,,False,,,,,\n"
      ",u,,,,,,,e,2020-03-04 05:06,,,,False,,,,,\n"
      "6,,,,,,,,f,2020-03-04 05:06,,,,False,,,,,\n"
      "7,u\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("uid"), "x:3");
  EXPECT_EQ(parsed.post(0).integer("likes"), std::nullopt);
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "the id '1.35E+18' was rounded by a spreadsheet");
  EXPECT_EQ(parsed.error(1), "tweet_time 'yesterday' is no time");
  EXPECT_EQ(parsed.error(2), "the id '1.2e+18' was rounded by a spreadsheet");
  EXPECT_EQ(parsed.error(3), "a post without an id");
  EXPECT_EQ(parsed.error(4), "a post without an account");
  EXPECT_EQ(parsed.error(5), "the row has 2 fields, the header 19");
  EXPECT_EQ(parsed.rejects[1].position.line, 3U);
  EXPECT_EQ(parsed.rejects[1].raw, "2,u,,,,,,,b,yesterday,,,,False,,,,,");
}

TEST(XArchive, AbsentIsUnknown) {
  auto parsed = parse_rows("1,u,,,,,,und,,2020-03-04 05:06,absent,,,False,,absent,[],[],[]\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_FALSE(is_known(parsed.post(0).text("lang")));
  EXPECT_FALSE(is_known(parsed.post(0).text("reply_to_account_uid")));
  EXPECT_EQ(parsed.post(0).text("post_type"), "original");
  EXPECT_EQ(parsed.post(0).text("text"), "");
  EXPECT_TRUE(parsed.post(0).texts("urls").empty());
}

TEST(XArchiveUsers, AccountsOnly) {
  auto parsed = parse_export(
      "userid,user_display_name,user_screen_name,follower_count,following_count,"
      "account_creation_date\n"
      "h1,Bo Nobody,bo_nobody,5,\"1,200\",2017-08-18\n"
      ",X,x,1,1,2017-08-18\n"
      "9.1E+17,Y,y,1,1,2017-08-18\n"
      "h2,Z,z,1,1,unknown\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("uid"), "x:h1");
  EXPECT_EQ(parsed.account(0).integer("following"), 1200);
  EXPECT_EQ(parsed.account(0).text("created_at"), "2017-08-18T00:00:00Z");
  EXPECT_FALSE(is_known(parsed.account(1).text("created_at")));
  ASSERT_EQ(parsed.rejects.size(), 2U);
  EXPECT_EQ(parsed.error(0), "a row without a userid");
}

}  // namespace
}  // namespace cahoots
