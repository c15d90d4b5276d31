#include "platforms/crowdtangle.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

ParsedExport parse_facebook(const std::string& rows) {
  return parse_export(
      "Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Likes,Comments,"
      "Shares,Video Share Status,Post Views,URL,Message,Link,Final Link\n" +
      rows);
}

TEST(CrowdtangleRows, AFacebookPost) {
  auto parsed = parse_facebook(
      "Invented,inv,100,\"1,200\",2020-04-01 10:00:00 EDT,Link,\"1,000\",2,3,,0,"
      "https://www.facebook.com/100/posts/55,see "
      "#This,https://sho.example/1,https://a.example/x\n");
  ASSERT_EQ(parsed.posts.size(), 1U) << parsed.reason;
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "facebook:100_55");
  EXPECT_EQ(post.text("account_uid"), "facebook:100");
  EXPECT_EQ(post.text("account_handle"), "@inv");
  EXPECT_EQ(post.text("created_at"), "2020-04-01T14:00:00Z");
  EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://a.example/x"}));
  EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"this"}));
  EXPECT_EQ(post.integer("likes"), 1000);
  EXPECT_EQ(post.integer("reposts"), 3);
  EXPECT_EQ(post.integer("views"), std::nullopt);
  ASSERT_EQ(parsed.accounts.size(), 1U);
  EXPECT_EQ(parsed.account(0).integer("followers"), 1200);
}

TEST(CrowdtangleRows, GroupsAndAddresses) {
  auto parsed = parse_export(
      "Group Name,User Name,Facebook Id,Followers at Posting,Created,Type,Likes,URL,Message\n"
      "G,,200,,2021-01-01 00:00:00 UTC,Status,1,"
      "https://www.facebook.com/groups/200/permalink/66/?x=1,a\n"
      "G,,200,,2021-01-01 00:00:00 UTC,Status,N/A,https://www.facebook.com/200_67,b\n");
  ASSERT_EQ(parsed.posts.size(), 2U) << parsed.reason;
  EXPECT_EQ(parsed.post(0).text("uid"), "facebook:200_66");
  EXPECT_EQ(parsed.post(0).text("account_name"), "G");
  EXPECT_FALSE(is_known(parsed.post(0).text("account_handle")));
  EXPECT_EQ(parsed.post(1).text("uid"), "facebook:200_67");
  EXPECT_EQ(parsed.post(1).integer("likes"), std::nullopt);
  EXPECT_EQ(parsed.post(1).integer("views"), std::nullopt);
}

TEST(CrowdtangleRows, LinksToThePlatformItself) {
  const std::string start = "P,p,100,1,2021-01-01 00:00:00 UTC,Photo,1,1,1,owned,7,";
  auto parsed = parse_facebook(start +
                               "https://www.facebook.com/100/posts/1,look https://a.example/y,"
                               "https://www.facebook.com/p/photos/9,\n" +
                               start +
                               "https://www.facebook.com/100/posts/2,look https://a.example/y,"
                               "https://www.facebook.com/100/posts/2,\n");
  ASSERT_EQ(parsed.posts.size(), 2U);
  EXPECT_EQ(parsed.post(0).texts("urls"),
            (std::vector<Text>{"https://www.facebook.com/p/photos/9", "https://a.example/y"}));
  EXPECT_EQ(parsed.post(0).integer("views"), 7);
  EXPECT_EQ(parsed.post(1).texts("urls"), (std::vector<Text>{"https://a.example/y"}));
}

TEST(CrowdtangleRows, DamagedValues) {
  const std::string url = ",https://www.facebook.com/100/posts/1,m,,\n";
  auto parsed = parse_facebook("P,p,1.0E+14,1,2021-01-01 00:00:00 UTC,Photo,1,1,1,,0" + url +
                               "P,p,100,1,2021-01-01 00:00:00 PST,Photo,1,1,1,,0" + url +
                               "P,p,100,1,2021-01-01 00:00:00,Photo,1,1,1,,0" + url +
                               "P,p,100,1,1/1/2021 0:00,Photo,1,1,1,,0" + url +
                               "P,p,100,1,2021-01-01 00:00:00 UTC,Photo,1,1,1,,0,,m,,\n"
                               "P,p,,1,2021-01-01 00:00:00 UTC,Photo,1,1,1,,0" +
                               url + "P,p,100,-,,Photo,-1,x,,,0" + url);
  ASSERT_EQ(parsed.rejects.size(), 6U);
  EXPECT_EQ(parsed.error(0), "the Facebook Id '1.0E+14' was rounded by a spreadsheet");
  EXPECT_EQ(parsed.error(1),
            "Post Created '2021-01-01 00:00:00 PST' names a time zone that stands for several "
            "offsets or none (PST): write the offset in its place, such as -0600");
  EXPECT_EQ(parsed.error(2),
            "Post Created '2021-01-01 00:00:00' names no time zone: append one, such as UTC");
  EXPECT_EQ(parsed.error(3), "Post Created '1/1/2021 0:00' is no time");
  EXPECT_EQ(parsed.error(4), "URL '' holds no id of a post");
  EXPECT_EQ(parsed.error(5), "a post without an id");
  ASSERT_EQ(parsed.posts.size(), 1U);
  EXPECT_FALSE(is_known(parsed.post(0).text("created_at")));
  EXPECT_EQ(parsed.post(0).integer("likes"), std::nullopt);
  EXPECT_EQ(parsed.post(0).integer("replies"), std::nullopt);
}

TEST(CrowdtangleRows, Instagram) {
  auto parsed = parse_export(
      "Account,User Name,Followers at Posting,Post Created,Type,Likes,Comments,Views,URL,Link,"
      "Photo,Title,Description\n"
      "Made,Made.Up,5,2021-01-01 00:00:00 EST,Photo,1,2,0,https://www.instagram.com/p/Ab-1_x/,,"
      "https://cdn.example/1.jpg,,hi @Other\n"
      "Made,,5,2021-01-01 00:00:00 EST,IGTV,1,2,9,https://www.instagram.com/tv/Cd/,,,T,\n");
  ASSERT_EQ(parsed.posts.size(), 1U) << parsed.reason;
  RecordView& post = parsed.post(0);
  EXPECT_EQ(post.text("uid"), "instagram:Ab-1_x");
  EXPECT_EQ(post.text("account_uid"), "instagram:@made.up");
  EXPECT_EQ(post.texts("mentions"), (std::vector<Text>{"instagram:@other"}));
  EXPECT_EQ(post.texts("media"), (std::vector<Text>{"url:https://cdn.example/1.jpg"}));
  EXPECT_EQ(post.integer("views"), std::nullopt);
  EXPECT_EQ(parsed.error(0), "a post without an account");
}

TEST(Crowdtangle, ApiVariants) {
  auto parsed = parse_export(
      R"({"platformId":"7_8","platform":"Facebook","date":"2020-01-02 03:04:05","postUrl":"u",)"
      R"("message":"m","description":"of the link","expandedLinks":{"https://s.example/1":)"
      R"("https://a.example/1"},"account":{"name":"Nobody"}})"
      "\n"
      R"({"status":200,"result":{"posts":[{"platformId":"9_10","platform":"Instagram",)"
      R"("date":"2020-01-02 03:04:05","description":"caption","account":{},"link":"https://a.example/2",)"
      R"("statistics":{"actual":{"favoriteCount":3,"likeCount":99}}}]}})"
      "\n"
      R"({"status":200,"result":{"posts":[]}})"
      "\n");
  EXPECT_TRUE(parsed.rejects.empty());
  ASSERT_EQ(parsed.posts.size(), 2U) << parsed.reason;
  EXPECT_EQ(parsed.post(0).text("account_uid"), "facebook:7");
  EXPECT_EQ(parsed.post(0).text("text"), "m");
  EXPECT_EQ(parsed.post(0).texts("urls"), (std::vector<Text>{"https://a.example/1"}));
  EXPECT_EQ(parsed.post(1).text("uid"), "instagram:9_10");
  EXPECT_EQ(parsed.post(1).text("account_uid"), "instagram:10");
  EXPECT_EQ(parsed.post(1).text("text"), "caption");
  EXPECT_EQ(parsed.post(1).texts("urls"), (std::vector<Text>{"https://a.example/2"}));
  EXPECT_EQ(parsed.post(1).integer("likes"), 3);
}

TEST(Crowdtangle, ApiDamage) {
  auto parsed = parse_export(
      R"({"status":200,"result":{"posts":[{"platformId":"1_2","platform":"Facebook","date":"x",)"
      R"("account":{}},{"platform":"Facebook"},{"platformId":"t3_1","platform":"Reddit"},)"
      R"({"platformId":3,"platform":"Facebook"},{}]}})"
      "\n"
      R"({"status":401,"message":"Missing API token"})"
      "\n"
      R"({"status":200,"result":{"lists":[]}})"
      "\n"
      R"({"status":200,"result":3})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 4U) << parsed.reason;
  EXPECT_EQ(parsed.error(0), "date 'x' is no time (and 4 more in this record)");
  EXPECT_EQ(parsed.error(1), "an error of the API: Missing API token");
  EXPECT_EQ(parsed.error(2), "no posts in it");
  EXPECT_EQ(parsed.error(3), "neither a post nor a page with \"result\"");
}

}  // namespace
}  // namespace cahoots
