#include "analysis/cadence/batches.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kStart_s = CadenceSimulation::kStart_s;

std::vector<AccountCreation> at_times(const std::vector<std::int64_t>& times_s,
                                      std::int64_t precision_s) {
  std::vector<AccountCreation> creations;
  for (const std::int64_t time_s : times_s) {
    creations.push_back(
        {static_cast<std::uint32_t>(creations.size()), time_s - time_s % precision_s, precision_s});
  }
  return creations;
}

void plant(std::vector<AccountCreation>& creations, std::int64_t at_s, int n,
           std::int64_t precision_s) {
  for (int i = 0; i < n; ++i) {
    creations.push_back({static_cast<std::uint32_t>(creations.size()), at_s, precision_s});
  }
}

const CreationBatch* batch_at(const std::vector<CreationBatch>& batches, std::int64_t first_at_s) {
  const auto found = std::find_if(batches.begin(), batches.end(), [&](const CreationBatch& batch) {
    return batch.first_at_s == first_at_s;
  });
  return found == batches.end() ? nullptr : &*found;
}

TEST(CreationBatches, FindsPlantedDaysAndHardlyAnythingElse) {
  CadenceSimulation simulation(111);
  std::size_t n_others = 0;
  for (int round = 0; round < 100; ++round) {
    std::vector<AccountCreation> creations = at_times(simulation.even(500, 1000), kDay_s);
    plant(creations, kStart_s + 300 * kDay_s, 97, kDay_s);
    plant(creations, kStart_s + 312 * kDay_s, 119, kDay_s);
    const std::vector<CreationBatch> batches = find_creation_batches(creations);
    const CreationBatch* first = batch_at(batches, kStart_s + 300 * kDay_s);
    const CreationBatch* second = batch_at(batches, kStart_s + 312 * kDay_s);
    ASSERT_TRUE(first != nullptr && second != nullptr);
    n_others += batches.size() - 2;
    EXPECT_EQ(first->end_at_s, kStart_s + 301 * kDay_s);
    EXPECT_GE(first->accounts.size(), 97U);
    EXPECT_LT(*second->test.q_value, 1e-20);
    EXPECT_NEAR(second->expected, 0.5, 0.4);
  }
  EXPECT_LE(n_others, 6U);
}

TEST(CreationBatches, FalseBatchesAreRareWhateverTheRate) {
  CadenceSimulation simulation(112);
  for (const std::size_t n : {200U, 2000U, 20000U}) {
    int n_with_batches = 0;
    for (int round = 0; round < 200; ++round) {
      const auto creations = at_times(simulation.even(n, 700), 1);
      n_with_batches += find_creation_batches(creations).empty() ? 0 : 1;
    }
    EXPECT_LE(n_with_batches, 10) << n;  // q <= 0.01 in each of two scans: about 2 % of rounds
  }
}

TEST(CreationBatches, AGrowingPlatformIsNoBatch) {
  CadenceSimulation simulation(113);
  std::vector<std::int64_t> times;
  for (const std::int64_t time_s : simulation.even(8000, 1000)) {
    const double age = static_cast<double>(time_s - kStart_s) / (1000.0 * kDay_s);
    if (simulation.random.uniform() < age * age) times.push_back(time_s);
  }
  EXPECT_TRUE(find_creation_batches(at_times(times, 1)).empty());
}

TEST(CreationBatches, ASharpHourReplacesItsDay) {
  CadenceSimulation simulation(114);
  std::vector<AccountCreation> creations = at_times(simulation.even(500, 500), 1);
  plant(creations, kStart_s + 100 * kDay_s + 5 * 3600 + 7, 40, 1);
  const std::vector<CreationBatch> batches = find_creation_batches(creations);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_EQ(batches[0].width_s, 3600);
  EXPECT_EQ(batches[0].first_at_s, kStart_s + 100 * kDay_s + 5 * 3600);
}

TEST(CreationBatches, NeighbouringDaysAreOneBatch) {
  CadenceSimulation simulation(115);
  std::vector<AccountCreation> creations = at_times(simulation.even(200, 500), kDay_s);
  plant(creations, kStart_s + 50 * kDay_s, 30, kDay_s);
  plant(creations, kStart_s + 51 * kDay_s, 20, kDay_s);
  const std::vector<CreationBatch> batches = find_creation_batches(creations);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_EQ(batches[0].end_at_s - batches[0].first_at_s, 2 * kDay_s);
  EXPECT_GE(*batches[0].test.statistic, 50.0);
}

TEST(CreationBatches, OrderDoesNotMatter) {
  CadenceSimulation simulation(116);
  std::vector<AccountCreation> creations = at_times(simulation.even(300, 300), 1);
  plant(creations, kStart_s + 50 * kDay_s, 30, kDay_s);
  const std::vector<CreationBatch> first = find_creation_batches(creations);
  std::reverse(creations.begin(), creations.end());
  const std::vector<CreationBatch> second = find_creation_batches(creations);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].accounts, second[i].accounts);
    EXPECT_EQ(first[i].test.p_value, second[i].test.p_value);
  }
}

TEST(CreationBatches, HostileAndCoarseTimes) {
  EXPECT_TRUE(find_creation_batches({}).empty());
  std::vector<AccountCreation> creations;
  plant(creations, std::numeric_limits<std::int64_t>::max(), 50, 1);
  plant(creations, std::numeric_limits<std::int64_t>::min(), 50, 1);
  plant(creations, kStart_s, 50, 365 * kDay_s);
  plant(creations, kStart_s, 50, 1);  // no neighbourhood at all
  EXPECT_TRUE(find_creation_batches(creations).empty());
}

}  // namespace
}  // namespace cahoots
