#include "graph/evidence_path.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <queue>
#include <tuple>

#include "graph/vertex_set.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

/// How far a vertex is from the nearest seed.
struct Distance {
  double length = std::numeric_limits<double>::infinity();
  std::uint32_t n_edges = kNone;
  auto operator<=>(const Distance&) const = default;
};

struct Visit {
  Distance distance;
  std::uint32_t vertex = 0;
  bool operator>(const Visit& other) const {
    return std::tie(distance, vertex) > std::tie(other.distance, other.vertex);
  }
};

class PathSearch {
 public:
  PathSearch(const Graph& graph, std::span<const std::uint32_t> scope);
  void run(std::span<const std::uint32_t> seeds, std::span<const std::uint32_t> targets);
  EvidencePath path_to(std::uint32_t target) const;

 private:
  void extend(const Visit& visit);
  double weight_between(std::uint32_t from, std::uint32_t to) const;

  const Graph& graph_;
  std::vector<bool> is_in_scope_;
  std::vector<Distance> distance_;
  std::vector<std::uint32_t> predecessor_;
  std::priority_queue<Visit, std::vector<Visit>, std::greater<>> pending_;
};

PathSearch::PathSearch(const Graph& graph, std::span<const std::uint32_t> scope)
    : graph_(graph),
      is_in_scope_(graph.n_vertices()),
      distance_(graph.n_vertices()),
      predecessor_(graph.n_vertices(), kNone) {
  for (const std::uint32_t vertex : scope) is_in_scope_[vertex] = true;
}

void PathSearch::run(std::span<const std::uint32_t> seeds, std::span<const std::uint32_t> targets) {
  std::vector<bool> is_wanted(graph_.n_vertices());
  std::size_t n_wanted = 0;
  for (const std::uint32_t target : targets) {
    n_wanted += is_wanted[target] ? 0U : 1U;
    is_wanted[target] = true;
  }
  for (const std::uint32_t seed : seeds) {
    if (!is_in_scope_[seed]) continue;
    distance_[seed] = {0.0, 0};
    pending_.push({distance_[seed], seed});
  }
  while (!pending_.empty() && n_wanted > 0) {
    const Visit visit = pending_.top();
    pending_.pop();
    if (visit.distance != distance_[visit.vertex]) continue;  // a shorter way was found since
    n_wanted -= is_wanted[visit.vertex] ? 1U : 0U;
    extend(visit);
  }
}

void PathSearch::extend(const Visit& visit) {
  const auto neighbours = graph_.neighbours(visit.vertex);
  const auto weights = graph_.weights(visit.vertex);
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    const std::uint32_t next = neighbours[i];
    if (!is_in_scope_[next]) continue;
    const Distance distance{visit.distance.length + 1.0 / weights[i], visit.distance.n_edges + 1};
    if (distance < distance_[next]) {
      distance_[next] = distance;
      predecessor_[next] = visit.vertex;
      pending_.push({distance, next});
    } else if (distance == distance_[next]) {
      predecessor_[next] = std::min(predecessor_[next], visit.vertex);
    }
  }
}

double PathSearch::weight_between(std::uint32_t from, std::uint32_t to) const {
  const auto neighbours = graph_.neighbours(from);
  const auto place = std::lower_bound(neighbours.begin(), neighbours.end(), to);
  return graph_.weights(from)[static_cast<std::size_t>(place - neighbours.begin())];
}

EvidencePath PathSearch::path_to(std::uint32_t target) const {
  EvidencePath path;
  if (distance_[target].n_edges == kNone) return path;
  path.vertices.push_back(target);
  for (std::uint32_t vertex = target; predecessor_[vertex] != kNone;) {
    const std::uint32_t before = predecessor_[vertex];
    const double weight = weight_between(before, vertex);
    path.weakest_weight =
        path.vertices.size() == 1 ? weight : std::min(path.weakest_weight, weight);
    path.vertices.push_back(before);
    vertex = before;
  }
  std::reverse(path.vertices.begin(), path.vertices.end());
  return path;
}

}  // namespace

std::vector<EvidencePath> strongest_paths(const Graph& graph, std::span<const std::uint32_t> seeds,
                                          std::span<const std::uint32_t> targets,
                                          std::span<const std::uint32_t> scope) {
  // Order and repeats do not matter here; what is no vertex does.
  vertex_set(graph, targets);
  PathSearch search(graph, vertex_set(graph, scope));
  search.run(vertex_set(graph, seeds), targets);
  std::vector<EvidencePath> paths;
  paths.reserve(targets.size());
  for (const std::uint32_t target : targets) paths.push_back(search.path_to(target));
  return paths;
}

}  // namespace cahoots
