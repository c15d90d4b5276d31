#include "analysis/clusters/actors.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

ClusterEdge link(std::uint32_t source, std::uint32_t target, std::uint32_t channel) {
  ClusterEdge edge;
  edge.source = source;
  edge.target = target;
  edge.channel = channel;
  edge.weight = 20;
  edge.p_value = edge.q_value = 0;
  for (std::uint32_t topic = 0; topic < 4; ++topic) edge.evidence.push_back({topic, 5.0, 0});
  return edge;
}

/// Three accounts that copy one another on four topics; 0 and 1, and 1 and 2, share a profile or
/// not.
ClusterInput three_accounts(bool have_one_profile) {
  ClusterInput input;
  input.n_accounts = 3;
  input.channels = {"persona", "text"};
  input.edges = {link(0, 1, 1), link(1, 2, 1), link(0, 2, 1)};
  if (have_one_profile) {
    input.edges.push_back(link(0, 1, 0));
    input.edges.push_back(link(1, 2, 0));
  }
  return input;
}

TEST(Actors, AreJoinedByPersonaAlone) {
  EXPECT_EQ(actors_of(three_accounts(false)), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(actors_of(three_accounts(true)), (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_TRUE(actors_of(ClusterInput()).empty());
}

TEST(Actors, OnePersonOnThreePlatformsIsNoNetwork) {
  EXPECT_EQ(find_clusters(three_accounts(false), {}).clusters.size(), 1U);
  EXPECT_EQ(find_clusters(three_accounts(true), {}).clusters.size(), 0U);
}

}  // namespace
}  // namespace cahoots
