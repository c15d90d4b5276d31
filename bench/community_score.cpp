#include "community_score.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "graph/components.hpp"
#include "graph/quality.hpp"

namespace cahoots {
namespace {

/// -sum p log p of the sizes of runs of equal values.
template <typename Value>
double entropy_nats(std::vector<Value> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double entropy = 0.0;
  for (auto begin = values.begin(); begin != values.end();) {
    const auto end = std::upper_bound(begin, values.end(), *begin);
    const double share = static_cast<double>(end - begin) / n;
    entropy -= share * std::log(share);
    begin = end;
  }
  return entropy;
}

std::uint32_t count_disconnected(const Partition& groups, const Partition& parts) {
  std::vector<std::uint32_t> n_parts(groups.n_groups);
  std::vector<bool> is_counted(parts.n_groups);
  for (std::size_t vertex = 0; vertex < groups.group.size(); ++vertex) {
    if (is_counted[parts.group[vertex]]) continue;
    is_counted[parts.group[vertex]] = true;
    ++n_parts[groups.group[vertex]];
  }
  return static_cast<std::uint32_t>(
      std::count_if(n_parts.begin(), n_parts.end(), [](std::uint32_t n) { return n > 1; }));
}

}  // namespace

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_mib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Graph graph_of(const PlantedGraph& planted) {
  std::vector<WeightedEdge> edges;
  edges.reserve(planted.edges.size());
  for (const auto& [source, target] : planted.edges) edges.push_back({source, target, 1.0});
  return Graph(planted.n_vertices, edges);
}

double mutual_information(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
  both.reserve(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) both.emplace_back(a[i], b[i]);
  const double of_a = entropy_nats(std::vector(a.begin(), a.end()));
  const double of_b = entropy_nats(std::vector(b.begin(), b.end()));
  if (!(of_a + of_b > 0.0)) return 1.0;
  return 2.0 * (of_a + of_b - entropy_nats(std::move(both))) / (of_a + of_b);
}

void print_score(const CommunitySearch& search, const PlantedGraph& planted,
                 std::span<const std::uint32_t> labels, double potts_resolution) {
  const Graph graph = graph_of(planted);
  const Partition groups = numbered_by_smallest_vertex(labels);
  fmt::print("{}\t{}\t{:.2f}\t{:.2f}\t{:.0f}\t{:.5f}\t{}\t{:.4f}\t{}\t{:.4f}\n", search.method,
             graph.n_edges(), search.build_s, search.search_s, search.peak_mib,
             modularity(graph, groups), groups.n_groups,
             mutual_information(groups.group, planted.community),
             count_disconnected(groups, connected_parts(graph, labels)),
             constant_potts(graph, groups, potts_resolution) /
                 static_cast<double>(std::max<std::uint64_t>(1, graph.n_edges())));
}

}  // namespace cahoots
