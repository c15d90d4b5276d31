#include "graph/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/error.hpp"

namespace cahoots {
namespace {

[[noreturn]] void reject_edge(std::size_t position, const WeightedEdge& edge, const char* reason) {
  throw DataError(fmt::format("edge {} of the graph ({} to {}, weight {}) {}", position + 1,
                              edge.source, edge.target, edge.weight, reason));
}

void require_valid(std::uint32_t n_vertices, std::span<const WeightedEdge> edges) {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const WeightedEdge& edge = edges[i];
    if (!std::isfinite(edge.weight)) reject_edge(i, edge, "has a weight that is not finite");
    if (edge.weight < 0.0) reject_edge(i, edge, "has a negative weight");
    if (edge.source >= n_vertices || edge.target >= n_vertices) {
      reject_edge(i, edge, "has an end that is no vertex");
    }
  }
}

/// How many arcs before it is written a place in another row is asked for.
constexpr std::size_t kPlacesAhead = 16;

[[gnu::always_inline]] inline void fetch_place(std::uint64_t arc,
                                               const LargeArray<std::uint32_t>& targets,
                                               const LargeArray<double>& weights) {
  __builtin_prefetch(targets.data() + arc, 1);
  __builtin_prefetch(weights.data() + arc, 1);
}

bool is_stored(const WeightedEdge& edge) {
  return edge.source != edge.target && edge.weight > 0.0;
}

/// Parallel arcs are summed from the smallest weight up: a sum in the order of the input would
/// depend on it in the last bit.
double sum_ascending(std::span<double> weights) {
  std::sort(weights.begin(), weights.end());
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

}  // namespace

Graph::Graph(std::uint32_t n_vertices, std::span<const WeightedEdge> edges)
    : offsets_(std::size_t{n_vertices} + 1), strengths_(n_vertices) {
  require_valid(n_vertices, edges);
  fill_rows(edges);
  sort_rows();
  sum_parallel_arcs();
  sum_strengths();
}

void Graph::fill_rows(std::span<const WeightedEdge> edges) {
  for (const WeightedEdge& edge : edges) {
    if (edge.source == edge.target) {
      ++n_self_loops_dropped_;
    } else if (!is_stored(edge)) {
      ++n_zero_weights_dropped_;
    }
    if (!is_stored(edge)) continue;
    ++offsets_[edge.source + 1];
    ++offsets_[edge.target + 1];
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  targets_.resize(offsets_.back());
  weights_.resize(offsets_.back());
  LargeArray<std::uint64_t> cursor(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i + 2 * kPlacesAhead < edges.size()) {
      __builtin_prefetch(&cursor[edges[i + 2 * kPlacesAhead].source], 1);
      __builtin_prefetch(&cursor[edges[i + 2 * kPlacesAhead].target], 1);
      fetch_place(cursor[edges[i + kPlacesAhead].source], targets_, weights_);
      fetch_place(cursor[edges[i + kPlacesAhead].target], targets_, weights_);
    }
    const WeightedEdge& edge = edges[i];
    if (!is_stored(edge)) continue;
    const std::uint64_t forth = cursor[edge.source]++;
    targets_[forth] = edge.target;
    weights_[forth] = edge.weight;
    const std::uint64_t back = cursor[edge.target]++;
    targets_[back] = edge.source;
    weights_[back] = edge.weight;
  }
}

/// The graph is its own transpose, and transposing row by row leaves the new rows in order.
void Graph::sort_rows() {
  LargeArray<std::uint32_t> sorted_targets(targets_.size());
  LargeArray<double> sorted_weights(weights_.size());
  LargeArray<std::uint64_t> cursor(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t vertex = 0; vertex < n_vertices(); ++vertex) {
    for (std::uint64_t arc = offsets_[vertex]; arc < offsets_[vertex + 1]; ++arc) {
      if (arc + 2 * kPlacesAhead < targets_.size()) {
        __builtin_prefetch(&cursor[targets_[arc + 2 * kPlacesAhead]], 1);
        fetch_place(cursor[targets_[arc + kPlacesAhead]], sorted_targets, sorted_weights);
      }
      const std::uint64_t place = cursor[targets_[arc]]++;
      sorted_targets[place] = vertex;
      sorted_weights[place] = weights_[arc];
    }
  }
  targets_.swap(sorted_targets);
  weights_.swap(sorted_weights);
}

void Graph::sum_parallel_arcs() {
  std::uint64_t n_kept = 0;
  std::uint64_t begin = 0;
  for (std::uint32_t vertex = 0; vertex < n_vertices(); ++vertex) {
    const std::uint64_t end = offsets_[vertex + 1];
    while (begin < end) {
      std::uint64_t next = begin + 1;
      while (next < end && targets_[next] == targets_[begin]) ++next;
      targets_[n_kept] = targets_[begin];
      weights_[n_kept++] = sum_ascending(std::span(weights_).subspan(begin, next - begin));
      begin = next;
    }
    offsets_[vertex + 1] = n_kept;
  }
  if (n_kept == targets_.size()) return;
  targets_.resize(n_kept);
  weights_.resize(n_kept);
  targets_.shrink_to_fit();
  weights_.shrink_to_fit();
}

void Graph::sum_strengths() {
  for (std::uint32_t vertex = 0; vertex < n_vertices(); ++vertex) {
    for (const double weight : weights(vertex)) strengths_[vertex] += weight;
    volume_ += strengths_[vertex];
  }
  if (!std::isfinite(volume_)) throw DataError("the weights of the graph add up to infinity");
}

}  // namespace cahoots
