#include "stats/uniformity.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Cells = std::array<std::uint32_t, 60>;

Cells even_cells(Random& random, int n) {
  Cells cells{};
  for (int i = 0; i < n; ++i) ++cells[random.below(60)];
  return cells;
}

TEST(CellUniformity, HoldsItsLevelForFewAndManyEvents) {
  Random random(17);
  for (const int n : {20, 60, 400}) {
    int n_rejected = 0;
    for (int round = 0; round < 20000; ++round) {
      n_rejected += *cell_uniformity_test(even_cells(random, n)).p_value <= 0.01 ? 1 : 0;
    }
    EXPECT_GT(n_rejected, 100) << n;
    EXPECT_LT(n_rejected, 300) << n;
  }
}

TEST(CellUniformity, EffectIsUnbiased) {
  Random random(18);
  double sum = 0.0;
  for (int round = 0; round < 20000; ++round) {
    sum += *cell_uniformity_test(even_cells(random, 15)).effect;
  }
  EXPECT_NEAR(sum / 20000.0, 0.0, 0.02);
}

TEST(CellUniformity, StatisticIsPearsons) {
  const std::array<std::uint32_t, 4> counts = {5, 1, 2, 4};
  const TestResult result = cell_uniformity_test(counts);
  EXPECT_EQ(result.n, 12U);
  EXPECT_NEAR(*result.statistic, (4.0 + 4.0 + 1.0 + 1.0) / 3.0, 1e-12);
}

TEST(CellUniformity, FindsConcentrationAndRefusesTooLittle) {
  Cells cells{};
  cells[0] = 12;
  cells[30] = 12;
  EXPECT_LT(*cell_uniformity_test(cells).p_value, 1e-12);
  EXPECT_NEAR(*cell_uniformity_test(cells).effect, 60.0 * 132.0 / 276.0 - 1.0, 1e-9);
  const Cells empty{};
  EXPECT_FALSE(cell_uniformity_test(empty).tested());
  EXPECT_FALSE(cell_uniformity_test(empty).reason.empty());
}

TEST(EntropyBits, KnownValues) {
  const std::array<std::uint32_t, 4> even = {1000000, 1000000, 1000000, 1000000};
  EXPECT_NEAR(entropy_bits(even), 2.0, 1e-5);
  const std::array<std::uint32_t, 4> single = {7, 0, 0, 0};
  EXPECT_EQ(entropy_bits(single), 0.0);
  const std::array<std::uint32_t, 4> none = {0, 0, 0, 0};
  EXPECT_EQ(entropy_bits(none), 0.0);
  const std::array<std::uint32_t, 2> few = {1, 1};
  EXPECT_EQ(entropy_bits(few), 1.0);  // the correction does not lead above the maximum
}

}  // namespace
}  // namespace cahoots
