#include "graph/expansion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "lib/graph/graph_samples.hpp"

namespace cahoots {
namespace {

using Vertices = std::vector<std::uint32_t>;

TEST(Expansion, FindsThePlantedGroupOfItsSeeds) {
  Random random(71);
  const Graph graph(400, planted_edges(400, 8, 0.4, 0.01, random));
  const Expansion expansion = expand_seeds(graph, Vertices{3, 11, 19});
  EXPECT_EQ(expansion.stop_reason, StopReason::outward_share_rises);
  EXPECT_TRUE(expansion.is_complete);
  ASSERT_EQ(expansion.n_taken, 47U);  // 50 less the seeds
  for (std::size_t i = 0; i < expansion.n_taken; ++i) {
    EXPECT_EQ(expansion.candidates[i].vertex % 8, 3U);
  }
  EXPECT_EQ(expansion.candidates.size(), 397U);
}

TEST(Expansion, StepsAddUpAndAreRanked) {
  Random random(72);
  const Graph graph(120, planted_edges(120, 4, 0.3, 0.03, random));
  const Expansion expansion = expand_seeds(graph, Vertices{5, 1, 5});
  EXPECT_EQ(expansion.seeds, (Vertices{1, 5}));
  double share = expansion.seeds_outward_share;
  double last_score = 1e300;
  for (const ExpansionCandidate& candidate : expansion.candidates) {
    EXPECT_NEAR(share - candidate.gain, candidate.outward_share, 1e-12);
    EXPECT_LE(candidate.score, last_score);
    EXPECT_TRUE(candidate.vertex != 1 && candidate.vertex != 5);
    ASSERT_GE(candidate.path.vertices.size(), 2U);
    EXPECT_TRUE(candidate.path.vertices.front() == 1 || candidate.path.vertices.front() == 5);
    EXPECT_EQ(candidate.path.vertices.back(), candidate.vertex);
    share = candidate.outward_share;
    last_score = candidate.score;
  }
}

TEST(Expansion, TakesAnOperationThatIsTheWholeGraph) {
  const Graph graph(10, ring_of_cliques(1, 10));
  const Expansion expansion = expand_seeds(graph, Vertices{4});
  EXPECT_EQ(expansion.n_taken, 9U);
  EXPECT_EQ(expansion.stop_reason, StopReason::component_exhausted);
}

TEST(Expansion, DoesNotDependOnTheOrderOfEdgesOrSeeds) {
  Random random(73);
  const Edges edges = random_edges(90, 0.1, true, random);
  const Expansion first = expand_seeds(Graph(90, edges), Vertices{7, 2});
  const Expansion second = expand_seeds(Graph(90, shuffled(edges, random)), Vertices{2, 7});
  ASSERT_EQ(first.candidates.size(), second.candidates.size());
  for (std::size_t i = 0; i < first.candidates.size(); ++i) {
    EXPECT_EQ(first.candidates[i].vertex, second.candidates[i].vertex);
    EXPECT_EQ(first.candidates[i].score, second.candidates[i].score);
    EXPECT_EQ(first.candidates[i].outward_share, second.candidates[i].outward_share);
    EXPECT_EQ(first.candidates[i].path.vertices, second.candidates[i].path.vertices);
  }
  EXPECT_EQ(first.n_taken, second.n_taken);
}

TEST(Expansion, LimitsTheListAndSaysSo) {
  const Graph graph(500, ring_of_cliques(100, 5));
  ExpansionOptions options;
  options.max_candidates = 2;
  const Expansion expansion = expand_seeds(graph, Vertices{0}, options);
  EXPECT_EQ(expansion.candidates.size(), 2U);
  EXPECT_EQ(expansion.stop_reason, StopReason::limit_reached);
}

TEST(Expansion, SaysWhyItIsEmpty) {
  const Graph graph(4, Edges{{0, 1, 1.0}});
  EXPECT_EQ(expand_seeds(graph, {}).stop_reason, StopReason::no_seeds);
  EXPECT_EQ(expand_seeds(graph, Vertices{2, 3}).stop_reason, StopReason::no_neighbours);
  EXPECT_EQ(expand_seeds(graph, Vertices{0, 1}).stop_reason, StopReason::no_neighbours);
  EXPECT_THROW(expand_seeds(graph, Vertices{4}), DataError);
  ExpansionOptions options;
  options.rise_factor = 0.5;
  EXPECT_THROW(expand_seeds(graph, Vertices{0}, options), UsageError);
  EXPECT_EQ(std::string(to_string(StopReason::component_exhausted)), "component_exhausted");
}

}  // namespace
}  // namespace cahoots
