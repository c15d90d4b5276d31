#include "stats/distinct_count.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

std::vector<std::uint64_t> random_hashes(std::uint64_t seed, std::size_t n_hashes) {
  Random random(seed);
  std::vector<std::uint64_t> hashes(n_hashes);
  for (std::uint64_t& hash : hashes) hash = random.next();
  return hashes;
}

TEST(DistinctCount, CountsExactlyUpToItsCapacity) {
  EXPECT_EQ(DistinctCount().estimate(), 0);
  DistinctCount count;
  const std::vector<std::uint64_t> hashes = random_hashes(1, 4095);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    count.add(hashes[i]);
    count.add(hashes[i / 2]);
    ASSERT_EQ(count.estimate(), static_cast<double>(i + 1));
  }
}

TEST(DistinctCount, IsWithinFiveStandardErrorsBeyond) {
  for (const std::size_t capacity : {64U, 1024U, 4096U}) {
    const double standard_error = 1 / std::sqrt(static_cast<double>(capacity) - 2);
    for (const std::size_t n_hashes : {capacity + 1, 3 * capacity, 200000 + capacity}) {
      DistinctCount count(capacity);
      for (const std::uint64_t hash : random_hashes(n_hashes, n_hashes)) {
        count.add(hash);
        count.add(hash);  // what comes again is not counted again
      }
      EXPECT_NEAR(count.estimate() / static_cast<double>(n_hashes), 1, 5 * standard_error)
          << n_hashes << " in " << capacity;
    }
  }
}

/// Over many streams the mean is the number itself and the spread is the one documented.
TEST(DistinctCount, IsUnbiasedAndSpreadsAsDocumented) {
  constexpr std::size_t kCapacity = 102, kHashes = 3000;
  constexpr int kTrials = 1000;
  double sum = 0, sum_of_squares = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    DistinctCount count(kCapacity);
    for (const std::uint64_t hash : random_hashes(static_cast<std::uint64_t>(trial) + 7, kHashes))
      count.add(hash);
    const double error = count.estimate() / double{kHashes} - 1;
    sum += error;
    sum_of_squares += error * error;
  }
  EXPECT_NEAR(sum / kTrials, 0, 5 * 0.1 / std::sqrt(kTrials));
  EXPECT_NEAR(std::sqrt(sum_of_squares / kTrials), 0.1, 0.015);
}

TEST(DistinctCount, DoesNotDependOnTheOrder) {
  std::vector<std::uint64_t> hashes = random_hashes(3, 20000);
  DistinctCount forwards(500), backwards(500), sorted(500);
  for (const std::uint64_t hash : hashes) forwards.add(hash);
  std::reverse(hashes.begin(), hashes.end());
  for (const std::uint64_t hash : hashes) backwards.add(hash);
  std::sort(hashes.begin(), hashes.end());
  for (const std::uint64_t hash : hashes) sorted.add(hash);
  EXPECT_EQ(forwards.estimate(), backwards.estimate());
  EXPECT_EQ(forwards.estimate(), sorted.estimate());
}

}  // namespace
}  // namespace cahoots
