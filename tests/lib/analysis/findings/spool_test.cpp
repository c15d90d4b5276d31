#include "analysis/findings/spool.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cahoots {
namespace {

std::vector<std::string> read_back(FindingsSpool& spool) {
  std::vector<std::string> found;
  spool.read([&](std::string_view type, RecordView& record) {
    found.push_back(std::string(type) + record.json("n"));
  });
  return found;
}

TEST(FindingsSpool, TheSameFromMemoryAndFromAFile) {
  std::string lines;
  std::vector<std::string> expected;
  FindingsSpool in_memory("");
  FindingsSpool on_disk("", 100);
  for (int i = 0; i < 20000; ++i) {
    const std::string line = "{\"type\":\"post\",\"n\":" + std::to_string(i) + "}\n";
    in_memory.add(line);
    on_disk.add(line);
    lines += line;
    expected.push_back("post" + std::to_string(i));
  }
  EXPECT_EQ(in_memory.size_bytes(), lines.size());
  EXPECT_EQ(on_disk.size_bytes(), lines.size());
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(read_back(in_memory), expected);
    EXPECT_EQ(read_back(on_disk), expected);
  }
}

}  // namespace
}  // namespace cahoots
