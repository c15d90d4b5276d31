#include "analysis/coaction/persona.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/coaction/pair_budget.hpp"
#include "analysis/coaction/profile_objects.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

struct GivenProfile {
  std::string uid;
  std::vector<std::string> objects;
};

Profiles profiles_of(const std::vector<GivenProfile>& given) {
  ProfileBuilder builder;
  for (const GivenProfile& profile : given) {
    builder.add_record(profile.uid, {profile.objects.begin(), profile.objects.end()}, std::nullopt,
                       1);
  }
  return builder.finish();
}

/// Edges as words, for comparison and for reading.
PersonaResult personas_among(Profiles profiles, const PersonaOptions& options = {}) {
  return find_personas(profiles, options);
}

std::string describe(Profiles& profiles, const PersonaResult& result) {
  std::string words;
  for (const PersonaEdge& edge : result.edges) {
    words += std::string(profiles.account_uid(edge.source)) + " " +
             std::string(profiles.account_uid(edge.target)) + " " + std::to_string(edge.n_objects) +
             " " + std::to_string(edge.weight);
    for (const PersonaEvidence& shared : edge.evidence) {
      words += " " + std::string(profiles.object(shared.object));
    }
    words += "\n";
  }
  return words;
}

TEST(Persona, LinksAcrossPlatformsAndWeighsByRarity) {
  Profiles profiles = profiles_of({{"x:1", {"handle:lenahoff", "name:lena", "avatar:a"}},
                                   {"x:2", {"handle:other", "name:lena", "avatar:b"}},
                                   {"vk:1", {"handle:lenahoff", "name:lena", "avatar:a"}},
                                   {"vk:2", {"handle:mira", "name:mira", "avatar:c"}},
                                   {"vk:3", {"handle:uwe", "name:uwe", "avatar:d"}},
                                   {"vk:4", {"handle:ida", "name:ida", "avatar:e"}}});
  // x:1 and x:2 share a name too, but are on one platform. ln 3 + ln 3 + ln 2, and ln 2.
  EXPECT_EQ(describe(profiles, find_personas(profiles)),
            "vk:1 x:1 3 2.890372 avatar:a handle:lenahoff name:lena\n"
            "vk:1 x:2 1 0.693147 name:lena\n");
  PersonaOptions strict;
  strict.min_objects = 2;
  strict.n_evidence = 1;
  EXPECT_EQ(describe(profiles, find_personas(profiles, strict)), "vk:1 x:1 3 2.890372 avatar:a\n");
}

TEST(Persona, WhatHalfOfAllHaveLinksNobody) {
  std::vector<GivenProfile> given;
  for (int i = 0; i < 5; ++i) {
    given.push_back({"x:" + std::to_string(i), {"bio:new here"}});
    given.push_back({"vk:" + std::to_string(i), {"bio:own " + std::to_string(i)}});
  }
  given.push_back({"vk:9", {"bio:new here"}});
  EXPECT_TRUE(personas_among(profiles_of(given)).edges.empty());
  given.push_back({"vk:8", {"bio:own 8"}});  // now 6 of 12
  EXPECT_EQ(personas_among(profiles_of(given)).edges.size(), 5U);
}

TEST(Persona, ShortValuesSayLittleHoweverRare) {
  std::vector<GivenProfile> given = {{"x:a", {"handle:al", "link:https://al.example"}},
                                     {"vk:a", {"handle:al"}},
                                     {"vk:b", {"link:https://al.example"}}};
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    given.push_back({"x:" + number, {"handle:h" + number, "link:https://l" + number}});
  }
  const PersonaResult result = personas_among(profiles_of(given));
  ASSERT_EQ(result.edges.size(), 2U);
  EXPECT_DOUBLE_EQ(result.edges[0].weight, 4.0);
  EXPECT_DOUBLE_EQ(result.edges[1].weight, std::log(2002.0 / 2.0));
  EXPECT_DOUBLE_EQ(coincidence_bound_nats("name:lena"), 8.0);
  EXPECT_DOUBLE_EQ(coincidence_bound_nats("name:新疆a"), 12.0);
}

/// Every pair of accounts compared in full.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, double>> compare_all(
    const std::vector<GivenProfile>& given) {
  Profiles profiles = profiles_of(given);
  std::map<ProfileAttribute, std::set<std::string>> with;
  for (const GivenProfile& profile : given) {
    for (const std::string& object : profile.objects) {
      with[attribute_of_object(object)].insert(profile.uid);
    }
  }
  std::map<std::uint32_t, std::set<std::uint32_t>> accounts_of;
  for (const Trace share : profiles.shares()) {
    accounts_of[object_of(share)].insert(post_of(share));
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, double>> edges;
  for (std::uint32_t a = 0; a < profiles.n_accounts(); ++a) {
    for (std::uint32_t b = a + 1; b < profiles.n_accounts(); ++b) {
      if (profiles.platform_name(a) == profiles.platform_name(b)) continue;
      std::map<ProfileAttribute, double> best;
      std::uint32_t n_objects = 0;
      for (const auto& [object, accounts] : accounts_of) {
        const ProfileAttribute attribute = attribute_of_object(profiles.object(object));
        const std::size_t n_with = with[attribute].size();
        if (!accounts.contains(a) || !accounts.contains(b) || 2 * accounts.size() > n_with) {
          continue;
        }
        ++n_objects;
        const double rarity =
            std::log(static_cast<double>(n_with) / static_cast<double>(accounts.size()));
        best[attribute] = std::max(
            best[attribute], std::min(rarity, coincidence_bound_nats(profiles.object(object))));
      }
      double weight = 0.0;
      for (const auto& [attribute, nats] : best) weight += nats;
      if (n_objects > 0) edges[{a, b}] = {n_objects, weight};
    }
  }
  return edges;
}

TEST(Persona, EqualsTheComparisonOfAllPairsInAnyOrder) {
  Random random(11);
  constexpr std::array<std::string_view, 3> kPlatforms = {"x", "x1", "vk"};
  for (int round = 0; round < 400; ++round) {
    std::vector<GivenProfile> given;
    const std::uint64_t n = 2 + random.below(14);
    for (std::uint64_t i = 0; i < n; ++i) {
      GivenProfile profile;
      profile.uid = std::string(kPlatforms.at(random.below(3))) + ":" + std::to_string(i);
      for (std::size_t k = random.below(5); k > 0; --k) {
        const auto attribute = static_cast<ProfileAttribute>(random.below(5));
        profile.objects.push_back(std::string(name_of(attribute)) + ":" +
                                  std::to_string(random.below(6)));
      }
      given.push_back(std::move(profile));
    }
    Profiles profiles = profiles_of(given);
    const PersonaResult result = find_personas(profiles);
    const auto expected = compare_all(given);
    ASSERT_EQ(result.edges.size(), expected.size());
    for (const PersonaEdge& edge : result.edges) {
      const auto found = expected.find({edge.source, edge.target});
      ASSERT_NE(found, expected.end());
      EXPECT_EQ(edge.n_objects, found->second.first);
      EXPECT_NEAR(edge.weight, found->second.second, 1e-12);
    }
    std::reverse(given.begin(), given.end());
    Profiles reversed = profiles_of(given);
    EXPECT_EQ(describe(reversed, find_personas(reversed)), describe(profiles, result));
  }
}

TEST(Persona, ACommonValueDoesNotBlowUpAndIsCounted) {
  std::vector<GivenProfile> given;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    const std::string bio = i < 1400 ? "bio:follow for follow" : "bio:" + number;
    given.push_back({"x:" + number, {bio, "handle:h" + number}});
    given.push_back({"vk:" + number, {bio, "handle:h" + number}});
  }
  PersonaOptions options;
  options.max_pairs = 10000;
  const PersonaResult result = personas_among(profiles_of(given), options);
  EXPECT_EQ(result.n_objects_passed_over, 1U);
  EXPECT_EQ(result.n_pairs_passed_over, 1400ULL * 1400ULL);
  EXPECT_EQ(result.edges.size(), 3000U);
  EXPECT_GT(result.least_weight_nats, std::log(6000.0 / 2800.0));
}

TEST(PairBudget, RarestFirstEqualsTogether) {
  const std::vector<PairCost> costs = {{1.0, 50}, {5.0, 1}, {3.0, 4}, {3.0, 4}, {2.0, 10}};
  EXPECT_EQ(least_weight_within(costs, 69), 0.0);
  EXPECT_EQ(least_weight_within(costs, 68), 2.0);
  EXPECT_EQ(least_weight_within(costs, 18), 3.0);
  EXPECT_EQ(least_weight_within(costs, 8), 5.0);  // one of two equals does not go alone
  EXPECT_TRUE(std::isinf(least_weight_within(costs, 0)));
  EXPECT_EQ(least_weight_within({}, 0), 0.0);
  EXPECT_EQ(pair_budget(10), 1000000U);
  EXPECT_EQ(pair_budget(1000000), 8000000U);
}

}  // namespace
}  // namespace cahoots
