#include "platforms/bluesky_posts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// A postView of `did:plc:NAME`.
std::string view(const std::string& name, const std::string& more = "") {
  return R"({"uri":"at://did:plc:)" + name + R"(/app.bsky.feed.post/1","author":{"did":"did:plc:)" +
         name + R"(","handle":")" + name + R"(.test"},"record":{"text":"by )" + name +
         R"(","createdAt":"2023-11-14T22:13:20Z"})" + more + "}";
}

TEST(BlueskyPosts, APostView) {
  auto parsed = parse_export(R"({"uri":"at://did:plc:a/app.bsky.feed.post/1",
    "author":{"did":"did:plc:a","handle":"a.test","displayName":"A","createdAt":"2023-01-02T03:04:05Z",
      "avatar":"https://cdn.bsky.app/img/avatar/plain/did:plc:a/bafyface@jpeg",
      "verification":{"verifiedStatus":"none"}},
    "record":{"text":"hi","createdAt":"2023-11-14T22:13:20Z"},
    "likeCount":1,"replyCount":2,"repostCount":3,"quoteCount":"many"})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "bluesky:at://did:plc:a/app.bsky.feed.post/1");
  EXPECT_EQ(post.text("account_uid"), "bluesky:did:plc:a");
  EXPECT_EQ(post.text("account_handle"), "@a.test");
  EXPECT_EQ(post.text("account_name"), "A");
  EXPECT_EQ(post.text("text"), "hi");
  EXPECT_EQ(post.integer("likes"), 1);
  EXPECT_EQ(post.integer("replies"), 2);
  EXPECT_EQ(post.integer("reposts"), 3);
  EXPECT_EQ(post.integer("quotes"), std::nullopt);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("avatar"), "bafyface");
  EXPECT_EQ(parsed.account(0).boolean("verified"), false);
  EXPECT_EQ(parsed.account(0).text("created_at"), "2023-01-02T03:04:05Z");
}

TEST(BlueskyPosts, PagesAndThreads) {
  EXPECT_EQ(parse_export(R"({"posts":[)" + view("a") + "," + view("b") + "]}").posts.size(), 2U);
  EXPECT_EQ(parse_export("[" + view("a") + "," + view("b") + "]").posts.size(), 2U);
  EXPECT_EQ(parse_export(R"({"feed":[{"post":)" + view("a") + "}]}").posts.size(), 1U);
  auto thread = parse_export(R"({"thread":{"post":)" + view("a") + R"(,"parent":{"post":)" +
                             view("b") + R"(,"parent":{"uri":"at://x","notFound":true}},)" +
                             R"("replies":[{"post":)" + view("c") + R"(,"replies":[{"post":)" +
                             view("d") + R"(}]},{"uri":"at://y","blocked":true}]}})");
  EXPECT_EQ(thread.posts.size(), 4U);
  EXPECT_TRUE(thread.rejects.empty());
  EXPECT_EQ(thread.passed_over.items().size(), 2U);
}

TEST(BlueskyPosts, QuotedPostsArePostsOfTheirOwn) {
  const std::string quoted =
      R"({"uri":"at://did:plc:q/app.bsky.feed.post/9","author":{"did":"did:plc:q"},)"
      R"("value":{"text":"first"},"likeCount":5})";
  auto parsed = parse_export(
      "[" + view("a", R"(,"embed":{"record":)" + quoted + "}") + "," +
      view("b", R"(,"embed":{"record":{"record":)" + quoted + R"(},"media":{}})") + "," +
      view("c", R"(,"embed":{"record":{"uri":"at://x","notFound":true}})") + "]");
  ASSERT_EQ(parsed.posts.size(), 5U);
  EXPECT_EQ(parsed.post(1).text("uid"), "bluesky:at://did:plc:q/app.bsky.feed.post/9");
  EXPECT_EQ(parsed.post(1).text("text"), "first");
  EXPECT_EQ(parsed.post(1).integer("likes"), 5);
  EXPECT_EQ(parsed.post(3).text("account_uid"), "bluesky:did:plc:q");
}

TEST(BlueskyPosts, RepostsOfAFeed) {
  auto parsed = parse_export(
      R"({"feed":[{"post":)" + view("a") +
      R"(,"reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:r",)" +
      R"("handle":"handle.invalid"},"indexedAt":"2023-11-15T00:00:00Z"}},{"post":)" + view("b") +
      R"(,"reason":{"by":{"did":"did:plc:r"},"uri":"at://did:plc:r/app.bsky.feed.repost/7",)" +
      R"("indexedAt":"soon"}},{"post":)" + view("c") +
      R"(,"reason":{"$type":"app.bsky.feed.defs#reasonPin"}}]})");
  ASSERT_EQ(parsed.posts.size(), 4U);
  RecordView& repost = parsed.post(1);
  EXPECT_EQ(repost.text("uid"), "bluesky:at://did:plc:a/app.bsky.feed.post/1#repost-by-did:plc:r");
  EXPECT_EQ(repost.text("repost_of_uid"), "bluesky:at://did:plc:a/app.bsky.feed.post/1");
  EXPECT_EQ(repost.text("post_type"), "repost");
  EXPECT_EQ(repost.text("created_at"), "2023-11-15T00:00:00Z");
  EXPECT_FALSE(is_known(repost.text("account_handle")));
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "indexedAt 'soon' is no time");
}

TEST(BlueskyPosts, Profiles) {
  auto parsed = parse_export(R"({"profiles":[{"did":"did:plc:a","handle":"a.test","displayName":"A",
    "description":"b","followersCount":1,"followsCount":2,"postsCount":3,
    "avatar":"https://example.org/a.png","verification":{"verifiedStatus":"valid"}}]})");
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).text("bio"), "b");
  EXPECT_EQ(parsed.account(0).integer("followers"), 1);
  EXPECT_EQ(parsed.account(0).integer("following"), 2);
  EXPECT_EQ(parsed.account(0).integer("posts"), 3);
  EXPECT_EQ(parsed.account(0).boolean("verified"), true);
  EXPECT_EQ(parsed.account(0).text("avatar"), "https://example.org/a.png");
}

TEST(BlueskyPosts, WhatCannotBeUsedIsRejected) {
  auto parsed =
      parse_export(view("a") + "\n" + R"({"error":"InvalidRequest","message":"no such actor"})" +
                   "\n" + R"({"posts":[{"uri":"x"},{"author":{},"record":{},"uri":5}]})" + "\n" +
                   R"({"feed":[{}]})" + "\n" + R"({"cursor":"1"})" + "\n" +
                   R"({"uri":"at://did:plc:a/app.bsky.feed.post/2","author":{"did":"did:plc:a"},)"
                   R"("record":{"createdAt":"never"}})");
  EXPECT_EQ(parsed.posts.size(), 1U);
  ASSERT_EQ(parsed.rejects.size(), 5U);
  EXPECT_EQ(parsed.error(0), "an error of the API: InvalidRequest: no such actor");
  EXPECT_EQ(parsed.error(1),
            "a post without its at-URI, author or record (and 1 more in this record)");
  EXPECT_EQ(parsed.error(2), "an item without its post");
  EXPECT_EQ(parsed.error(3), "neither posts nor profiles in it");
  EXPECT_EQ(parsed.error(4), "createdAt 'never' is no time");
}

}  // namespace
}  // namespace cahoots
