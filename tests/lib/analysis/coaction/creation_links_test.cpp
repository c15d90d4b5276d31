#include "analysis/coaction/creation_links.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/civil.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kFirstDay_s = 1483228800;  // 2017-01-01

/// `n` accounts spread over 200 days, and `n_together` made on day 100 at the hour given, or on
/// that day.
void add_platform(ProfileBuilder& builder, const std::string& platform, int n, int n_together,
                  bool is_one_hour) {
  Random random(5);
  for (int i = 0; i < n; ++i) {
    const auto second_s = static_cast<std::int64_t>(random.below(200 * kDay_s));
    builder.add_record(platform + ":s" + std::to_string(i), {}, kFirstDay_s + second_s, 1);
  }
  for (int i = 0; i < n_together; ++i) {
    const std::uint64_t width_s = is_one_hour ? kHour_s : kDay_s;
    const auto second_s = static_cast<std::int64_t>(random.below(width_s));
    builder.add_record(platform + ":t" + std::to_string(i), {},
                       kFirstDay_s + 100 * kDay_s + (is_one_hour ? 14 * kHour_s : 0) + second_s, 1);
  }
}

TEST(CreationLinks, LinkTheMembersOfABatchOnOnePlatform) {
  ProfileBuilder builder;
  add_platform(builder, "vk", 400, 12, true);
  add_platform(builder, "x", 400, 30, false);
  builder.add_record("x:unknown", {}, std::nullopt, 1);
  Profiles profiles = builder.finish();
  const CreationLinks links = find_creation_links(profiles);
  ASSERT_EQ(links.batches.size(), 2U);
  EXPECT_EQ(links.batches[0].object, "created:vk:2017-04-11T14");
  EXPECT_EQ(links.batches[1].object, "created:x:2017-04-11");
  std::size_t n_edges = 0;
  for (const LinkedBatch& linked : links.batches) {
    const auto n_members = linked.batch.accounts.size();
    const double n_accounts = linked.object.starts_with("created:vk") ? 412.0 : 430.0;
    EXPECT_DOUBLE_EQ(linked.weight, std::log(n_accounts / static_cast<double>(n_members)));
    EXPECT_LT(linked.batch.test.q_value.value_or(1), 0.01);
    n_edges += n_members * (n_members - 1) / 2;
  }
  const std::vector<CreationEdge> edges = creation_edges(links);
  EXPECT_EQ(edges.size(), n_edges);
  EXPECT_TRUE(std::is_sorted(edges.begin(), edges.end()));
  std::size_t n_planted = 0;
  for (const CreationEdge& edge : edges) {
    EXPECT_LT(edge.source, edge.target);
    EXPECT_EQ(profiles.platform_name(edge.source), profiles.platform_name(edge.target));
    const auto is_planted = [&](std::uint32_t account) {
      return profiles.account_uid(account).find(":t") != std::string_view::npos;
    };
    n_planted += is_planted(edge.source) && is_planted(edge.target) ? 1U : 0U;
  }
  EXPECT_EQ(n_planted, 12U * 11U / 2U + 30U * 29U / 2U);
}

TEST(CreationLinks, AnEvenFlowOfAccountsLinksNobody) {
  ProfileBuilder builder;
  add_platform(builder, "x", 3000, 0, false);
  EXPECT_TRUE(find_creation_links(builder.finish()).batches.empty());
  EXPECT_TRUE(find_creation_links(Profiles()).batches.empty());
}

TEST(CreationLinks, AHugeBatchIsPassedOverAndCounted) {
  ProfileBuilder builder;
  add_platform(builder, "vk", 400, 12, true);
  add_platform(builder, "x", 8000, 4000, false);
  Profiles profiles = builder.finish();
  CreationLinkOptions options;
  options.max_pairs = 1000;
  const CreationLinks links = find_creation_links(profiles, options);
  ASSERT_EQ(links.batches.size(), 1U);
  EXPECT_EQ(links.batches[0].object, "created:vk:2017-04-11T14");
  EXPECT_EQ(links.n_batches_passed_over, 1U);
  EXPECT_GE(links.n_accounts_passed_over, 4000U);
  EXPECT_GT(links.least_weight_nats, std::log(12000.0 / 4000.0));
}

}  // namespace
}  // namespace cahoots
