#include "analysis/peers/coortweet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/coaction/windows.hpp"
#include "lib/analysis/coaction/test_case.hpp"

namespace cahoots {
namespace {

using AccountPair = std::pair<std::uint32_t, std::uint32_t>;

std::vector<CoortweetEdge> edges_of(const CoactionTestCase& given, const PeerOptions& options) {
  const UsableTraces usable =
      select_usable(given.posts, Channel::hashtag, given.table.traces, options.window_s);
  return find_coortweet_edges(given.posts, usable.sorted, options);
}

/// The peer's table, line by line: every step looks at all rows.
struct BruteTable {
  const PostColumns& posts;
  std::vector<Trace> rows;

  std::uint32_t account(Trace row) const { return posts.account[post_of(row)]; }
  std::int64_t time_s(Trace row) const { return posts.created_at_s[post_of(row)]; }

  void keep_accounts_with(std::uint32_t minimum) {
    std::map<std::uint32_t, std::uint32_t> n_rows;
    for (const Trace row : rows) ++n_rows[account(row)];
    std::erase_if(rows, [&](Trace row) { return n_rows[account(row)] < minimum; });
  }

  /// Blocks of one account, in the order in which the accounts come up in the data.
  void group_by_account() {
    std::stable_sort(rows.begin(), rows.end(), [](Trace a, Trace b) {
      return std::tuple(post_of(a), object_of(a)) < std::tuple(post_of(b), object_of(b));
    });
    std::vector<Trace> grouped;
    std::set<std::uint32_t> seen;
    for (const Trace first : rows) {
      if (!seen.insert(account(first)).second) continue;
      for (const Trace row : rows) {
        if (account(row) == account(first)) grouped.push_back(row);
      }
    }
    rows = grouped;
  }

  /// Pairs of rows, the earlier first; at one second the one that stands first in the table.
  std::vector<std::pair<Trace, Trace>> pairs_within(std::int64_t window_s) const {
    std::vector<std::pair<Trace, Trace>> pairs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) {
        if (object_of(rows[i]) != object_of(rows[j])) continue;
        if (std::abs(time_s(rows[i]) - time_s(rows[j])) > window_s) continue;
        if (account(rows[i]) == account(rows[j])) continue;
        if (time_s(rows[i]) > time_s(rows[j])) {
          pairs.emplace_back(rows[j], rows[i]);
        } else {
          pairs.emplace_back(rows[i], rows[j]);
        }
      }
    }
    return pairs;
  }

  std::vector<std::pair<Trace, Trace>> with_participants(
      const std::vector<std::pair<Trace, Trace>>& pairs, std::uint32_t minimum) const {
    std::set<std::uint32_t> contents;
    for (const auto& [first, second] : pairs) {
      contents.insert(post_of(first));
      contents.insert(post_of(second));
    }
    std::map<std::uint32_t, std::uint32_t> n_rows;
    for (const Trace row : rows) n_rows[account(row)] += contents.contains(post_of(row)) ? 1U : 0U;
    std::vector<std::pair<Trace, Trace>> kept;
    for (const auto& pair : pairs) {
      if (n_rows[account(pair.first)] >= minimum || n_rows[account(pair.second)] >= minimum) {
        kept.push_back(pair);
      }
    }
    return kept;
  }
};

struct BruteEdge {
  std::uint64_t weight = 0;
  std::int64_t lag_sum_s = 0;
  std::set<std::uint32_t> first_posts;
  std::set<std::uint32_t> second_posts;
};

double brute_median(const std::map<AccountPair, BruteEdge>& edges) {
  std::vector<double> weights;
  for (const auto& [pair, edge] : edges) weights.push_back(static_cast<double>(edge.weight));
  std::sort(weights.begin(), weights.end());
  const std::size_t half = weights.size() / 2;
  return weights.size() % 2 == 1 ? weights[half] : (weights[half - 1] + weights[half]) / 2;
}

std::vector<CoortweetEdge> brute_edges(const CoactionTestCase& given, const PeerOptions& options) {
  const std::set<Trace> distinct(given.table.traces.begin(), given.table.traces.end());
  BruteTable table{given.posts, {}};
  for (const Trace row : distinct) {
    if (table.time_s(row) != kNoTime_s) table.rows.push_back(row);
  }
  table.keep_accounts_with(options.minimum);
  table.group_by_account();
  std::map<AccountPair, BruteEdge> grouped;
  const auto pairs = table.pairs_within(options.window_s);
  for (const auto& [first, second] : table.with_participants(pairs, options.minimum)) {
    BruteEdge& edge = grouped[std::minmax({table.account(first), table.account(second)})];
    ++edge.weight;
    edge.lag_sum_s += table.time_s(second) - table.time_s(first);
    edge.first_posts.insert(post_of(first));
    edge.second_posts.insert(post_of(second));
  }
  std::vector<CoortweetEdge> edges;
  const double median = grouped.empty() ? 0 : brute_median(grouped);
  for (const auto& [pair, brute] : grouped) {
    CoortweetEdge edge;
    edge.source = pair.first;
    edge.target = pair.second;
    edge.weight = brute.weight;
    edge.time_delta_mean_s =
        static_cast<double>(brute.lag_sum_s) / static_cast<double>(brute.weight);
    edge.n_first_posts = static_cast<std::uint32_t>(brute.first_posts.size());
    edge.n_second_posts = static_cast<std::uint32_t>(brute.second_posts.size());
    edge.symmetry = static_cast<double>(std::min(edge.n_first_posts, edge.n_second_posts)) /
                    std::max(edge.n_first_posts, edge.n_second_posts);
    edge.is_above_median = static_cast<double>(brute.weight) > median;
    edges.push_back(edge);
  }
  return edges;
}

TEST(CoortweetEdges, EqualThePeersStepsOnRandomData) {
  Random random(6);
  std::size_t n_edges = 0;
  std::size_t n_above_median = 0;
  for (int round = 0; round < 3000; ++round) {
    CoactionTestShape shape;
    shape.n_posts = 2 + static_cast<std::uint32_t>(random.below(30));
    shape.n_accounts = 1 + static_cast<std::uint32_t>(random.below(10));
    shape.n_objects = 1 + static_cast<std::uint32_t>(random.below(8));
    shape.n_traces = 1 + static_cast<std::uint32_t>(random.below(50));
    shape.span_s = 1 + random.below(400);
    const CoactionTestCase given = random_case(random, shape);
    PeerOptions options;
    options.window_s = static_cast<std::int64_t>(random.below(80));
    options.minimum = 1 + static_cast<std::uint32_t>(random.below(5));
    options.n_threads = 1 + static_cast<std::uint32_t>(random.below(3));
    const std::vector<CoortweetEdge> edges = edges_of(given, options);
    ASSERT_EQ(edges, brute_edges(given, options)) << "round " << round;
    n_edges += edges.size();
    for (const CoortweetEdge& edge : edges) n_above_median += edge.is_above_median ? 1U : 0U;
  }
  EXPECT_GT(n_edges, 5000U);
  EXPECT_GT(n_above_median, 1000U);
}

TEST(CoortweetEdges, APairStaysWhereOneOfTheTwoTakesPartEnough) {
  // The second account has two rows, but only one of a post that is in a pair.
  CoactionTestCase given;
  given.posts.n_accounts = 2;
  given.posts.account = {0, 0, 1, 1};
  given.posts.created_at_s = {0, 10, 20, 9000};
  given.table.n_objects = 2;
  given.table.traces = {make_trace(0, 0), make_trace(0, 1), make_trace(0, 2), make_trace(1, 3)};
  PeerOptions options;
  const std::vector<CoortweetEdge> edges = edges_of(given, options);
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].weight, 2U);
  EXPECT_EQ(edges[0].time_delta_mean_s, 15);
  EXPECT_EQ(edges[0].n_first_posts, 2U);
  EXPECT_EQ(edges[0].n_second_posts, 1U);
  EXPECT_EQ(edges[0].symmetry, 0.5);
  options.minimum = 3;
  EXPECT_TRUE(edges_of(given, options).empty());
}

TEST(CoortweetEdges, RowsOfAPairedPostOnOtherObjectsCount) {
  CoactionTestCase given;
  given.posts.n_accounts = 2;
  given.posts.account = {0, 1, 1};
  given.posts.created_at_s = {0, 5, 9000};
  given.table.n_objects = 3;
  given.table.traces = {make_trace(0, 0), make_trace(1, 0), make_trace(0, 1), make_trace(2, 2)};
  ASSERT_EQ(edges_of(given, PeerOptions()).size(), 1U);
  given.table.traces.erase(given.table.traces.begin() + 1);
  EXPECT_TRUE(edges_of(given, PeerOptions()).empty());
}

TEST(CoortweetEdges, TheWindowIncludesItsEnd) {
  EXPECT_EQ(edges_of(pair_case(2, 60, -9000000), PeerOptions()).size(), 1U);
  EXPECT_TRUE(edges_of(pair_case(2, 61, -9000000), PeerOptions()).empty());
}

TEST(CoortweetEdges, AnOriginalThatIsRepostedIsARowOfItsOwn) {
  CoactionTestCase given;
  given.posts.n_accounts = 3;
  given.posts.account = {0, 1, 2, 1};
  given.posts.created_at_s = {0, 5, 6, 9000};
  given.table.n_objects = 1;
  given.table.traces = {make_trace(0, 1), make_trace(0, 2)};
  add_original_rows(given.posts, {true, false, false, true}, given.table);
  EXPECT_EQ(given.table.traces, (std::vector<Trace>{make_trace(0, 1), make_trace(0, 2),
                                                    make_trace(1, 0), make_trace(2, 3)}));
  EXPECT_EQ(given.table.n_objects, 3U);
  // A repost is no original, even where it is reposted in turn.
  add_original_rows(given.posts, {false, true, false, false}, given.table);
  EXPECT_EQ(given.table.traces.size(), 4U);
}

}  // namespace
}  // namespace cahoots
