#include "stats/hypergeometric.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace cahoots {
namespace {

double miss_by_draws(double marked, int population, int n_draws) {
  double nats = 0;
  for (int t = 0; t < n_draws; ++t) nats -= std::log(1 - marked / (population - t));
  return nats;
}

TEST(Hypergeometric, EqualsTheProductOverTheDraws) {
  for (const int population : {2, 5, 40, 400}) {
    for (const int n_draws : {1, 2, 3, 20, 39}) {
      for (const double marked : {0.0, 0.3, 1.0, 2.7, 10.0}) {
        if (marked >= population - n_draws + 1) continue;
        const double exact = miss_by_draws(marked, population, n_draws);
        const double nats = hypergeometric_miss_nats(marked, population, n_draws);
        EXPECT_GE(nats, exact * (1 - 1e-9)) << "never less: it bounds a chance from above";
        EXPECT_LE(nats, exact * 1.06 + 1e-12) << population << ' ' << n_draws << ' ' << marked;
        if (n_draws * 20 >= population) {
          EXPECT_NEAR(nats, exact, 1e-9);
        }
      }
    }
  }
}

TEST(Hypergeometric, SmallChancesKeepTheirDigits) {
  EXPECT_NEAR(hypergeometric_miss_nats(1e-9, 1e9, 3) / 3e-18, 1, 1e-6);
}

TEST(Hypergeometric, WhatCannotBeMissed) {
  EXPECT_TRUE(std::isinf(hypergeometric_miss_nats(3, 10, 8)));
  EXPECT_TRUE(std::isinf(hypergeometric_miss_nats(1, 1, 1)));
  EXPECT_FALSE(std::isinf(hypergeometric_miss_nats(2.9, 10, 8)));
}

}  // namespace
}  // namespace cahoots
