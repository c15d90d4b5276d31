#include "analysis/coaction/coaction.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "lib/analysis/coaction/test_case.hpp"

namespace cahoots {
namespace {

/// One account pair, straight from the definitions: every pair of traces is looked at.
struct BrutePair {
  std::map<std::uint32_t, std::tuple<std::int64_t, std::uint32_t, std::uint32_t>> closest;
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> ends;  // source, target post
  std::set<Trace> events;
};

using BrutePairs = std::map<std::pair<std::uint32_t, std::uint32_t>, BrutePair>;

BrutePairs brute_pairs(const CoactionTestCase& given, std::int64_t window_s) {
  const std::set<Trace> traces(given.table.traces.begin(), given.table.traces.end());
  BrutePairs pairs;
  for (const Trace first : traces) {
    for (const Trace second : traces) {
      const std::uint32_t source = given.posts.account[post_of(first)];
      const std::uint32_t target = given.posts.account[post_of(second)];
      const std::int64_t first_s = given.posts.created_at_s[post_of(first)];
      const std::int64_t second_s = given.posts.created_at_s[post_of(second)];
      if (object_of(first) != object_of(second) || source >= target) continue;
      if (first_s == kNoTime_s || second_s == kNoTime_s) continue;
      const std::int64_t lag_s = std::abs(first_s - second_s);
      if (lag_s > window_s) continue;
      BrutePair& pair = pairs[{source, target}];
      pair.events.insert(first);
      pair.events.insert(second);
      const std::tuple key(lag_s, std::min(post_of(first), post_of(second)),
                           std::max(post_of(first), post_of(second)));
      const std::uint32_t object = object_of(first);
      if (!pair.closest.contains(object) || key < pair.closest[object]) {
        pair.closest[object] = key;
        pair.ends[object] = {post_of(first), post_of(second)};
      }
    }
  }
  return pairs;
}

std::uint32_t brute_sharers(const CoactionTestCase& given, std::uint32_t object) {
  std::set<std::uint32_t> sharers;
  for (const Trace trace : given.table.traces) {
    const std::uint32_t post = post_of(trace);
    if (object_of(trace) == object && given.posts.created_at_s[post] != kNoTime_s) {
      sharers.insert(given.posts.account[post]);
    }
  }
  return static_cast<std::uint32_t>(sharers.size());
}

struct BruteShare {
  double weight;
  std::uint32_t n_sharers;
  std::tuple<std::int64_t, std::uint32_t, std::uint32_t> closest;
  std::uint32_t object;
  std::uint32_t topic;
};

BruteShare brute_share(const CoactionTestCase& given, const BrutePair& pair, std::uint32_t object,
                       CoactionWeighting weighting) {
  BruteShare share{0.0, brute_sharers(given, object), pair.closest.at(object), object, 0};
  share.topic = given.topics.of_post[std::get<1>(share.closest)];
  const std::uint32_t other = given.topics.of_post[std::get<2>(share.closest)];
  const std::vector<std::uint32_t>& audience = given.topics.audience;
  if (audience[other] > audience[share.topic]) share.topic = other;
  const double n_accounts = given.posts.n_accounts;
  const double factor = given.table.multiplier.empty() ? 1.0 : given.table.multiplier[object];
  share.weight = std::log(n_accounts / share.n_sharers);
  if (weighting == CoactionWeighting::topic_once) {
    share.weight = std::min(share.weight, std::log(n_accounts / audience[share.topic]));
  }
  share.weight *= factor;
  return share;
}

/// The shared objects in the documented order of the evidence; the number of topics.
std::pair<std::vector<BruteShare>, std::size_t> brute_order(const CoactionTestCase& given,
                                                            const BrutePair& pair,
                                                            CoactionWeighting weighting) {
  std::vector<BruteShare> left;
  for (const auto& [object, key] : pair.closest) {
    left.push_back(brute_share(given, pair, object, weighting));
  }
  std::sort(left.begin(), left.end(), [](const BruteShare& a, const BruteShare& b) {
    return std::tuple(-a.weight, a.n_sharers, a.closest, a.object) <
           std::tuple(-b.weight, b.n_sharers, b.closest, b.object);
  });
  std::set<std::uint32_t> topics;
  std::vector<BruteShare> first;
  std::vector<BruteShare> second;
  for (const BruteShare& share : left) {
    (topics.insert(share.topic).second ? first : second).push_back(share);
  }
  first.insert(first.end(), second.begin(), second.end());
  return {first, topics.size()};
}

double brute_median_lag_s(const BrutePair& pair) {
  std::vector<double> lags;
  for (const auto& [object, key] : pair.closest) {
    lags.push_back(static_cast<double>(std::get<0>(key)));
  }
  std::sort(lags.begin(), lags.end());
  return (lags[(lags.size() - 1) / 2] + lags[lags.size() / 2]) / 2.0;
}

void expect_same(const CoactionTestCase& given, const CoactionEdge& edge, const BrutePair& pair,
                 CoactionWeighting weighting) {
  EXPECT_EQ(edge.n_objects, pair.closest.size());
  std::set<std::uint32_t> sources, targets;
  for (const auto& [object, ends] : pair.ends) {
    sources.insert(ends.first);
    targets.insert(ends.second);
  }
  EXPECT_EQ(edge.n_independent, std::min(sources.size(), targets.size()));
  EXPECT_EQ(edge.n_events, pair.events.size());
  const auto [order, n_topics] = brute_order(given, pair, weighting);
  double weight = 0.0;
  const std::size_t n_counted =
      weighting == CoactionWeighting::topic_once ? n_topics : order.size();
  for (std::size_t i = 0; i < n_counted; ++i) weight += order[i].weight;
  EXPECT_NEAR(edge.weight, weight, 1e-9);
  EXPECT_DOUBLE_EQ(edge.lag_median_s, brute_median_lag_s(pair));
  std::set<std::int64_t> times;
  for (const Trace event : pair.events) times.insert(given.posts.created_at_s[post_of(event)]);
  EXPECT_EQ(edge.first_at_s, *times.begin());
  EXPECT_EQ(edge.last_at_s, *times.rbegin());
  ASSERT_EQ(edge.evidence.size(), std::min<std::size_t>(3, order.size()));
  for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
    const CoactionEvidence& evidence = edge.evidence[i];
    EXPECT_EQ(evidence.object, order[i].object);
    EXPECT_EQ(evidence.topic, order[i].topic);
    EXPECT_EQ(evidence.n_sharers, order[i].n_sharers);
    EXPECT_NEAR(evidence.weight, order[i].weight, 1e-9);
    const std::pair ends(evidence.source_post, evidence.target_post);
    EXPECT_EQ(ends, pair.ends.at(evidence.object));
    EXPECT_EQ(evidence.lag_s, given.posts.created_at_s[evidence.target_post] -
                                  given.posts.created_at_s[evidence.source_post]);
  }
}

bool makes_edge(const CoactionTestCase& given, const BrutePair& pair,
                const CoactionOptions& options) {
  const bool has_rare = std::any_of(
      pair.closest.begin(), pair.closest.end(),
      [&](const auto& entry) { return brute_sharers(given, entry.first) <= options.rare_sharers; });
  return has_rare || pair.closest.size() >= options.min_objects;
}

void check_against_brute_force(CoactionTestCase given, const CoactionOptions& options) {
  const CoactionResult result = find_coactions(given.posts, given.topics, given.table, options);
  if (options.max_sharers > 0) {
    const CoactionTestCase all = given;
    std::erase_if(given.table.traces, [&](Trace trace) {
      return brute_sharers(all, object_of(trace)) > options.max_sharers;
    });
  }
  std::size_t next = 0;
  for (const auto& [ends, pair] : brute_pairs(given, options.window_s)) {
    if (!makes_edge(given, pair, options)) continue;
    ASSERT_LT(next, result.edges.size());
    const CoactionEdge& edge = result.edges[next++];
    ASSERT_EQ(std::pair(edge.source, edge.target), ends);
    expect_same(given, edge, pair, options.weighting);
    if (options.is_tested) {
      EXPECT_GT(edge.expected, 0.0);
    } else {
      EXPECT_EQ(edge.p_value, 1.0);
    }
    EXPECT_LE(edge.p_value, edge.q_value);
  }
  EXPECT_EQ(next, result.edges.size());
}

TEST(Coaction, EqualsBruteForceOnThousandsOfRandomCases) {
  Random random(1);
  for (int round = 0; round < 4000; ++round) {
    CoactionTestShape shape;
    shape.n_posts = 1 + static_cast<std::uint32_t>(random.below(60));
    shape.n_accounts = 2 + static_cast<std::uint32_t>(random.below(8));
    shape.n_objects = 1 + static_cast<std::uint32_t>(random.below(8));
    shape.n_traces = static_cast<std::uint32_t>(random.below(120));
    shape.span_s = 1 + random.below(2000);
    CoactionOptions options;
    options.window_s = static_cast<std::int64_t>(random.below(200));
    options.min_objects = 1 + static_cast<std::uint32_t>(random.below(4));
    options.rare_sharers = static_cast<std::uint32_t>(random.below(4));
    options.stratum_s = 1 + static_cast<std::int64_t>(random.below(500));
    options.stratify_by_topic = random.below(2) == 0;
    options.max_sharers =
        random.below(2) == 0 ? 0 : 2 + static_cast<std::uint32_t>(random.below(4));
    options.is_tested = random.below(4) > 0;
    if (random.below(3) == 0) options.weighting = CoactionWeighting::inverse_frequency;
    options.n_threads = 1 + static_cast<std::uint32_t>(random.below(2));
    check_against_brute_force(random_case(random, shape), options);
    if (HasFailure()) FAIL() << "in round " << round;
  }
}

TEST(Coaction, ALimitOnQLeavesOutWhatIsAboveOrHasNone) {
  const CoactionTestCase given = pair_case(5, 10, 0);
  CoactionOptions options;
  ASSERT_EQ(find_coactions(given.posts, given.topics, given.table, options).edges.size(), 1U);
  options.max_q_value = 1e-9;
  const CoactionResult above = find_coactions(given.posts, given.topics, given.table, options);
  EXPECT_TRUE(above.edges.empty());
  EXPECT_EQ(above.counts.n_above_q, 1U);
  options.is_tested = false;
  options.max_q_value = 0.99;
  EXPECT_TRUE(find_coactions(given.posts, given.topics, given.table, options).edges.empty());
}

TEST(Coaction, ThreadsAndOrderOfTracesDoNotMatter) {
  Random random(2);
  CoactionTestShape shape;
  shape.n_posts = 3000;
  shape.n_accounts = 700;
  shape.n_objects = 150;
  shape.n_traces = 6000;
  shape.span_s = 100000;
  CoactionTestCase given = random_case(random, shape);
  CoactionOptions options;
  options.window_s = 3600;
  const CoactionResult one = find_coactions(given.posts, given.topics, given.table, options);
  std::reverse(given.table.traces.begin(), given.table.traces.end());
  options.n_threads = 3;
  const CoactionResult three = find_coactions(given.posts, given.topics, given.table, options);
  ASSERT_GT(one.edges.size(), 100U);
  ASSERT_EQ(one.edges.size(), three.edges.size());
  for (std::size_t i = 0; i < one.edges.size(); ++i) {
    EXPECT_EQ(one.edges[i].source, three.edges[i].source);
    EXPECT_EQ(one.edges[i].target, three.edges[i].target);
    EXPECT_EQ(one.edges[i].weight, three.edges[i].weight);
    EXPECT_EQ(one.edges[i].q_value, three.edges[i].q_value);
  }
}

}  // namespace
}  // namespace cahoots
