#include "platforms/gallery_dl.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(GalleryDl, Tweets) {
  auto parsed = parse_export(
      R"({"category":"twitter","subcategory":"tweets","tweet_id":1600000000000000001,)"
      R"("retweet_id":0,"quote_id":5,"reply_id":1600000000000000000,"conversation_id":16,)"
      R"("date":"2022-12-06 10:00:00","author":{"id":71,"name":"hen","nick":"A Hen","date":)"
      R"("2015-01-12 10:25:22","followers_count":1,"friends_count":2,"statuses_count":3,)"
      R"("verified":true,"profile_image":"https://img.example/h","url":"https://hen.example/",)"
      R"("description":"clucks","location":"coop"},"user":{"id":72,"name":"fox"},"lang":"en",)"
      R"("favorite_count":0,"quote_count":1,"reply_count":2,"retweet_count":3,"view_count":0,)"
      R"("hashtags":["Eggs"],"mentions":[{"id":72,"name":"fox"}],"content":"@fox no #Eggs"})"
      "\n"
      R"({"category":"twitter","subcategory":"tweets","tweet_id":9,"retweet_id":5,"reply_id":0,)"
      R"("date":"2022-12-07 10:00:00","author":{"id":71,"name":"hen"},"user":{"id":72,)"
      R"("name":"fox","nick":"A Fox"},"content":"RT @hen: x","view_count":7,"lang":"und"})"
      "\n"
      R"({"category":"twitter","subcategory":"search","tweet_id":8,"retweet_id":5,)"
      R"("author":{"id":71,"name":"hen"},"user":{"id":71,"name":"hen"},"content":"RT @hen: x"})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& tweet = parsed.post(0);
  EXPECT_EQ(tweet.text("uid"), "x:1600000000000000001");
  EXPECT_EQ(tweet.text("account_uid"), "x:71");
  EXPECT_EQ(tweet.text("account_handle"), "@hen");
  EXPECT_EQ(tweet.text("created_at"), "2022-12-06T10:00:00Z");
  EXPECT_EQ(tweet.text("post_type"), "reply");
  EXPECT_EQ(tweet.text("reply_to_uid"), "x:1600000000000000000");
  EXPECT_EQ(tweet.text("conversation_uid"), "x:16");
  EXPECT_FALSE(is_known(tweet.text("quote_of_uid")));
  EXPECT_FALSE(is_known(tweet.text("repost_of_uid")));
  EXPECT_EQ(tweet.texts("hashtags"), (std::vector<Text>{"eggs"}));
  EXPECT_EQ(tweet.texts("mentions"), (std::vector<Text>{"x:72"}));
  EXPECT_EQ(tweet.integer("likes"), 0);
  EXPECT_EQ(tweet.integer("quotes"), 1);
  EXPECT_EQ(tweet.integer("replies"), 2);
  EXPECT_EQ(tweet.integer("reposts"), 3);
  EXPECT_EQ(tweet.integer("views"), std::nullopt);
  RecordView& retweet = parsed.post(1);
  EXPECT_EQ(retweet.text("post_type"), "repost");
  EXPECT_EQ(retweet.text("account_uid"), "x:72");
  EXPECT_EQ(retweet.text("account_name"), "A Fox");
  EXPECT_EQ(retweet.text("repost_of_uid"), "x:5");
  EXPECT_EQ(retweet.integer("views"), 7);
  EXPECT_FALSE(is_known(retweet.text("lang")));
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).text("bio"), "clucks");
  EXPECT_EQ(parsed.account(0).text("created_at"), "2015-01-12T10:25:22Z");
  EXPECT_EQ(parsed.account(0).integer("posts"), 3);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "a retweet without the account that retweeted");
}

TEST(GalleryDl, Instagram) {
  auto parsed = parse_export(
      R"({"category":"instagram","subcategory":"posts","post_id":"30","post_shortcode":"Cx1",)"
      R"("post_url":"https://www.instagram.com/p/Cx1/","post_date":"2023-01-02 03:04:05",)"
      R"("date":"2023-01-02 03:04:09","owner_id":66,"username":"view","fullname":"V",)"
      R"("description":"#Hill with @tree","tags":["#Hill"],"likes":0,"media_id":31})");
  ASSERT_EQ(parsed.posts.size(), 1U);
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "instagram:Cx1");
  EXPECT_EQ(post.text("account_uid"), "instagram:66");
  EXPECT_EQ(post.text("account_handle"), "@view");
  EXPECT_EQ(post.text("account_name"), "V");
  EXPECT_EQ(post.text("created_at"), "2023-01-02T03:04:05Z");
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"hill"}));
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"instagram:@tree"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"id:31"}));
  EXPECT_EQ(post.integer("likes"), std::nullopt);
}

TEST(GalleryDl, PinterestAndTumblr) {
  auto parsed = parse_export(
      R"({"category":"pinterest","subcategory":"pin","id":"41","title":"","grid_title":"G",)"
      R"("description":"D","link":"https://example.net/","created_at":)"
      R"("Wed, 09 Feb 2022 20:32:10 +0000","pinner":{"username":"folder","full_name":"F",)"
      R"("follower_count":4},"images":{"orig":{"url":"https://i.pinimg.com/originals/aa/bb/cc/)"
      R"(aabbccddeeff00112233445566778899.jpg"}},"comment_count":0,)"
      R"("aggregated_pin_data":{"aggregated_stats":{"saves":2}}})"
      "\n"
      R"({"category":"tumblr","subcategory":"user","blog_name":"moss","id":7,"type":"photo",)"
      R"("timestamp":1673522888,"caption":"<p>wet</p>","photo":{"url":"https://img.example/m"}})"
      "\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  RecordView& pin = parsed.post(0);
  EXPECT_EQ(pin.text("uid"), "pinterest:41");
  EXPECT_EQ(pin.text("account_uid"), "pinterest:folder");
  EXPECT_EQ(pin.text("created_at"), "2022-02-09T20:32:10Z");
  EXPECT_EQ(pin.text("text"), "G\n\nD");
  EXPECT_EQ(pin.texts("urls"), (std::vector<Text>{"https://example.net/"}));
  EXPECT_EQ(pin.texts("media"), (std::vector<Text>{"id:aabbccddeeff00112233445566778899"}));
  EXPECT_EQ(pin.integer("replies"), 0);
  EXPECT_EQ(pin.integer("reposts"), 2);
  EXPECT_EQ(parsed.post(1).text("uid"), "tumblr:7");
  EXPECT_EQ(parsed.post(1).text("text"), "wet");
  EXPECT_EQ(parsed.post(1).texts("media"), (std::vector<Text>{"url:https://img.example/m"}));
  EXPECT_EQ(parsed.account(0).integer("followers"), 4);
}

TEST(GalleryDl, WhatCannotBeUsedIsRejected) {
  auto parsed = parse_export(
      R"({"category":"twitter","subcategory":"tweets","tweet_id":1,"date":"x","author":{"id":2}})"
      "\n"
      R"({"category":"twitter","subcategory":"tweets","tweet_id":1,"author":{}})"
      "\n"
      R"({"category":"instagram","subcategory":"avatar","owner_id":3})"
      "\n"
      R"({"category":"pinterest","subcategory":"pin","id":"4","pinner":null})"
      "\n"
      R"({"category":"deviantart","subcategory":"user"})"
      "\n"
      R"({"category":"twitter","subcategory":"tweets","tweet_id":1.6e+18,"author":{"id":2}})"
      "\n"
      R"({"category":"tumblr","subcategory":"user","blog_name":"a","id":7e17})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 7U);
  EXPECT_EQ(parsed.error(5), "the id '1.6e+18' was rounded");
  EXPECT_EQ(parsed.error(6), "the id '7e+17' was rounded");
  EXPECT_EQ(parsed.error(0), "date 'x' is no time");
  EXPECT_EQ(parsed.error(1), "a post without an account");
  EXPECT_EQ(parsed.error(2), "a post without an id");
  EXPECT_EQ(parsed.error(3), "a post without an account");
  EXPECT_TRUE(parsed.error(4).starts_with("the category 'deviantart' of gallery-dl is not read"));
}

TEST(GalleryDl, WhatOnlyLooksSimilarIsNotRecognised) {
  EXPECT_TRUE(parse_export(R"({"category":"twitter","title":"a product"})")
                  .reason.starts_with("no known format"));
  EXPECT_TRUE(parse_export(R"([[2,{"category":"twitter","subcategory":"tweets"}]])")
                  .reason.starts_with("no known format"));
}

}  // namespace
}  // namespace cahoots
