#include "platforms/bluesky_jetstream.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kDid = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

std::string commit(std::string_view collection, std::string_view record) {
  std::string line = R"({"did":")";
  line.append(kDid).append(R"(","time_us":1700000001500000,"kind":"commit","commit":{)");
  line.append(R"("operation":"create","rkey":"k1","collection":")").append(collection);
  return line.append(R"(","record":)").append(record).append("}}\n");
}

TEST(BlueskyJetstream, APost) {
  auto parsed = parse_export(commit("app.bsky.feed.post", R"({"createdAt":"2023-11-14T22:13:20Z",
      "text":"hi","langs":["pt"],"facets":[{"features":[
        {"$type":"app.bsky.richtext.facet#link","uri":"https://example.org/a"},
        {"$type":"app.bsky.richtext.facet#tag","tag":"One"},
        {"$type":"app.bsky.richtext.facet#mention","did":"did:web:example.org"},
        {"$type":"app.bsky.richtext.facet#other","tag":"no"}]}],
      "embed":{"$type":"app.bsky.embed.external","external":{"uri":"https://example.org/b"}}})"));
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "bluesky:at://" + std::string(kDid) + "/app.bsky.feed.post/k1");
  EXPECT_EQ(post.text("url"), "https://bsky.app/profile/" + std::string(kDid) + "/post/k1");
  EXPECT_EQ(post.text("account_uid"), "bluesky:" + std::string(kDid));
  EXPECT_EQ(post.text("created_at"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(post.text("collected_at"), "2023-11-14T22:13:21Z");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.text("conversation_uid"), post.text("uid"));
  EXPECT_EQ(post.text("lang"), "pt");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"one"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"bluesky:did:web:example.org"}));
  EXPECT_EQ(post.texts("urls"),
            (std::vector<Text>{"https://example.org/a", "https://example.org/b"}));
  EXPECT_EQ(post.integer("likes"), std::nullopt);
}

TEST(BlueskyJetstream, RepliesQuotesAndMedia) {
  const std::string reply = R"("reply":{"root":{"uri":"at://did:plc:r/app.bsky.feed.post/1"},)"
                            R"("parent":{"uri":"at://did:plc:p/app.bsky.feed.post/2"}},)";
  const std::string quote =
      R"("embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":)"
      R"({"uri":"at://did:plc:q/app.bsky.feed.post/3"}},"media":{"images":[)"
      R"({"image":{"ref":{"$link":"bafynew"}}},{"image":{"cid":"bafyold"}},{"image":{}}]}})";
  const std::string list = R"("embed":{"$type":"app.bsky.embed.record","record":)"
                           R"({"uri":"at://did:plc:q/app.bsky.graph.list/3"}})";
  auto parsed = parse_export(commit("app.bsky.feed.post", "{" + reply + quote + "}") +
                             commit("app.bsky.feed.post", "{" + quote + "}") +
                             commit("app.bsky.feed.post", "{" + list + "}"));
  ASSERT_EQ(parsed.posts.size(), 3U);
  RecordView& answer = parsed.post(0);
  EXPECT_EQ(answer.text("post_type"), "reply");
  EXPECT_EQ(answer.text("conversation_uid"), "bluesky:at://did:plc:r/app.bsky.feed.post/1");
  EXPECT_EQ(answer.text("reply_to_uid"), "bluesky:at://did:plc:p/app.bsky.feed.post/2");
  EXPECT_EQ(answer.text("reply_to_account_uid"), "bluesky:did:plc:p");
  EXPECT_EQ(answer.text("quote_of_uid"), "bluesky:at://did:plc:q/app.bsky.feed.post/3");
  EXPECT_EQ(answer.texts("media"), (std::vector<Text>{"id:bafynew", "id:bafyold"}));
  EXPECT_FALSE(is_known(answer.text("created_at")));
  EXPECT_EQ(parsed.post(1).text("post_type"), "quote");
  EXPECT_EQ(parsed.post(2).text("post_type"), "original");
}

TEST(BlueskyJetstream, RepostsAndProfiles) {
  auto parsed = parse_export(
      commit("app.bsky.feed.repost", R"({"createdAt":"2023-11-14T22:13:20Z",
        "subject":{"uri":"at://did:plc:q/app.bsky.feed.post/3"}})") +
      commit("app.bsky.actor.profile", R"({"displayName":"Made Up","description":"b",
        "avatar":{"ref":{"$link":"bafyface"}},"createdAt":"a while ago"})") +
      R"({"did":"did:plc:n","time_us":1,"kind":"identity","identity":{"handle":"new.test"}})" +
      "\n" +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"identity",)"
      R"("identity":{"handle":"new.test"}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "bluesky:at://did:plc:q/app.bsky.feed.post/3");
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("name"), "Made Up");
  EXPECT_EQ(parsed.account(0).text("avatar"), "bafyface");
  EXPECT_FALSE(is_known(parsed.account(0).text("created_at")));
  EXPECT_EQ(parsed.account(1).text("handle"), "@new.test");
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "time_us '1' is no time");
}

TEST(BlueskyJetstream, WhatIsNoPostIsPassedOver) {
  auto parsed = parse_export(
      commit("app.bsky.feed.like", "{}") + commit("app.bsky.graph.follow", "{}") +
      commit("app.bsky.graph.block", "{}") + commit("org.example.thing", "{}") +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"account","account":{}})" + "\n" +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"identity","identity":{}})" + "\n" +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"commit",)"
      R"("commit":{"operation":"delete","collection":"app.bsky.feed.post","rkey":"k"}})");
  EXPECT_TRUE(parsed.posts.empty());
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_EQ(parsed.passed_over.items().size(), 7U);
}

TEST(BlueskyJetstream, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      commit("app.bsky.feed.post", R"({"createdAt":"yesterday","text":"x"})") +
      commit("app.bsky.feed.post", "null") + commit("app.bsky.feed.repost", "{}") +
      R"({"did":7,"time_us":1700000001500000,"kind":"commit"})" + "\n" +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"commit"})" + "\n" +
      R"({"did":"did:plc:n","time_us":1700000001500000,"kind":"commit",)"
      R"("commit":{"operation":"create","collection":"app.bsky.feed.post","record":{}}})");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "createdAt 'yesterday' is no time");
  EXPECT_EQ(parsed.error(1), "a commit without its record");
  EXPECT_EQ(parsed.error(2), "a repost that does not say of what");
  EXPECT_EQ(parsed.error(3), "did '' is no DID");
  EXPECT_EQ(parsed.error(4), "no event of a kind that is known");
  EXPECT_EQ(parsed.error(5), "a commit without rkey");
}

}  // namespace
}  // namespace cahoots
