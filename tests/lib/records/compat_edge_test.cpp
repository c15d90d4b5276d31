#include "records/compat_edge.hpp"

#include <gtest/gtest.h>

#include "lib/records/record_line.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

CompatEdgeRecord full_edge() {
  CompatEdgeRecord edge;
  edge.source = "x:1";
  edge.target = "x:2";
  edge.directed = true;
  edge.weight = 5000000000;
  edge.peer = "coortweet";
  edge.channel = "hashtag";
  edge.window_s = 60;
  edge.avg_time_delta_s = 0.5;
  edge.n_content_id = 3;
  edge.n_content_id_y = 4;
  edge.edge_symmetry_score = 0.75;
  edge.weight_threshold = 1;
  return edge;
}

TEST(CompatEdge, ConformsAndReadsBack) {
  std::string line;
  append_compat_edge(line, full_edge());
  RecordLine parsed(line);
  ASSERT_TRUE(parsed.is_record());
  EXPECT_EQ(check_record(*find_record_spec("compat_edge"), parsed.record()), "");
  const CompatEdgeRecord back = read_compat_edge(parsed.record());
  std::string again;
  append_compat_edge(again, back);
  EXPECT_EQ(again, line);
  EXPECT_EQ(back.weight, 5000000000U);
}

TEST(CompatEdge, WhatAPeerDoesNotHaveIsNull) {
  CompatEdgeRecord edge;
  edge.source = "x:1";
  edge.target = "x:2";
  edge.peer = "cnt";
  edge.channel = "text";
  std::string line;
  append_compat_edge(line, edge);
  RecordLine parsed(line);
  ASSERT_TRUE(parsed.is_record());
  EXPECT_EQ(check_record(*find_record_spec("compat_edge"), parsed.record()), "");
  for (const char* column : {"avg_time_delta", "n_content_id", "n_content_id_y",
                             "edge_symmetry_score", "weight_threshold"}) {
    EXPECT_EQ(parsed.record().json(column), "null") << column;
  }
  EXPECT_EQ(read_compat_edge(parsed.record()).avg_time_delta_s, std::nullopt);
}

TEST(CompatEdge, ANegativeWeightReadsAsNone) {
  RecordLine parsed(R"({"type":"compat_edge","source":"x:1","weight":-3})");
  ASSERT_TRUE(parsed.is_record());
  const CompatEdgeRecord edge = read_compat_edge(parsed.record());
  EXPECT_EQ(edge.source, "x:1");
  EXPECT_EQ(edge.weight, 0U);
  EXPECT_FALSE(edge.directed);
}

}  // namespace
}  // namespace cahoots
