#include "platforms/mastodon.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// A status of ada, local to one.example, with more fields.
std::string status_with(const std::string& fields) {
  return R"({"id":"5","created_at":"2023-03-04T05:06:07.891Z",)"
         R"("uri":"https://one.example/users/ada/statuses/5","content":"<p>Hi</p>",)"
         R"("account":{"id":"11","username":"ada","acct":"ada","url":"https://one.example/@ada"})" +
         fields + "}\n";
}

TEST(Mastodon, AStatusAndItsAccount) {
  auto parsed = parse_export(status_with(
      R"(,"url":"https://one.example/@ada/5","language":"en","spoiler_text":"careful",)"
      R"("replies_count":1,"reblogs_count":2,"favourites_count":3,"quotes_count":4,)"
      R"("tags":[{"name":"Tea"}],"mentions":[{"id":"1","acct":"Bo@Two.Example"},{"acct":"cy",)"
      R"("url":"https://one.example/@cy"},{"acct":""}],)"
      R"("media_attachments":[{"url":"https://one.example/c.png","remote_url":"https://o.example/c.png"},)"
      R"({"url":"https://one.example/d.png","remote_url":null},{}])"));
  EXPECT_EQ(parsed.reason, "mastodon: a record at its start has the shape");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "mastodon:https://one.example/users/ada/statuses/5");
  EXPECT_EQ(post.text("account_uid"), "mastodon:ada@one.example");
  EXPECT_EQ(post.text("account_handle"), "@ada@one.example");
  EXPECT_EQ(post.text("created_at"), "2023-03-04T05:06:07Z");
  EXPECT_EQ(post.text("text"), "careful\n\nHi");
  EXPECT_EQ(post.text("lang"), "en");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.text("conversation_uid"), post.text("uid"));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"tea"}));
  EXPECT_EQ(post.texts("mentions"),
            (std::vector<Text>{"mastodon:Bo@two.example", "mastodon:cy@one.example"}));
  EXPECT_EQ(post.texts("media"),
            (std::vector<Text>{"url:https://o.example/c.png", "url:https://one.example/d.png"}));
  EXPECT_EQ(post.integer("replies"), 1);
  EXPECT_EQ(post.integer("reposts"), 2);
  EXPECT_EQ(post.integer("likes"), 3);
  EXPECT_EQ(post.integer("quotes"), 4);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("url"), "https://one.example/@ada");
}

TEST(Mastodon, LinksThatAreNeitherMentionsNorHashtags) {
  auto parsed = parse_export(
      R"--({"id":"5","created_at":"2023-03-04T05:06:07Z","uri":"https://one.example/o/5",
      "content":"<p>See <a href=\"https://news.example/?a=1&amp;b=2\" class=\"x\">news</a> <a href=\"https://two.example/tag/tea\" class=\"hashtag\">#tea</a> <a href=\"https://two.example/tags/x\" rel=\"nofollow tag\">#x</a> <a class=\"u-url mention\" href=\"https://two.example/@bo\">@bo</a> <a ",
      "account":{"acct":"ada@one.example"}})--");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("text"), "See news #tea #x @bo");
  EXPECT_EQ(parsed.post(0).texts("urls"), (std::vector<Text>{"https://news.example/?a=1&b=2"}));
}

TEST(Mastodon, TextWithoutMarkupStaysAsItIs) {
  auto parsed = parse_export(
      R"({"id":"5","created_at":"2023-03-04T05:06:07Z","uri":"https://one.example/o/5",)"
      R"("content":"two  blanks\nand a line","account":{"acct":"ada@one.example"}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("text"), "two  blanks\nand a line");
}

TEST(Mastodon, ABoostAndWhatItBoosts) {
  auto parsed = parse_export(
      status_with(R"(,"replies_count":0,"reblogs_count":0,"favourites_count":0,"reblog":{"id":"9",)"
                  R"("created_at":"2023-03-01T00:00:00Z","uri":"https://three.example/objects/9",)"
                  R"("content":"Hi","account":{"acct":"cy@three.example"},"favourites_count":0})"));
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "mastodon:https://three.example/objects/9");
  EXPECT_EQ(parsed.post(0).integer("likes"), std::nullopt);
  EXPECT_EQ(parsed.post(1).text("uid"), "mastodon:https://three.example/objects/9");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "mastodon:cy@three.example");
  EXPECT_EQ(parsed.post(1).integer("likes"), 0);
  EXPECT_EQ(parsed.post(1).integer("replies"), std::nullopt);
}

TEST(Mastodon, WhatIsAnsweredIsKnownWhereTheRecordTells) {
  auto parsed = parse_export(status_with(R"(,"in_reply_to_id":"4","in_reply_to_account_id":"11")") +
                             status_with(R"(,"in_reply_to_id":"4","in_reply_to_account_id":"12",)"
                                         R"("mentions":[{"id":"12","acct":"Bo@two.example"}])") +
                             status_with(R"(,"in_reply_to_id":4,"in_reply_to_account_id":13)"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  // Itself, on the server that was asked.
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"),
            "mastodon:https://one.example/users/ada/statuses/4");
  EXPECT_EQ(parsed.post(0).text("reply_to_account_uid"), "mastodon:ada@one.example");
  EXPECT_FALSE(is_known(parsed.post(0).text("conversation_uid")));
  // Somebody mentioned; which post, only that server knows.
  EXPECT_FALSE(is_known(parsed.post(1).text("reply_to_uid")));
  EXPECT_EQ(parsed.post(1).text("reply_to_account_uid"), "mastodon:Bo@two.example");
  EXPECT_EQ(parsed.post(2).text("post_type"), "reply");
  EXPECT_FALSE(is_known(parsed.post(2).text("reply_to_account_uid")));
}

TEST(Mastodon, AContextTellsParentsAndTheRoot) {
  auto parsed = parse_export(
      R"({"ancestors":[{"id":"1","created_at":"2023-03-05T00:00:00Z","uri":"https://b.example/7",)"
      R"("content":"a","account":{"acct":"bo@b.example"}}],"descendants":[)"
      R"({"id":"2","in_reply_to_id":"1","created_at":"2023-03-05T00:00:01Z",)"
      R"("uri":"https://c.example/8","content":"b","account":{"acct":"cy@c.example"}},)"
      R"({"id":"3","in_reply_to_id":"2","created_at":"2023-03-05T00:00:02Z",)"
      R"("uri":"https://b.example/9","content":"c","account":{"acct":"bo@b.example"}},)"
      R"({"id":"4","in_reply_to_id":"77","created_at":"2023-03-05T00:00:02Z",)"
      R"("uri":"https://b.example/10","content":"d","account":{"acct":"bo@b.example"}}]})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 4U);
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), "mastodon:https://b.example/7");
  EXPECT_EQ(parsed.post(2).text("reply_to_uid"), "mastodon:https://c.example/8");
  EXPECT_EQ(parsed.post(2).text("conversation_uid"), "mastodon:https://b.example/7");
  EXPECT_FALSE(is_known(parsed.post(3).text("reply_to_uid")));
  EXPECT_FALSE(is_known(parsed.post(3).text("conversation_uid")));
}

TEST(Mastodon, Quotes) {
  const std::string quoted = R"({"id":"9","created_at":"2023-03-01T00:00:00Z",)"
                             R"("uri":"https://c.example/9","content":"q",)"
                             R"("account":{"acct":"cy@c.example"}})";
  auto parsed =
      parse_export(status_with(R"(,"quote":{"state":"accepted","quoted_status":)" + quoted + "}") +
                   status_with(R"(,"quote":{"state":"accepted","quoted_status_id":"9"})") +
                   status_with(R"(,"quote":)" + quoted) + status_with(R"(,"quote":null)"));
  ASSERT_EQ(parsed.posts.size(), 6U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(0).text("quote_of_uid"), "mastodon:https://c.example/9");
  EXPECT_EQ(parsed.post(1).text("uid"), "mastodon:https://c.example/9");
  EXPECT_EQ(parsed.post(2).text("post_type"), "quote");
  EXPECT_FALSE(is_known(parsed.post(2).text("quote_of_uid")));
  EXPECT_EQ(parsed.post(3).text("quote_of_uid"), "mastodon:https://c.example/9");
  EXPECT_EQ(parsed.post(5).text("post_type"), "original");
}

TEST(Mastodon, AccountsAndSearchResults) {
  auto parsed = parse_export(
      R"({"accounts":[{"id":"1","username":"ada","acct":"ada","display_name":"Ada",)"
      R"("note":"<p>one<br>two</p>","url":"https://one.example/@ada",)"
      R"("created_at":"2022-11-01T00:00:00.000Z","followers_count":0,"following_count":2,)"
      R"("statuses_count":3}],"statuses":[],"hashtags":[]})"
      "\n"
      R"({"username":"bo","acct":"bo@b.example","statuses_count":1,)"
      R"("created_at":"2022-11-01T10:20:30.000Z"})"
      "\n"
      R"({"username":"cy","acct":"cy","statuses_count":1})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("uid"), "mastodon:ada@one.example");
  EXPECT_EQ(parsed.account(0).text("bio"), "one\ntwo");
  EXPECT_EQ(parsed.account(0).integer("created_at_precision_s"), 86400);
  EXPECT_EQ(parsed.account(0).integer("followers"), 0);
  EXPECT_EQ(parsed.account(1).integer("created_at_precision_s"), 1);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "an account without acct, or a local one without a url");
}

TEST(Mastodon, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      status_with("") +
      R"({"id":"5","created_at":"2023","content":"x","account":{"acct":"a@b.example"}})"
      "\n"
      R"({"id":"5","created_at":"now","uri":"https://b.example/1","content":"x","account":{"acct":"a@b.example"}})"
      "\n"
      R"({"id":"5","created_at":"2023-01-01T00:00:00Z","uri":"tag:1","content":"x","account":{"acct":"a"}})"
      "\n"
      R"({"id":"5","uri":"https://b.example/1","content":"x","account":"a@b.example"})"
      "\n"
      R"({"error":"Record not found"})"
      "\n"
      R"({"id":"5","statuses":7,"uri":[]})"
      "\n"
      R"({"id":"5"})"
      "\n");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "a status without a uri");
  EXPECT_EQ(parsed.error(1), "created_at 'now' is no time");
  EXPECT_EQ(parsed.error(2), "a status whose account has no acct, or is local and has no url");
  EXPECT_EQ(parsed.error(3), "a status whose account has no acct, or is local and has no url");
  EXPECT_EQ(parsed.error(4), "an error of the API: Record not found");
  EXPECT_EQ(parsed.error(5), "neither statuses nor accounts in it");
}

}  // namespace
}  // namespace cahoots
