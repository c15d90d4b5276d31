#include "records/ownership.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

std::string maker_of_line(std::string_view type, const std::string& line) {
  RecordLine parsed(line);
  return std::string(maker_of(type, parsed.record()));
}

TEST(Ownership, ByTypeAndWhatTellsMakersApart) {
  EXPECT_EQ(maker_of_line("edge", R"({"type":"edge","channel":"url"})"), "linkgraph");
  EXPECT_EQ(maker_of_line("edge", R"({"type":"edge","channel":"schedule"})"), "cadence");
  EXPECT_EQ(maker_of_line("cadence", R"({"type":"cadence","account_uid":"x:1"})"), "cadence");
  EXPECT_EQ(maker_of_line("cadence", R"({"type":"cadence","cluster_uid":null})"), "cadence");
  EXPECT_EQ(maker_of_line("cadence", R"({"type":"cadence","cluster_uid":"x:1"})"),
            kCadenceByCluster);
  EXPECT_EQ(maker_of_line("run", R"({"type":"run","tool":"cluster","parameters":{}})"), "cluster");
  EXPECT_EQ(
      maker_of_line("run", R"({"type":"run","tool":"cadence","parameters":{"by":"account"}})"),
      "cadence");
  EXPECT_EQ(
      maker_of_line("run", R"({"type":"run","tool":"cadence","parameters":{"by":"cluster"}})"),
      kCadenceByCluster);
  EXPECT_EQ(maker_of_line("note", R"({"type":"note"})"), "");
}

TEST(Ownership, WhatIsBuiltOnRecordsFallsWithThem) {
  using Makers = std::vector<std::string_view>;
  EXPECT_EQ(makers_replaced_by("cluster"), (Makers{"cluster", kCadenceByCluster}));
  EXPECT_EQ(makers_replaced_by(kCadenceByCluster), (Makers{kCadenceByCluster}));
  for (const std::string_view tool : {"dedupe", "linkgraph", "cadence"}) {
    const Makers makers = makers_replaced_by(tool);
    EXPECT_EQ(makers.front(), tool);
    EXPECT_EQ(makers.back(), kCadenceByCluster);
  }
}

}  // namespace
}  // namespace cahoots
