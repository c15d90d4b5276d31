#include "stats/circular.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

/// A cluster of equal or spread events round one direction.
Resultant cluster(Random& random, double centre, int n_events, double spread) {
  Resultant sum;
  for (int i = 0; i < n_events; ++i) {
    const double angle = centre + spread * (random.uniform() - 0.5);
    sum.x += std::cos(angle);
    sum.y += std::sin(angle);
    ++sum.n_events;
  }
  return sum;
}

double rejection_rate(std::uint64_t seed, int n_clusters) {
  Random random(seed);
  int n_rejected = 0;
  const int n_rounds = 20000;
  for (int round = 0; round < n_rounds; ++round) {
    std::vector<Resultant> clusters;
    for (int i = 0; i < n_clusters; ++i) {
      const double centre = 2.0 * std::numbers::pi * random.uniform();
      clusters.push_back(cluster(random, centre, 1 + static_cast<int>(random.below(6)), 1.0));
    }
    n_rejected += *clustered_rayleigh_test(clusters).p_value <= 0.01 ? 1 : 0;
  }
  return static_cast<double>(n_rejected) / n_rounds;
}

TEST(ClusteredRayleigh, HoldsItsLevelThoughEventsClump) {
  EXPECT_NEAR(rejection_rate(1, 20), 0.01, 0.005);
  EXPECT_NEAR(rejection_rate(2, 80), 0.01, 0.005);
}

TEST(ClusteredRayleigh, IsTheClassicTestForSingleEvents) {
  // Zar (2010), example 27.1: n = 8, R = 6.5938 -> P = 0.0020 (0.001 < P < 0.002 in his table).
  std::vector<Resultant> clusters;
  for (const double degrees : {45.0, 55.0, 81.0, 96.0, 110.0, 117.0, 132.0, 154.0}) {
    const double angle = degrees * std::numbers::pi / 180.0;
    clusters.push_back({std::cos(angle), std::sin(angle), 1});
  }
  const TestResult result = clustered_rayleigh_test(clusters);
  EXPECT_NEAR(*result.effect, 0.82522, 1e-4);
  EXPECT_GT(*result.p_value, 0.001);
  EXPECT_LT(*result.p_value, 0.0025);
}

TEST(ClusteredRayleigh, OneDirectionIsFoundAndEvenClustersAreNot) {
  Random random(3);
  std::vector<Resultant> clusters;
  for (int i = 0; i < 30; ++i) clusters.push_back(cluster(random, 1.0, 4, 2.0));
  EXPECT_LT(*clustered_rayleigh_test(clusters).p_value, 1e-8);
  const std::vector<Resultant> even(30, Resultant{1e-17, -1e-17, 24});
  EXPECT_EQ(*clustered_rayleigh_test(even).p_value, 1.0);
  EXPECT_EQ(*clustered_rayleigh_test({}).p_value, 1.0);
}

}  // namespace
}  // namespace cahoots
