#include "platforms/format_signs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

using Names = std::vector<std::string>;

TEST(FormatSigns, DecidingColumns) {
  const Format& tweets = *find_format("x-archive");
  EXPECT_EQ(deciding_columns(tweets, RowHeader({"a", "tweetid", "b", "tweet_text", "userid"})),
            (Names{"tweetid", "tweet_text", "userid"}));
}

TEST(FormatSigns, DecidingKeysAlsoWithinObjects) {
  RecordLine comment(
      R"({"id":"a","x":{"author":1},"author":"u","created_utc":1,"body":"b","link_id":"t3_c"})");
  EXPECT_EQ(deciding_keys(*find_format("reddit-pushshift"), comment.record()),
            (Names{"id", "author", "created_utc", "body", "link_id"}));
  RecordLine videos(R"({"data":{"videos":[],"a \"key\"":{}},"error":{}})");
  EXPECT_EQ(deciding_keys(*find_format("tiktok-research"), videos.record()),
            (Names{"data/videos"}));
}

TEST(FormatSigns, NearFormatsWouldBeRecognised) {
  const auto near = near_formats(RowHeader({"tweetid", "userid", "x"}));
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near[0].format->name, "x-archive");
  EXPECT_EQ(near[0].present, (Names{"tweetid", "userid"}));
  EXPECT_EQ(near[0].lacking, Names{"tweet_text"});
  EXPECT_TRUE(near_formats(RowHeader({"colour", "size"})).empty());
}

TEST(FormatSigns, WhatEachFormatOfTablesNeedsIsFound) {
  for (const Format& format : native_formats()) {
    if (format.recognises_header == nullptr) continue;
    Names asked;
    format.recognises_header(RowHeader::noting(asked));
    ASSERT_FALSE(asked.empty()) << format.name;
    // With half of what it needs there, it is among the near ones.
    const auto near = near_formats(RowHeader(Names(asked.begin(), asked.end() - 1)));
    const RowHeader most(Names(asked.begin(), asked.end() - 1));
    EXPECT_TRUE(format.recognises_header(most) ||
                std::any_of(near.begin(), near.end(),
                            [&](const NearFormat& other) { return other.format == &format; }))
        << format.name;
  }
}

}  // namespace
}  // namespace cahoots
