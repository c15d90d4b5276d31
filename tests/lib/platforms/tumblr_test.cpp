#include "platforms/tumblr.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// A page of tagged posts with one post of these fields besides those that all have.
std::string tagged_page(const std::string& fields) {
  return R"({"meta":{"status":200,"msg":"OK"},"response":[{"blog_name":"moss","id":8,)"
         R"("post_url":"https://moss.tumblr.com/post/8","timestamp":1673522888,)" +
         fields + "}]}";
}

TEST(Tumblr, ALegacyTextPost) {
  auto parsed = parse_export(R"({"meta":{"status":200,"msg":"OK"},"response":{
    "blog":{"name":"moss","title":"Moss","description":"<p>a &amp; b</p>","posts":3,
     "avatar":[{"url":"https://img.example/512"},{"url":"https://img.example/64"}]},
    "posts":[{"type":"text","blog_name":"moss","id":819061994073227300,
     "id_string":"819061994073227264","post_url":"https://moss.tumblr.com/post/819061994073227264",
     "date":"2023-01-12 11:28:08 GMT","tags":["Two Words"],"note_count":5,"title":"T",
     "body":"<p>x<br/>y <a href=\"https://example.org/\">z</a> #no</p><img src=\"https://img.example/i\">",
     "trail":[{"is_current_item":true,"is_root_item":true,"post":{"id":"819061994073227264"}}]}],
    "total_posts":3}})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "tumblr:819061994073227264");
  EXPECT_EQ(post.text("url"), "https://moss.tumblr.com/post/819061994073227264");
  EXPECT_EQ(post.text("account_uid"), "tumblr:moss");
  EXPECT_EQ(post.text("account_handle"), "@moss");
  EXPECT_EQ(post.text("created_at"), "2023-01-12T11:28:08Z");
  EXPECT_EQ(post.text("text"), "T\n\nx\ny z #no");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.text("conversation_uid"), post.text("uid"));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"two words"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://example.org/"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://img.example/i"}));
  EXPECT_EQ(post.integer("likes"), std::nullopt);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  RecordView& blog = parsed.account(0);
  EXPECT_EQ(blog.text("name"), "Moss");
  EXPECT_EQ(blog.text("bio"), "a & b");
  EXPECT_EQ(blog.text("avatar"), "https://img.example/512");
  EXPECT_EQ(blog.integer("posts"), 3);
}

TEST(Tumblr, TheOtherLegacyTypes) {
  auto photo = parse_export(tagged_page(
      R"("type":"photo","caption":"<p>c</p>","photos":[{"original_size":{"url":"https://a.example/1"},)"
      R"("alt_sizes":[{"url":"https://a.example/2"}]},{"alt_sizes":[{"url":"https://a.example/3"},)"
      R"({"url":"https://a.example/4"}]}])"));
  EXPECT_EQ(photo.post(0).text("text"), "c");
  EXPECT_EQ(photo.post(0).texts("media"),
            (std::vector<Text>{"url:https://a.example/1", "url:https://a.example/3"}));
  auto quote = parse_export(tagged_page(
      R"("type":"quote","text":"wise &amp; old","source":"<a href=\"https://b.example/\">B</a>",)"
      R"("source_url":"https://b.example/")"));
  EXPECT_EQ(quote.post(0).text("text"), "wise & old\n\nB");
  EXPECT_EQ(quote.post(0).text("post_type"), "original");
  EXPECT_EQ(quote.post(0).texts("urls"), (std::vector<Text>{"https://b.example/"}));
  auto link = parse_export(tagged_page(
      R"("type":"link","title":"L","url":"https://c.example/","description":"<p>d</p>")"));
  EXPECT_EQ(link.post(0).text("text"), "L\n\nd");
  EXPECT_EQ(link.post(0).texts("urls"), (std::vector<Text>{"https://c.example/"}));
  auto chat = parse_export(tagged_page(
      R"("type":"chat","title":null,"body":"A: x\nB: y","dialogue":[)"
      R"({"name":"A","label":"A:","phrase":"x"},{"name":"B","label":"B:","phrase":"y"}])"));
  EXPECT_EQ(chat.post(0).text("text"), "A: x\nB: y");
  auto video = parse_export(
      tagged_page(R"("type":"video","caption":"","video_url":"https://v.example/v.mp4",)"
                  R"("permalink_url":"https://www.youtube.com/watch?v=x")"));
  EXPECT_EQ(video.post(0).text("text"), "");
  EXPECT_EQ(video.post(0).texts("media"), (std::vector<Text>{"url:https://v.example/v.mp4"}));
  EXPECT_EQ(video.post(0).texts("urls"), (std::vector<Text>{"https://www.youtube.com/watch?v=x"}));
  auto bare = parse_export(tagged_page(R"("type":"audio")"));
  EXPECT_FALSE(is_known(bare.post(0).text("text")));
}

TEST(Tumblr, Answers) {
  auto asked = parse_export(tagged_page(
      R"("type":"answer","question":"<p>q?</p>","answer":"<p>a @other-blog. @not_one x@y</p>",)"
      R"("asking_name":"snail","asking_url":"https://snail.tumblr.com/")"));
  EXPECT_EQ(asked.post(0).text("text"), "q?\n\na @other-blog. @not_one x@y");
  EXPECT_EQ(asked.post(0).text("post_type"), "reply");
  EXPECT_EQ(asked.post(0).text("reply_to_account_uid"), "tumblr:snail");
  EXPECT_EQ(asked.post(0).texts("mentions"), (std::vector<Text>{"tumblr:other-blog"}));
  auto anonymous = parse_export(tagged_page(
      R"("type":"answer","question":"q","answer":"a","asking_name":"Anonymous","asking_url":null)"));
  EXPECT_EQ(anonymous.post(0).text("post_type"), "reply");
  EXPECT_FALSE(is_known(anonymous.post(0).text("reply_to_account_uid")));
}

TEST(Tumblr, LegacyReblogs) {
  auto quote = parse_export(tagged_page(
      R"("type":"text","body":"<blockquote>o</blockquote><p>mine</p>",)"
      R"("reblog":{"comment":"<p>mine</p>"},"reblogged_from_id":"5","reblogged_from_name":"b",)"
      R"("reblogged_root_id":"4","trail":[{"post":{"id":"4"}},{"is_current_item":true}])"));
  EXPECT_EQ(quote.post(0).text("text"), "mine");
  EXPECT_EQ(quote.post(0).text("post_type"), "quote");
  EXPECT_EQ(quote.post(0).text("quote_of_uid"), "tumblr:4");
  EXPECT_EQ(quote.post(0).text("conversation_uid"), "tumblr:4");
  auto repost = parse_export(tagged_page(
      R"("type":"text","body":"<p>o</p>","reblog":{"comment":" "},"reblogged_from_id":5)"));
  EXPECT_EQ(repost.post(0).text("text"), "o");
  EXPECT_EQ(repost.post(0).text("post_type"), "repost");
  EXPECT_EQ(repost.post(0).text("repost_of_uid"), "tumblr:5");
}

TEST(Tumblr, NpfPosts) {
  auto parsed = parse_export(tagged_page(
      R"("type":"blocks","content":[{"type":"text","text":"one"},{"type":"text","text":"two",)"
      R"("formatting":[{"type":"link","url":"https://l.example/"},{"type":"mention",)"
      R"("blog":{"name":"fern"}}]},{"type":"image","media":[{"url":"https://i.example/w"},)"
      R"({"url":"https://i.example/s"}],"caption":"three"},{"type":"link","url":"https://k.example/"},)"
      R"({"type":"video","provider":"youtube","url":"https://www.youtube.com/watch?v=y"},)"
      R"({"type":"audio","media":{"url":"https://i.example/a.mp3"}}],"trail":[])"));
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("text"), "one\ntwo\nthree");
  EXPECT_EQ(post.text("post_type"), "original");
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"tumblr:fern"}));
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://l.example/", "https://k.example/",
                                                   "https://www.youtube.com/watch?v=y"}));
  EXPECT_EQ(post.texts("media"),
            (std::vector<Text>{"url:https://i.example/w", "url:https://i.example/a.mp3"}));
}

TEST(Tumblr, NpfReblogs) {
  const std::string trail =
      R"("trail":[{"post":{"id":"4"},"content":[{"type":"text","text":"root"}]},)"
      R"({"post":{"id":"5"},"content":[{"type":"text","text":"next"}]}])";
  auto quote = parse_export(
      tagged_page(R"("type":"blocks","content":[{"type":"text","text":"mine"}],)" + trail));
  EXPECT_EQ(quote.post(0).text("text"), "mine");
  EXPECT_EQ(quote.post(0).text("quote_of_uid"), "tumblr:4");
  auto repost = parse_export(tagged_page(R"("type":"blocks","content":[],)" + trail));
  EXPECT_EQ(repost.post(0).text("text"), "root\nnext");
  EXPECT_EQ(repost.post(0).text("repost_of_uid"), "tumblr:4");
  auto broken = parse_export(tagged_page(
      R"("type":"blocks","content":[],"trail":[{"broken_blog_name":"gone","content":[]}])"));
  EXPECT_EQ(broken.post(0).text("post_type"), "repost");
  EXPECT_FALSE(is_known(broken.post(0).text("repost_of_uid")));
}

TEST(Tumblr, BlogsAndWhatIsNeither) {
  auto parsed = parse_export(
      R"({"meta":{"status":200,"msg":"OK"},"response":{"blogs":[{"name":"a","title":"A"}]}})"
      "\n"
      R"({"meta":{"status":200,"msg":"OK"},"response":{"total_users":1,"users":[{"name":"b"}]}})"
      "\n"
      R"({"meta":{"status":200,"msg":"OK"},"response":{"blog":{"name":"c"}}})"
      "\n"
      R"({"meta":{"status":200,"msg":"OK"},"response":{"notes":[],"total_notes":0}})"
      "\n"
      R"({"meta":{"status":200,"msg":"OK"},"response":[]})"
      "\n");
  EXPECT_EQ(parsed.accounts.size(), 3U);
  EXPECT_TRUE(parsed.posts.empty());
  EXPECT_TRUE(parsed.rejects.empty());
  EXPECT_EQ(parsed.passed_over.of("tumblr answer without posts and blogs"), 2U);
}

TEST(Tumblr, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"meta":{"status":404,"msg":"Not Found"},"response":[]})"
      "\n"
      R"({"meta":{"status":200,"msg":"OK"},"response":[{"blog_name":"a","id":1,"timestamp":"x"},)"
      R"({"id":2},{"blog_name":"a"}]})"
      "\n"
      R"({"blog_name":7,"post_url":"u","reblog_key":"k","id":3})"
      "\n"
      R"({"hello":1})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "an error of the API: 404 Not Found");
  EXPECT_EQ(parsed.error(1), "timestamp 'x' is no time (and 2 more in this record)");
  EXPECT_EQ(parsed.error(2), "a post without an account");
  EXPECT_EQ(parsed.error(3), "neither an answer of the API (meta, response) nor a post");
}

}  // namespace
}  // namespace cahoots
