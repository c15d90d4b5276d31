#include "cli/evidence_names.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.hpp"
#include "lib/io/temporary_folder.hpp"

namespace cahoots {
namespace {

class EvidenceNamesTest : public testing::Test {
 protected:
  std::string file(std::string_view name) {
    std::filesystem::create_directories(std::filesystem::path(folder_.path(name)).parent_path());
    return folder_.write(name, "x");
  }
  TemporaryFolder folder_;
};

TEST_F(EvidenceNamesTest, AreRelativeToTheDeepestCommonFolder) {
  const std::string a = file("case/x/a.csv");
  const std::string b = file("case/x/deep/b.csv");
  const std::string c = file("case/y/c.csv");
  const EvidenceNames both("", {a, b});
  EXPECT_EQ(both.name_of(a), "a.csv");
  EXPECT_EQ(both.name_of(b), "deep/b.csv");
  const EvidenceNames all("", {c, a, b});
  EXPECT_EQ(all.name_of(b), "x/deep/b.csv");
  EXPECT_EQ(all.name_of(c), "y/c.csv");
}

TEST_F(EvidenceNamesTest, NamesThatBeginAlikeAreNoCommonFolder) {
  const std::string a = file("case/x1/a.csv");
  const std::string b = file("case/x2/a.csv");
  EXPECT_EQ(EvidenceNames("", {a, b}).name_of(b), "x2/a.csv");
}

TEST_F(EvidenceNamesTest, AreTheSameHoweverThePathIsWritten) {
  const std::string a = file("case/x/a.csv");
  file("case/y/b.csv");
  const std::string detour = folder_.path("case/x/../y/./b.csv");
  const EvidenceNames names("", {a, detour});
  EXPECT_EQ(names.name_of(detour), "y/b.csv");
  EXPECT_EQ(EvidenceNames(folder_.path("case") + "/", {a}).name_of(detour), "y/b.csv");
}

TEST_F(EvidenceNamesTest, ShowNothingOfTheWorldOutside) {
  const std::string inside = file("case/a.csv");
  const std::string outside = file("elsewhere/seeds.txt");
  const EvidenceNames names("", {inside});
  EXPECT_EQ(names.name_of(outside), "seeds.txt");
  EXPECT_EQ(names.name_of("-"), "-");
  EXPECT_EQ(names.name_of("/dev/null"), "-");
  EXPECT_THROW(EvidenceNames(folder_.path("case"), {inside, outside}), UsageError);
}

TEST_F(EvidenceNamesTest, AreUtf8WhateverTheFileIsCalled) {
  const std::string odd = file("case/a\xff\xc3\xa9\xc3.csv");
  EXPECT_EQ(EvidenceNames("", {odd}).name_of(odd), "a%FF\xc3\xa9%C3.csv");
}

}  // namespace
}  // namespace cahoots
