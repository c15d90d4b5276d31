#include "platforms/activitypub.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// A note of ada with more fields, as one line.
std::string note_with(const std::string& fields) {
  return R"({"type":"Note","id":"https://one.example/n/1","attributedTo":"https://one.example/users/ada",)"
         R"("content":"<p>Hi</p>","published":"2023-03-04T05:06:07Z")" +
         fields + "}\n";
}

TEST(Activitypub, AnOutboxIsReadItemByItem) {
  const std::string outbox =
      R"({"@context":["a",{"b":"c"}],"id":"outbox.json","type":"OrderedCollection","orderedItems":[
{"id":"https://one.example/n/1/activity","type":"Create","actor":"https://one.example/users/ada",
 "object":{"type":"Note","id":"https://one.example/n/1","content":"Hi","published":"2023-03-04T05:06:07Z"}},
{"id":"https://one.example/n/2/activity","type":"Announce","actor":"https://one.example/users/ada",
 "published":"2023-03-04T05:06:08Z","object":"https://two.example/n/9"},
{"id":"https://one.example/n/3","type":"Like","actor":"https://one.example/users/ada","object":"x"},
{"id":"https://one.example/n/4","type":"Create","actor":"https://one.example/users/ada","object":"x"},
{"type":"Create","actor":"a","object":{"type":"ChatMessage"}},
{"type":"Create","actor":"a","object":{"type":"Note","name":"yes","inReplyTo":"q"}},
"https://one.example/n/5"]})";
  for (const Format* forced : {find_format("activitypub"), static_cast<const Format*>(nullptr)}) {
    auto parsed = parse_export(outbox, "outbox.json", {}, forced);
    ASSERT_EQ(parsed.posts.size(), 2U) << parsed.reason;
    EXPECT_EQ(parsed.post(0).text("uid"), "mastodon:https://one.example/n/1");
    EXPECT_EQ(parsed.post(0).text("account_uid"), "mastodon:ada@one.example");
    EXPECT_FALSE(is_known(parsed.post(0).text("account_handle")));
    EXPECT_EQ(parsed.post(0).text("conversation_uid"), parsed.post(0).text("uid"));
    EXPECT_EQ(parsed.post(1).text("post_type"), "repost");
    EXPECT_EQ(parsed.post(1).text("uid"), "mastodon:https://one.example/n/2/activity");
    EXPECT_EQ(parsed.post(1).text("repost_of_uid"), "mastodon:https://two.example/n/9");
    EXPECT_FALSE(is_known(parsed.post(1).text("text")));
    ASSERT_EQ(parsed.rejects.size(), 1U);
    EXPECT_EQ(parsed.error(0), "a Create that does not hold its object");
    ASSERT_EQ(parsed.passed_over.items().size(), 4U) << "the address of a note too";
  }
}

TEST(Activitypub, ANote) {
  auto parsed = parse_export(note_with(
      R"(,"summary":"cw","url":"https://one.example/@ada/1","contentMap":{"en":"x"},)"
      R"("inReplyTo":"https://two.example/n/9","likes":{"totalItems":3},"shares":{"totalItems":0},)"
      R"("replies":{"first":{"type":"CollectionPage","items":[]}},)"
      R"("tag":{"type":"Mention","href":"https://two.example/@Bo"},)"
      R"("attachment":[{"type":"Document","url":"https://one.example/m.png"},{"type":"Link","href":"https://news.example/"}])"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("url"), "https://one.example/@ada/1");
  EXPECT_EQ(post.text("account_handle"), "@ada@one.example");
  EXPECT_EQ(post.text("text"), "cw\n\nHi");
  EXPECT_EQ(post.text("lang"), "en");
  EXPECT_EQ(post.text("post_type"), "reply");
  EXPECT_EQ(post.text("reply_to_uid"), "mastodon:https://two.example/n/9");
  EXPECT_FALSE(is_known(post.text("conversation_uid")));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"mastodon:Bo@two.example"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://one.example/m.png"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://news.example/"}));
  EXPECT_EQ(post.integer("likes"), 3);
  EXPECT_EQ(post.integer("reposts"), 0);
  EXPECT_EQ(post.integer("replies"), std::nullopt);
}

TEST(Activitypub, QuotesAndLanguages) {
  auto parsed = parse_export(note_with(R"(,"quoteUrl":"https://two.example/n/9")") +
                             note_with(R"(,"quote":{"id":"https://two.example/n/8"})") +
                             note_with(R"(,"contentMap":{"en":"a","de":"b"})"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(0).text("quote_of_uid"), "mastodon:https://two.example/n/9");
  EXPECT_EQ(parsed.post(1).text("quote_of_uid"), "mastodon:https://two.example/n/8");
  EXPECT_FALSE(is_known(parsed.post(2).text("lang")));
}

TEST(Activitypub, AnnouncedObjectsAreThereToo) {
  auto parsed = parse_export(
      R"({"@context":"x","type":"Announce","id":"https://one.example/a/1","actor":{"id":"https://one.example/users/ada"},"object":)" +
      note_with("") + "}");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "mastodon:https://one.example/n/1");
  EXPECT_EQ(parsed.post(1).text("uid"), "mastodon:https://one.example/n/1");
}

TEST(Activitypub, Actors) {
  auto parsed = parse_export(
      R"({"type":"Person","id":"https://one.example/ap/users/117","inbox":"i","preferredUsername":"ada",)"
      R"("name":"Ada","summary":"<p>a</p><p>b</p>","url":[{"type":"Link","href":"https://one.example/@ada"}],)"
      R"("icon":[{"url":"https://one.example/a.png"}],"published":"2022-11-01T00:00:00Z"})"
      "\n"
      R"({"type":"Service","inbox":"i","name":"nobody"})"
      "\n");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  RecordView& account = parsed.account(0);
  EXPECT_EQ(account.text("uid"), "mastodon:https://one.example/ap/users/117");
  EXPECT_EQ(account.text("handle"), "@ada@one.example");
  EXPECT_EQ(account.text("bio"), "a\n\nb");
  EXPECT_EQ(account.text("url"), "https://one.example/@ada");
  EXPECT_EQ(account.text("avatar"), "https://one.example/a.png");
  EXPECT_EQ(account.integer("created_at_precision_s"), 86400);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "an actor without an id");
}

TEST(Activitypub, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      note_with("") +
      R"({"type":"Note","attributedTo":"https://one.example/users/ada","content":"a"})"
      "\n"
      R"({"type":"Note","id":"https://one.example/n/2","content":"a"})"
      "\n"
      R"({"type":"Note","id":"https://one.example/n/2","attributedTo":"https://o.example/users/a","published":"2023-13-01"})"
      "\n"
      R"({"type":["Note"],"id":5})"
      "\n");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "a post without an id");
  EXPECT_EQ(parsed.error(1), "a post without an account");
  EXPECT_EQ(parsed.error(2), "published '2023-13-01' is no time");
  EXPECT_EQ(parsed.error(3), "'' is no ActivityStreams type that is read");
}

}  // namespace
}  // namespace cahoots
