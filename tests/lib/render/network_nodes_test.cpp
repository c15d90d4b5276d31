#include "render/network_nodes.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace cahoots {
namespace {

/// Groups of accounts that are linked with each other, and a chain through the first of each.
ClusterFindings grouped_cluster(std::uint32_t n_groups, std::uint32_t n_each) {
  ClusterFindings cluster;
  for (std::uint32_t i = 0; i < n_groups * n_each; ++i) {
    MemberFindings member;
    member.account.uid = "x:" + std::to_string(i);
    member.account.handle = "@a<b>" + std::to_string(i);
    member.account.platform = i / n_each % 2 == 0 ? "x" : "reddit";
    member.is_seed = i == 0;
    cluster.members.push_back(member);
  }
  const auto link = [&cluster](std::uint32_t source, std::uint32_t target, double q_value) {
    MemberLink added;
    added.source = source;
    added.target = target;
    added.channel = "text";
    added.q_value = q_value;
    cluster.links.push_back(added);
  };
  for (std::uint32_t group = 0; group < n_groups; ++group) {
    const std::uint32_t first = group * n_each;
    for (std::uint32_t i = 0; i < n_each; ++i) {
      for (std::uint32_t j = i + 1; j < n_each; ++j) link(first + i, first + j, 0.001);
    }
    if (group > 0) link(first - n_each, first, 0.5);
  }
  return cluster;
}

TEST(NetworkNodes, AreTheAccountsWhereTheyAreFew) {
  const NetworkNodes network = network_nodes(grouped_cluster(3, 4), 12);
  EXPECT_FALSE(network.is_grouped);
  ASSERT_EQ(network.nodes.size(), 12U);
  EXPECT_EQ(network.nodes[0].n_seeds, 1U);
  EXPECT_EQ(network.ties.size(), 3U * 6 + 2);
  EXPECT_EQ(network.ties.front().n_supported, 1U);
  EXPECT_EQ(network.ties.back().n_supported, 0U);
}

TEST(NetworkNodes, AreTheCommunitiesWhereTheyAreMany) {
  const NetworkNodes network = network_nodes(grouped_cluster(30, 10), 100);
  EXPECT_TRUE(network.is_grouped);
  ASSERT_EQ(network.nodes.size(), 30U);
  for (const NetworkNode& node : network.nodes) EXPECT_EQ(node.n_accounts, 10U);
  EXPECT_EQ(network.nodes[0].n_seeds, 1U);
  EXPECT_EQ(network.nodes[1].platform, "reddit");
  EXPECT_EQ(network.ties.size(), 29U);
}

TEST(NetworkNodes, PutsTogetherWhatIsBeyondTheLimit) {
  const NetworkNodes network = network_nodes(grouped_cluster(30, 10), 8);
  ASSERT_EQ(network.nodes.size(), 8U);
  EXPECT_EQ(network.nodes.back().n_accounts, 230U);
  const auto total = std::accumulate(
      network.nodes.begin(), network.nodes.end(), std::uint64_t{0},
      [](std::uint64_t sum, const NetworkNode& node) { return sum + node.n_accounts; });
  EXPECT_EQ(total, 300U);
}

}  // namespace
}  // namespace cahoots
