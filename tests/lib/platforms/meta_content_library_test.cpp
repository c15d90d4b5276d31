#include "platforms/meta_content_library.hpp"

#include <gtest/gtest.h>

#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

TEST(MetaContentLibrary, NestedFlatAndAsTheDictionaryHasIt) {
  for (
      const char* record :
      {R"({"id":"11","creation_time":"2024-05-02T12:00:00+00:00","text":"t #A","lang":"en",
            "post_owner":{"id":"22","type":"page","name":"N","username":"n"},
            "link_attachment":{"link":"https://a.example/1"},
            "statistics":{"like_count":1,"comment_count":2,"share_count":3,"views":400}})",
       R"({"id":11,"creation_time":"2024-05-02T12:00:00+00:00","text":"t #A","lang":"en",
            "post_owner.id":22,"post_owner.type":"page","post_owner.name":"N",
            "post_owner.username":"n","link_attachment.link":"https://a.example/1",
            "statistics.like_count":1,"statistics.comment_count":2,"statistics.share_count":3,
            "statistics.views":400})",
       R"({"data":[{"id":"11","creation_time":"2024-05-02T12:00:00+00:00","text":"t #A","lang":"en",
            "post_owner":{"data":{"id":"22","type":"PAGE","name":"N","username":"n"}},
            "link_attachment_fields":{"link":"https://a.example/1"},
            "statistics":{"like_count":1,"comment_count":2,"share_count":3,"views":400}}]})"}) {
    auto parsed = parse_export(record);
    ASSERT_EQ(parsed.posts.size(), 1U) << parsed.reason << record;
    RecordView& post = parsed.post(0);
    EXPECT_EQ(post.text("uid"), "facebook:11");
    EXPECT_EQ(post.text("account_uid"), "facebook:22");
    EXPECT_EQ(post.text("account_handle"), "@n");
    EXPECT_EQ(post.text("account_name"), "N");
    EXPECT_EQ(post.text("created_at"), "2024-05-02T12:00:00Z");
    EXPECT_EQ(post.text("lang"), "en");
    EXPECT_EQ(post.texts("hashtags"), (std::vector<Text>{"a"}));
    EXPECT_EQ(post.texts("urls"), (std::vector<Text>{"https://a.example/1"}));
    EXPECT_EQ(post.integer("likes"), 1);
    EXPECT_EQ(post.integer("replies"), 2);
    EXPECT_EQ(post.integer("reposts"), 3);
    EXPECT_EQ(post.integer("views"), 400);
  }
}

std::string platform_of(const std::string& fields) {
  auto parsed = parse_export(
      R"({"id":"1","creation_time":"2024-05-02T12:00:00Z","post_owner":{"id":"2")" + fields + "}");
  if (parsed.posts.empty()) return parsed.rejects.empty() ? parsed.reason : parsed.error(0);
  return std::string(parsed.post(0).text("platform"));
}

TEST(MetaContentLibrary, ThePlatformIsWhatTheRecordSays) {
  EXPECT_EQ(platform_of(R"(,"type":"profile"})"), "facebook");
  EXPECT_EQ(platform_of(R"(,"type":"creator"})"), "instagram");
  EXPECT_EQ(platform_of(R"(,"type":"personal"},"mcl_url":"https://x/content-library/facebook/1")"),
            "instagram");
  EXPECT_EQ(platform_of(R"(},"surface":{"type":"group"})"), "facebook");
  EXPECT_EQ(platform_of(R"(},"statistics":{"love_count":0})"), "facebook");
  EXPECT_EQ(platform_of(R"(},"hashtags":["a"])"), "instagram");
  const std::string library = R"(},"mcl_url":"https://www.facebook.com/transparency-tools)";
  EXPECT_EQ(platform_of(library + R"(/content-library/d/instagram/entity/1")"), "instagram");
  EXPECT_EQ(platform_of(library + R"(/content-library/d/facebook/entity/1")"), "facebook");
  const std::string refused =
      "nothing says whether it is of Facebook or Instagram: ask for the field post_owner";
  EXPECT_EQ(platform_of(library + R"(/content-library/1")"), refused);
  EXPECT_EQ(platform_of(R"(,"type":"private","username":"u"})"), refused);
  EXPECT_EQ(platform_of("}"), refused);
}

TEST(MetaContentLibrary, Comments) {
  auto parsed = parse_export(
      R"({"data":[{"id":"5","creation_time":"2024-05-02T12:00:00Z","post_id":"4","text":"c",
        "owner":{"id":"6","type":"business","username":"u"}},
       {"id":"7","creation_time":"2024-05-02T12:00:00Z","post_id":"4","parent_comment_id":"5",
        "owner":{"id":"8","type":"private"},"statistics":{"reaction_count":0,"like_count":0}},
       {"id":"9","creation_time":"2024-05-02T12:00:00Z","post_id":"4",
        "owner":{"type":"page"}}]})");
  ASSERT_EQ(parsed.posts.size(), 2U) << parsed.reason;
  EXPECT_EQ(parsed.post(0).text("uid"), "instagram:5");
  EXPECT_EQ(parsed.post(0).text("post_type"), "comment");
  EXPECT_EQ(parsed.post(0).text("conversation_uid"), "instagram:4");
  EXPECT_EQ(parsed.post(0).text("reply_to_uid"), "instagram:4");
  EXPECT_EQ(parsed.post(1).text("reply_to_uid"), "facebook:5");
  EXPECT_EQ(parsed.post(1).integer("likes"), 0);
  ASSERT_EQ(parsed.rejects.size(), 1U);
  EXPECT_EQ(parsed.error(0), "a comment without owner.id");
}

TEST(MetaContentLibrary, Rows) {
  auto parsed = parse_export(
      "creation_time,id,text,post_owner.type,post_owner.id,shared_post_id,hashtags,is_verified,"
      "statistics.like_count,mcl_url\n"
      "2024-05-02T12:00:00+02:00,1,a,page,2,3,,true,\"1,000\",u\n"
      "2024-05-02T12:00:00+00:00,4,b,business,5,,\"['x', 'y']\",true,,\n"
      "yesterday,6,c,page,2,,,,,\n"
      ",7,d,page,2,,,,1.0,\n"
      "2024-05-02T12:00:00Z,1.1E+15,e,page,2,,,,,\n"
      "2024-05-02T12:00:00Z,8,f,page,,,,,,\n"
      "2024-05-02T12:00:00Z,,g,page,2,,,,,\n");
  ASSERT_EQ(parsed.posts.size(), 3U) << parsed.reason;
  EXPECT_EQ(parsed.post(0).text("post_type"), "repost");
  EXPECT_EQ(parsed.post(0).text("repost_of_uid"), "facebook:3");
  EXPECT_EQ(parsed.post(0).text("created_at"), "2024-05-02T10:00:00Z");
  EXPECT_EQ(parsed.post(0).text("url"), "u");
  EXPECT_EQ(parsed.post(0).integer("likes"), 1000);
  EXPECT_EQ(parsed.post(1).text("uid"), "instagram:4");
  EXPECT_EQ(parsed.post(1).texts("hashtags"), (std::vector<Text>{"x", "y"}));
  EXPECT_EQ(parsed.post(1).integer("likes"), std::nullopt);
  EXPECT_FALSE(is_known(parsed.post(2).text("created_at")));
  ASSERT_EQ(parsed.accounts.size(), 2U);
  EXPECT_EQ(parsed.account(0).boolean("verified"), std::nullopt);
  EXPECT_EQ(parsed.account(1).boolean("verified"), true);
  ASSERT_EQ(parsed.rejects.size(), 4U);
  EXPECT_EQ(parsed.error(0), "creation_time 'yesterday' is no time");
  EXPECT_EQ(parsed.error(1), "the id '1.1E+15' was rounded: ids must be kept as text");
  EXPECT_EQ(parsed.error(2), "no post_owner.id: ask for the field post_owner");
  EXPECT_EQ(parsed.error(3), "a post without an id");
}

TEST(MetaContentLibrary, DamagedJson) {
  auto parsed = parse_export(
      R"({"id":9.6378e+14,"creation_time":"2024-05-02T12:00:00Z","post_owner":{"id":"2","type":"page"}})"
      "\n"
      R"({"error":{"message":"Invalid parameter","code":100}})"
      "\n"
      R"({"paging":{}})"
      "\n"
      R"({"data":[{"id":{},"post_owner":3,"hashtags":7,"multimedia":"x","statistics":[]}]})"
      "\n");
  EXPECT_TRUE(parsed.posts.empty());
  ASSERT_EQ(parsed.rejects.size(), 4U) << parsed.reason;
  EXPECT_NE(parsed.error(0).find("was rounded"), std::string::npos) << parsed.error(0);
  EXPECT_EQ(parsed.error(1), "an error of the API: Invalid parameter");
  EXPECT_EQ(parsed.error(2), "neither a post nor a page with \"data\"");
}

}  // namespace
}  // namespace cahoots
