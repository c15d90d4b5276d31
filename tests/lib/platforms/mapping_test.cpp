#include "platforms/mapping.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace cahoots {
namespace {

std::string error_of(const std::string& json) {
  try {
    parse_mapping("maps/wrong.json", json);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

/// A mapping with one more field of the post.
std::string with_field(const std::string& field, const std::string& format = "csv") {
  const std::string slash = format == "csv" ? "" : "/";
  return R"({"format":")" + format + R"(","platform":"x","post":{"uid":")" + slash +
         R"(a","account_uid":")" + slash + R"(b",)" + field + "}}";
}

TEST(Mapping, ReadsAllItsParts) {
  const Mapping mapping = parse_mapping("m.json", R"({
    "comment": "anything", "format": "csv", "files": "*.csv", "platform": {"from": "site"},
    "post": {"uid": {"hash_of": ["a", "b"]}, "account_uid": "who",
      "created_at": {"from": "t", "format": "%d.%m.%Y", "zone": "Asia/Shanghai", "precision_s": 5},
      "post_type": {"from": "kind", "map": {"R": "repost", "": null}, "default": "original"},
      "hashtags": {"from": "tags", "split": "|", "trim": false}, "lang": {"const": "en"}},
    "account": {"uid": "who"}})");
  EXPECT_EQ(mapping.files, "*.csv");
  EXPECT_EQ(mapping.platform.path, "site");
  ASSERT_EQ(mapping.post.size(), 6U);
  EXPECT_EQ(mapping.post[0].second.hash_of, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(mapping.post[2].second.time_format);
  EXPECT_EQ(mapping.post[2].second.precision_s, 5);
  EXPECT_EQ(mapping.post[3].second.values.size(), 2U);
  EXPECT_EQ(mapping.post[3].second.values[1].second, std::nullopt);
  EXPECT_EQ(mapping.post[3].second.fallback, "original");
  EXPECT_EQ(mapping.post[4].second.list_separator, "|");
  EXPECT_FALSE(mapping.post[4].second.trims);
  EXPECT_EQ(mapping.post[5].second.constant, "en");
  EXPECT_EQ(mapping.required_paths(), (std::vector<std::string>{"a", "b", "who"}));
}

TEST(Mapping, ErrorsNameTheFileAndTheField) {
  for (const auto& [json, reason] : std::vector<std::pair<std::string, std::string>>{
           {"", "malformed JSON"},
           {"[]", "no object"},
           {R"({"format":"xml"})", "\"format\" must be csv, tsv, jsonl or json"},
           {R"({"format":"csv"})", "\"platform\" must be a name"},
           {R"({"format":"csv","platform":"X!"})", "\"platform\" must be a name of lower case"},
           {R"({"format":"csv","platform":"x"})", "maps neither a post nor an account"},
           {R"({"format":"csv","platform":"x","post":[]})", "\"post\" must be an object"},
           {R"({"format":"csv","platform":"x","post":{"uid":"a"}})",
            "\"post\" has no \"account_uid\""},
           {R"({"format":"csv","platform":"x","account":{"name":"a"}})",
            "\"account\" has no \"uid\""},
           {R"({"format":"csv","platform":"x","files":1,"account":{"uid":"a"}})",
            "\"files\" of \"mapping\" must be a text"},
           {R"({"formats":"csv"})", "unknown key \"formats\" in mapping; known are format, files"},
           {with_field(R"("txt":"c")"), "unknown key \"txt\" in \"post\""},
           {with_field(R"("url_keys":"c")"), "unknown key \"url_keys\" in \"post\""},
           {with_field(R"("text":5)"), "\"text\" must be a column, a pointer or an object"},
           {with_field(R"("text":"")"), "\"text\" names no column or pointer"},
           {with_field(R"("text":{})"), "\"text\" needs exactly one of"},
           {with_field(R"("text":{"from":"a","const":"b"})"), "\"text\" needs exactly one of"},
           {with_field(R"("text":{"form":"a"})"), "unknown key \"form\" in \"text\""},
           {with_field(R"("text":{"from":"a","trim":"no"})"),
            "\"trim\" of \"text\" must be true or false"},
           {with_field(R"("text":{"from":"a","map":[]})"), "\"map\" of \"text\" must be an object"},
           {with_field(R"("text":{"from":"a","split":1})"), "\"split\" of \"text\" must be a text"},
           {with_field(R"("created_at":{"from":"a","precision_s":0})"),
            "\"precision_s\" of \"created_at\" must be a whole number"},
           {with_field(R"("created_at":{"from":"a","format":"%Q"})"),
            "\"created_at\": time format"},
           {with_field(R"("created_at":{"from":"a","zone":"Nowhere/Else"})"), "\"created_at\": "},
           {with_field(R"("text":"c")", "json"),
            "\"text\" is from \"c\", which is no JSON pointer; say \"/c\""}}) {
    const std::string error = error_of(json);
    EXPECT_TRUE(error.starts_with("maps/wrong.json: ")) << json << "\n" << error;
    EXPECT_NE(error.find(reason), std::string::npos) << json << "\n" << error;
    EXPECT_TRUE(error.ends_with("; see cahoots-mapping(5)")) << error;
  }
}

TEST(Mapping, Globs) {
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_TRUE(matches_glob("a*c?e", "abbbcde"));
  EXPECT_TRUE(matches_glob("*.csv", "a.csv.csv"));
  EXPECT_TRUE(matches_glob("", ""));
  EXPECT_FALSE(matches_glob("", "a"));
  EXPECT_FALSE(matches_glob("a?", "a"));
  EXPECT_FALSE(matches_glob("*.csv", "a.csvx"));
  EXPECT_TRUE(matches_glob("*a*b*", "xxaxxbxx"));
}

}  // namespace
}  // namespace cahoots
