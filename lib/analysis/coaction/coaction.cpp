#include "analysis/coaction/coaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include "analysis/coaction/null.hpp"
#include "analysis/coaction/pair.hpp"
#include "analysis/coaction/rows.hpp"
#include "analysis/coaction/windows.hpp"
#include "base/error.hpp"
#include "base/threads.hpp"
#include "stats/false_discovery.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kEdgesPerBlock = 1024;

void require_valid(Channel channel, const CoactionOptions& options) {
  require_window(channel, options.window_s, 0);
  if (options.min_objects == 0 || options.stratum_s <= 0) {
    throw UsageError(
        fmt::format("channel '{}' needs a threshold of 1 object or more and a stratum "
                    "of 1 s or more",
                    traits_of(channel).name));
  }
}

std::uint64_t count_tests(std::uint32_t n_accounts) {
  return n_accounts < 2 ? 0 : std::uint64_t{n_accounts} * (n_accounts - 1) / 2;
}

void test_edges(const PairNull& null, const CoactionOptions& options, std::uint64_t n_tests,
                std::vector<CoactionEdge>& edges) {
  std::atomic<std::size_t> next{0};
  run_threads(options.n_threads, [&] {
    PairChances chances = null.make_chances();
    for (std::size_t first = next.fetch_add(kEdgesPerBlock); first < edges.size();
         first = next.fetch_add(kEdgesPerBlock)) {
      const std::size_t last = std::min(edges.size(), first + kEdgesPerBlock);
      for (std::size_t i = first; i < last; ++i) {
        CoactionEdge& edge = edges[i];
        null.find(edge.source, edge.target, chances);
        edge.expected = chances.expected();
        edge.p_value = chances.upper_tail(edge.n_independent);
      }
    }
  });
  std::vector<double> p_values;
  p_values.reserve(edges.size());
  for (const CoactionEdge& edge : edges) p_values.push_back(edge.p_value);
  const std::vector<double> q_values = benjamini_hochberg(p_values, n_tests);
  for (std::size_t i = 0; i < edges.size(); ++i) edges[i].q_value = q_values[i];
}

/// Returns how many traces were on objects with more sharers.
std::uint64_t drop_common(const std::vector<std::uint32_t>& sharers, std::uint32_t max_sharers,
                          std::vector<Trace>& sorted) {
  if (max_sharers == 0) return 0;
  return std::erase_if(sorted,
                       [&](Trace trace) { return sharers[object_of(trace)] > max_sharers; });
}

CoactionRows find_edges(const PostColumns& posts, const Topics& topics, const UsableTraces& usable,
                        const TraceTable& table, const std::vector<std::uint32_t>& sharers,
                        const CoactionOptions& options) {
  const PairScorer scorer(posts, topics, sharers, table.multiplier, options.weighting,
                          options.n_evidence);
  const EdgeThreshold threshold{options.min_objects, options.rare_sharers, sharers};
  const NeighbourWindows windows = find_windows(posts, usable.sorted, options.window_s, threshold);
  return accumulate_rows(posts, windows, scorer, table.channel, threshold, options);
}

}  // namespace

CoactionOptions default_options(Channel channel) {
  const ChannelTraits& traits = traits_of(channel);
  CoactionOptions options;
  options.window_s = traits.default_window_s;
  options.min_objects = traits.default_min_objects;
  options.rare_sharers = traits.default_rare_sharers;
  options.max_sharers = traits.default_max_sharers;
  options.is_tested = traits.default_stratum_s > 0;
  if (options.is_tested) options.stratum_s = traits.default_stratum_s;
  return options;
}

CoactionResult find_coactions(const PostColumns& posts, const Topics& topics, TraceTable table,
                              const CoactionOptions& options) {
  require_valid(table.channel, options);
  UsableTraces usable =
      select_usable(posts, table.channel, std::move(table.traces), options.window_s);
  CoactionResult result;
  result.counts.n_traces = usable.sorted.size();
  result.counts.n_undated = usable.n_undated;
  result.counts.n_too_coarse = usable.n_too_coarse;
  result.counts.n_accounts = usable.n_accounts;
  result.counts.n_tests = count_tests(usable.n_accounts);
  const std::vector<std::uint32_t> sharers = count_sharers(posts, usable.sorted, table.n_objects);
  result.counts.n_common = drop_common(sharers, options.max_sharers, usable.sorted);
  CoactionRows rows = find_edges(posts, topics, usable, table, sharers, options);
  result.counts.n_pairs_seen = rows.n_pairs_seen;
  result.edges = std::move(rows.edges);
  if (result.edges.empty()) return result;
  if (!options.is_tested) {
    if (options.max_q_value < 1) {
      result.counts.n_above_q = result.edges.size();
      result.edges.clear();
    }
    return result;
  }
  const PairNull null(posts, options.stratify_by_topic ? &topics : nullptr, usable.sorted,
                      options.window_s, options.stratum_s);
  test_edges(null, options, result.counts.n_tests, result.edges);
  result.counts.n_above_q = std::erase_if(
      result.edges, [&](const CoactionEdge& edge) { return edge.q_value > options.max_q_value; });
  return result;
}

}  // namespace cahoots
