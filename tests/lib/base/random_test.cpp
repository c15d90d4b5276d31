#include "base/random.hpp"

#include <gtest/gtest.h>

#include <array>

namespace cahoots {
namespace {

// The published sequence of splitmix64 for the seed 1234567 (S. Vigna's splitmix64.c).
TEST(Random, GivesThePublishedSequence) {
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317ULL);
  EXPECT_EQ(random.next(), 3203168211198807973ULL);
  EXPECT_EQ(random.next(), 9817491932198370423ULL);
}

TEST(Random, SpreadsEvenlyBelowABound) {
  Random random(1);
  std::array<int, 6> seen{};
  for (int i = 0; i < 60000; ++i) ++seen.at(random.below(6));
  for (const int count : seen) EXPECT_NEAR(count, 10000, 500);
  for (int i = 0; i < 1000; ++i) {
    const double value = random.uniform();
    EXPECT_GE(value, 0);
    EXPECT_LT(value, 1);
  }
}

}  // namespace
}  // namespace cahoots
