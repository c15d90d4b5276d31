#include "graph/sweep.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "graph/community_level.hpp"
#include "graph/quality.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

TEST(Sweep, EveryStepMatchesTheSetMeasuredAlone) {
  Random random(61);
  for (int round = 0; round < 50; ++round) {
    const Graph graph(25, random_edges(25, 0.2, true, random));
    const std::vector<std::uint32_t> order = random_order(25, random);
    const std::vector<SweepStep> steps = sweep(graph, order);
    ASSERT_EQ(steps.size(), order.size());
    for (std::size_t n_taken = 1; n_taken <= order.size(); ++n_taken) {
      const GroupMeasure measure = measure_group(graph, std::span(order).first(n_taken));
      EXPECT_NEAR(steps[n_taken - 1].cut_weight, measure.cut_weight, 1e-9);
      EXPECT_NEAR(steps[n_taken - 1].volume, measure.volume, 1e-9);
    }
    EXPECT_EQ(steps.back().cut_weight, 0.0);
  }
}

TEST(Sweep, RefusesRepeatsAndStrangers) {
  const Graph graph(3, Edges{{0, 1, 1.0}});
  EXPECT_THROW(sweep(graph, std::vector<std::uint32_t>{0, 0}), DataError);
  EXPECT_THROW(sweep(graph, std::vector<std::uint32_t>{3}), DataError);
  EXPECT_TRUE(sweep(graph, {}).empty());
}

std::vector<SweepStep> steps_with(const std::vector<double>& shares) {
  std::vector<SweepStep> steps;
  for (const double share : shares) steps.push_back({share * 100.0, 100.0});
  return steps;
}

TEST(BestCut, StopsAtTheFirstMinimumThatIsFollowedByARise) {
  const SweepCut cut = best_cut(steps_with({1.0, 0.5, 0.52, 0.4, 0.45, 0.6, 0.1}), 1);
  EXPECT_EQ(cut.n_taken, 4U);
  EXPECT_EQ(cut.reason, StopReason::outward_share_rises);
}

TEST(BestCut, TakesTheWholeComponentWhenNothingRises) {
  const SweepCut cut = best_cut(steps_with({1.0, 0.7, 0.3, 0.0}), 1);
  EXPECT_EQ(cut.n_taken, 4U);
  EXPECT_EQ(cut.reason, StopReason::component_exhausted);
}

TEST(BestCut, SaysWhenTheListEndsBeforeTheBorder) {
  const SweepCut cut = best_cut(steps_with({1.0, 0.7, 0.6, 0.65}), 1);
  EXPECT_EQ(cut.n_taken, 3U);
  EXPECT_EQ(cut.reason, StopReason::limit_reached);
}

TEST(BestCut, KeepsTheSeeds) {
  const SweepCut cut = best_cut(steps_with({0.1, 0.9, 0.8, 0.99}), 2);
  EXPECT_EQ(cut.n_taken, 3U);
  EXPECT_EQ(cut.reason, StopReason::outward_share_rises);
}

TEST(BestCut, OfEqualMinimaTakesTheShorterList) {
  EXPECT_EQ(best_cut(steps_with({1.0, 0.5, 0.5, 0.5}), 1).n_taken, 2U);
}

}  // namespace
}  // namespace cahoots
