#include "analysis/clusters/division.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// Two triangles that one edge joins, a pair, and one alone.
Graph two_triangles() {
  const std::vector<WeightedEdge> edges = {{0, 1, 1.0}, {1, 2, 1.0}, {0, 2, 1.0}, {3, 4, 1.0},
                                           {4, 5, 1.0}, {3, 5, 1.0}, {2, 3, 1.0}, {6, 7, 1.0}};
  return Graph(9, edges);
}

Partition divided_by(std::string_view name, std::uint32_t core = 0) {
  DivisionOptions options;
  options.method = cluster_method(name);
  options.core = core;
  return divide_graph(two_triangles(), options);
}

TEST(Division, EachMethodDividesInItsWay) {
  const std::vector<std::uint32_t> triangles = {0, 0, 0, 1, 1, 1, 2, 2, 3};
  const std::vector<std::uint32_t> joined = {0, 0, 0, 0, 0, 0, 1, 1, 2};
  const std::vector<std::uint32_t> without_pair = {0, 0, 0, 0, 0, 0, 1, 2, 3};
  EXPECT_EQ(divided_by("leiden").group, triangles);
  EXPECT_EQ(divided_by("louvain").group, triangles);
  EXPECT_EQ(divided_by("components").group, joined);
  EXPECT_EQ(divided_by("kcore").group, without_pair);
  EXPECT_EQ(divided_by("kcore", 2).group, without_pair);
  EXPECT_EQ(divided_by("kcore", 1).group, joined);
  EXPECT_EQ(divided_by("kcore", 3).n_groups, 9U);
  EXPECT_EQ(divided_by("labels").group[8], divided_by("labels").n_groups - 1);
}

TEST(Division, NamesAreThoseOfTheMethods) {
  std::set<ClusterMethod> methods;
  for (const std::string& name : cluster_method_names()) methods.insert(cluster_method(name));
  EXPECT_EQ(methods.size(), 5U);
  EXPECT_EQ(cluster_method_names().front(), "leiden");
  EXPECT_THROW(cluster_method("walktrap"), UsageError);
}

TEST(Division, TheMethodAloneSaysWhetherLeidenRefines) {
  for (const bool refine : {false, true}) {
    DivisionOptions options;
    options.leiden.refine = refine;
    options.leiden.quality = CommunityQuality::constant_potts;
    options.leiden.resolution = 0.5;
    EXPECT_EQ(divide_graph(two_triangles(), options).group,
              (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1, 2, 2, 3}));
  }
}

}  // namespace
}  // namespace cahoots
