#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/large_array.hpp"

namespace cahoots {

/// An undirected edge between two vertices; which end is the source does not matter.
struct WeightedEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 0.0;
};

/// An undirected weighted graph in compressed sparse rows: each edge is stored as two arcs, one in
/// the row of either end. Immutable; any number of threads may read it. graph/boost_graph.hpp makes
/// it a model of Boost.Graph's concepts.
/// 24 B an edge and 16 B a vertex; building takes twice that for a moment, and linear time.
class Graph {
 public:
  Graph() : Graph(0, {}) {}

  /// Vertices are 0 to `n_vertices` - 1. Parallel edges are summed (in order of weight, so that the
  /// order of `edges` has no influence on a single bit); self-loops and edges of weight 0 carry no
  /// evidence and are left out, but counted.
  /// Throws DataError, naming the edge, where a weight is negative, infinite or not a number or an
  /// end is no vertex; and where the sum of all weights is infinite.
  Graph(std::uint32_t n_vertices, std::span<const WeightedEdge> edges);

  std::uint32_t n_vertices() const { return static_cast<std::uint32_t>(strengths_.size()); }
  /// Edges after parallel ones were summed.
  std::uint64_t n_edges() const { return targets_.size() / 2; }
  std::uint64_t n_self_loops_dropped() const { return n_self_loops_dropped_; }
  std::uint64_t n_zero_weights_dropped() const { return n_zero_weights_dropped_; }

  /// The neighbours of a vertex in ascending order, and the weights of the arcs to them (all > 0).
  std::span<const std::uint32_t> neighbours(std::uint32_t vertex) const {
    return std::span(targets_).subspan(offsets_[vertex], degree(vertex));
  }
  std::span<const double> weights(std::uint32_t vertex) const {
    return std::span(weights_).subspan(offsets_[vertex], degree(vertex));
  }
  /// Number of neighbours.
  std::uint64_t degree(std::uint32_t vertex) const {
    return offsets_[vertex + 1] - offsets_[vertex];
  }
  /// Sum of the weights of a vertex's edges.
  double strength(std::uint32_t vertex) const { return strengths_[vertex]; }
  /// Sum of all strengths: twice the sum of the edge weights.
  double volume() const { return volume_; }

  /// The whole arrays: row v is arcs `offsets[v]` to `offsets[v + 1]` - 1.
  std::span<const std::uint64_t> offsets() const { return offsets_; }
  std::span<const std::uint32_t> arc_targets() const { return targets_; }
  std::span<const double> arc_weights() const { return weights_; }
  std::span<const double> strengths() const { return strengths_; }

 private:
  void fill_rows(std::span<const WeightedEdge> edges);
  void sort_rows();
  void sum_parallel_arcs();
  void sum_strengths();

  std::vector<std::uint64_t> offsets_;
  LargeArray<std::uint32_t> targets_;
  LargeArray<double> weights_;
  std::vector<double> strengths_;
  double volume_ = 0.0;
  std::uint64_t n_self_loops_dropped_ = 0;
  std::uint64_t n_zero_weights_dropped_ = 0;
};

}  // namespace cahoots
