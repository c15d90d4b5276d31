#include "records/stages/stage_header.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/error.hpp"

namespace cahoots {
namespace {

StageHeader some_header() {
  StageHeader header;
  header.identity = {"cadence", "0.1.0", "a \"run\"\t1", 64, {{"min-posts", "20"}, {"by", "é"}},
                     "ab",      "cd"};
  header.from = "map";
  header.shard = 3;
  header.n_shards = 7;
  header.n_lines = 5;
  header.sum = 0xFEDCBA9876543210;
  header.totals = {{"a", 1}, {"b", 0}};
  return header;
}

TEST(StageHeader, ReadsBack) {
  const StageHeader header = some_header();
  std::string row;
  append_stage_header(row, header);
  for (const char byte : {'\n', '\r', '\0'}) EXPECT_EQ(row.find(byte), std::string::npos);
  RecordParser parser;
  const StageHeader read = read_stage_header(row, parser);
  EXPECT_EQ(difference_between(read.identity, header.identity), "");
  EXPECT_EQ(read.from, header.from);
  EXPECT_EQ(read.shard, header.shard);
  EXPECT_EQ(read.n_shards, header.n_shards);
  EXPECT_EQ(read.n_lines, header.n_lines);
  EXPECT_EQ(read.sum, header.sum);
  EXPECT_EQ(read.totals, header.totals);
  std::string again;
  append_stage_header(again, read);
  EXPECT_EQ(row, again);
}

TEST(StageHeader, EveryCutIsFound) {
  std::string row;
  append_stage_header(row, some_header());
  RecordParser parser;
  for (std::size_t size = 0; size < row.size(); ++size) {
    EXPECT_THROW(read_stage_header(std::string_view(row).substr(0, size), parser), DataError);
  }
}

TEST(StageHeader, NamesWhatDiffers) {
  const StageIdentity here = some_header().identity;
  const auto difference = [&](const std::function<void(StageIdentity&)>& change) {
    StageIdentity there = here;
    change(there);
    return difference_between(there, here);
  };
  EXPECT_EQ(difference([](StageIdentity& there) { there.parameters[0].second = "30"; }),
            "--min-posts is `30` there, `20` here");
  EXPECT_EQ(difference([](StageIdentity& there) { there.n_parts = 8; }),
            "--parts is 8 there, 64 here");
  EXPECT_NE(difference([](StageIdentity& there) { there.parameters.pop_back(); }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.parameters.emplace_back("x", "y"); }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.tool = "dedupe"; }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.version = "9"; }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.run = ""; }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.auxiliary = ""; }), "");
  EXPECT_NE(difference([](StageIdentity& there) { there.arithmetic = ""; }), "");
}

}  // namespace
}  // namespace cahoots
