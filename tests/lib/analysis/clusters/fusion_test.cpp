#include "analysis/clusters/fusion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Evidence = std::vector<FusionEvidence>;

FusionEdge edge_of(std::uint32_t source, std::uint32_t target, std::string_view channel,
                   const Evidence& evidence, double p_value = 0.0, std::uint64_t window_s = 0) {
  FusionEdge edge{source, target, channel, 0.0, p_value, p_value, window_s, evidence};
  for (const FusionEvidence& entry : evidence) edge.weight += entry.weight;
  return edge;
}

TEST(Fusion, OneTopicWithManyPartnersStaysAtOneTopic) {
  // A fan club: twenty accounts, all pairs agree on one topic.
  const Evidence one_topic = {{7, 9.0}};
  std::vector<FusionEdge> edges;
  for (std::uint32_t a = 0; a < 20; ++a) {
    for (std::uint32_t b = a + 1; b < 20; ++b) edges.push_back(edge_of(a, b, "text", one_topic));
  }
  const Fusion fusion = fuse(edges);
  ASSERT_EQ(fusion.accounts.size(), 20U);
  for (const AccountScore& account : fusion.accounts) {
    EXPECT_EQ(account.n_partners, 19U);
    EXPECT_EQ(account.n_topics, 1U);
    EXPECT_DOUBLE_EQ(account.evidence_nats, 5.5);
    EXPECT_LT(account.score, 0.5);
  }
}

TEST(Fusion, SeveralTopicsWithOnePartnerPassTheHalf) {
  const Evidence topics = {{1, 4.0}, {2, 3.5}, {3, 3.0}, {4, 2.0}};
  const std::vector<FusionEdge> edges = {edge_of(3, 9, "text", topics)};
  const Fusion fusion = fuse(edges);
  ASSERT_EQ(fusion.accounts.size(), 2U);
  EXPECT_DOUBLE_EQ(fusion.accounts[0].evidence_nats, 10.5);
  EXPECT_NEAR(fusion.accounts[0].score, 1.0 - std::pow(2.0, -10.5 / 6.0), 1e-12);
}

TEST(Fusion, ATopicCountsOnceAcrossChannelsAndPartners) {
  const Evidence text = {{1, 4.0}};
  const Evidence tag = {{1, 6.0}, {2, 2.0}};
  const std::vector<FusionEdge> edges = {edge_of(0, 1, "text", text), edge_of(0, 1, "hashtag", tag),
                                         edge_of(0, 2, "hashtag", tag)};
  const Fusion fusion = fuse(edges);
  EXPECT_DOUBLE_EQ(fusion.accounts[0].evidence_nats, 5.0);  // text 4 + tag 2 * 0.5
  EXPECT_EQ(fusion.accounts[0].n_channels, 2U);
  EXPECT_EQ(fusion.accounts[0].n_partners, 2U);
  ASSERT_EQ(fusion.pairs.size(), 2U);
  EXPECT_DOUBLE_EQ(fusion.pairs[0].weight, 4.0 + 0.5 * 8.0);
  EXPECT_EQ(fusion.pairs[0].n_channels, 2U);
}

TEST(Fusion, WhatChanceExplainsCountsHalf) {
  const Evidence topic = {{1, 4.0}};
  EXPECT_DOUBLE_EQ(fuse(std::vector{edge_of(0, 1, "text", topic, 1.0)}).pairs[0].weight, 2.0);
  EXPECT_DOUBLE_EQ(fuse(std::vector{edge_of(0, 1, "text", topic, 0.0)}).pairs[0].weight, 4.0);
}

TEST(Fusion, BadEdgesAreCountedAndLeftOut) {
  const Evidence topic = {{1, 4.0}};
  FusionEdge nan_weight = edge_of(0, 1, "url", topic);
  nan_weight.weight = std::nan("");
  FusionEdge infinite = edge_of(0, 1, "reply", topic);
  infinite.weight = std::numeric_limits<double>::infinity();
  FusionEdge lighter = edge_of(1, 0, "text", topic);
  lighter.weight = 1.0;
  FusionEdge nan_p = edge_of(0, 2, "text", topic);
  nan_p.p_value = std::nan("");
  const std::vector<FusionEdge> edges = {
      nan_weight, infinite, edge_of(3, 3, "text", topic), lighter, edge_of(0, 1, "text", topic),
      nan_p};
  const Fusion fusion = fuse(edges);
  EXPECT_EQ(fusion.n_unusable, 3U);
  EXPECT_EQ(fusion.n_repeated, 1U);
  ASSERT_EQ(fusion.pairs.size(), 2U);
  EXPECT_DOUBLE_EQ(fusion.pairs[0].weight, 4.0);
  EXPECT_DOUBLE_EQ(fusion.pairs[1].weight, 2.0);
  EXPECT_TRUE(fuse({}).accounts.empty());
}

TEST(Fusion, ALongLagCountsLess) {
  constexpr std::uint64_t kDay = 86400;
  EXPECT_DOUBLE_EQ(lag_factor(0, kDay, 0.5), 1.0);
  EXPECT_DOUBLE_EQ(lag_factor(kDay, kDay, 0.5), 0.5);
  EXPECT_DOUBLE_EQ(lag_factor(kDay * 9, kDay, 0.5), 0.5) << "no less than at the whole window";
  EXPECT_GT(lag_factor(60, kDay, 0.5), lag_factor(3600, kDay, 0.5));
  EXPECT_DOUBLE_EQ(lag_factor(500, 0, 0.5), 1.0) << "a channel without time";
  const Evidence quick = {{1, 4.0, 0}}, slow = {{1, 4.0, kDay}};
  const Fusion fusion = fuse(
      std::vector{edge_of(0, 1, "text", quick, 0, kDay), edge_of(0, 2, "text", slow, 0, kDay)});
  EXPECT_DOUBLE_EQ(fusion.accounts[0].evidence_nats, 4.0);
  EXPECT_DOUBLE_EQ(*fusion.accounts[0].lag_mean_s, 0.0);
  EXPECT_DOUBLE_EQ(fusion.accounts[2].evidence_nats, 3.0);
  EXPECT_DOUBLE_EQ(*fusion.accounts[2].lag_mean_s, 86400.0);
}

/// One person with the same profile on three platforms, made on one day, on at the same hours.
TEST(Fusion, CircumstancesAloneMakeNoMember) {
  const Evidence profile = {{1, 40.0}}, batch = {{2, 12.0}}, hours = {{3, 50.0}};
  const Fusion fusion =
      fuse(std::vector{edge_of(0, 1, "persona", profile), edge_of(0, 1, "creation", batch),
                       edge_of(0, 1, "schedule", hours), edge_of(0, 2, "persona", profile)});
  for (const AccountScore& account : fusion.accounts) {
    EXPECT_DOUBLE_EQ(account.circumstance_nats, 3.0);
    EXPECT_DOUBLE_EQ(account.evidence_nats, 3.0);
    EXPECT_LT(account.score, 0.5);
    EXPECT_EQ(account.n_topics, 0U);
    EXPECT_FALSE(account.lag_mean_s);
  }
}

TEST(Fusion, CountsThePartnersThatAreSignificant) {
  const Evidence topic = {{1, 4.0}};
  const Fusion fusion =
      fuse(std::vector{edge_of(0, 1, "text", topic, 0.001), edge_of(0, 1, "url", topic, 0.001),
                       edge_of(0, 2, "text", topic, 0.5), edge_of(0, 2, "url", topic, 0.01),
                       edge_of(0, 3, "text", topic, 0.02)});
  EXPECT_EQ(fusion.accounts[0].n_partners, 3U);
  EXPECT_EQ(fusion.accounts[0].n_significant, 2U);
  EXPECT_DOUBLE_EQ(fusion.accounts[0].best_q_value, 0.001);
}

/// The evidence of an account by definition: best worth of each topic, the greatest n of them, and
/// what circumstances add.
double brute_evidence(const std::vector<FusionEdge>& edges, std::uint32_t account) {
  std::map<std::uint32_t, double> best, circumstances;
  for (const FusionEdge& edge : edges) {
    if (edge.source != account && edge.target != account) continue;
    for (const FusionEvidence& entry : edge.evidence) {
      const double factor = channel_factor(edge.channel) * (1.0 - edge.p_value / 2.0) *
                            lag_factor(entry.lag_s, edge.window_s, FusionOptions().lag_discount);
      double& most = (is_circumstance(edge.channel) ? circumstances : best)[entry.topic];
      most = std::max(most, std::min(5.5, factor * entry.weight));
    }
  }
  const auto sum_of_three = [](const std::map<std::uint32_t, double>& topics) {
    std::vector<double> weights;
    for (const auto& [topic, weight] : topics) weights.push_back(weight);
    std::sort(weights.rbegin(), weights.rend());
    double sum = 0.0;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, weights.size()); ++i) sum += weights[i];
    return sum;
  };
  return sum_of_three(best) + std::min(3.0, sum_of_three(circumstances));
}

TEST(Fusion, EqualsItsDefinitionInAnyOrder) {
  Random random(9);
  for (int round = 0; round < 500; ++round) {
    std::vector<Evidence> evidence(1 + random.below(20));
    for (Evidence& entries : evidence) {
      for (std::uint64_t i = 1 + random.below(4); i > 0; --i) {
        entries.push_back({static_cast<std::uint32_t>(random.below(6)), random.uniform() * 9.0,
                           random.below(9000)});
      }
    }
    std::vector<FusionEdge> edges;
    for (std::uint32_t i = 0; i < evidence.size(); ++i) {
      const auto source = static_cast<std::uint32_t>(random.below(4));
      // Partners of their own: repeats are another test's.
      const std::string_view channels[] = {"text", "repost", "schedule", "persona", "rare_hashtag"};
      edges.push_back(edge_of(source, 10 + i, channels[random.below(5)], evidence[i],
                              random.uniform(), random.below(2) * 7200));
    }
    const Fusion fusion = fuse(edges);
    for (const AccountScore& account : fusion.accounts) {
      EXPECT_NEAR(account.evidence_nats, brute_evidence(edges, account.account), 1e-12);
    }
    std::reverse(edges.begin(), edges.end());
    const Fusion again = fuse(edges);
    ASSERT_EQ(again.accounts.size(), fusion.accounts.size());
    for (std::size_t i = 0; i < fusion.accounts.size(); ++i) {
      EXPECT_EQ(again.accounts[i].score, fusion.accounts[i].score);
      EXPECT_EQ(again.accounts[i].account, fusion.accounts[i].account);
    }
  }
}

}  // namespace
}  // namespace cahoots
