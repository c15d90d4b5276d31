#include "analysis/clusters/clusters.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

ClusterEdge strong_link(std::uint32_t source, std::uint32_t target) {
  ClusterEdge edge;
  edge.source = source;
  edge.target = target;
  edge.weight = 20;
  edge.p_value = edge.q_value = 0;
  for (std::uint32_t topic = 0; topic < 4; ++topic) edge.evidence.push_back({topic, 5.0, 0});
  return edge;
}

ClusterInput linked(std::uint32_t n_accounts,
                    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ends) {
  ClusterInput input;
  input.n_accounts = n_accounts;
  input.channels = {"text"};
  for (const auto& [source, target] : ends) input.edges.push_back(strong_link(source, target));
  return input;
}

TEST(Clusters, ASmallCaseIsNotCutIntoPieces) {
  const ClusterInput input = linked(4, {{0, 1}, {0, 2}, {1, 2}, {2, 3}});
  const ClusterResult result = find_clusters(input, {});
  ASSERT_EQ(result.clusters.size(), 1U) << "modularity alone makes two pairs of it";
  EXPECT_EQ(result.clusters[0].members.size(), 4U);
}

TEST(Clusters, TwoGroupsOnABridgeAreTwo) {
  const ClusterInput input = linked(8, {{0, 1},
                                        {0, 2},
                                        {0, 3},
                                        {1, 2},
                                        {1, 3},
                                        {2, 3},
                                        {3, 4},
                                        {4, 5},
                                        {4, 6},
                                        {4, 7},
                                        {5, 6},
                                        {5, 7},
                                        {6, 7}});
  const ClusterResult result = find_clusters(input, {});
  ASSERT_EQ(result.clusters.size(), 2U);
  EXPECT_EQ(result.clusters[0].members.size(), 4U);
}

TEST(Clusters, NothingAndOnePair) {
  EXPECT_TRUE(find_clusters(ClusterInput(), {}).clusters.empty());
  EXPECT_TRUE(find_clusters(linked(2, {{0, 1}}), {}).clusters.empty()) << "below the least size";
}

}  // namespace
}  // namespace cahoots
