#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>

#include "graph/graph.hpp"

namespace cahoots {

/// An edge as seen from `source`: arc `position` of the graph's arrays.
struct GraphArc {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint64_t position = 0;
  /// An arc and its reverse are one undirected edge.
  bool operator==(const GraphArc& other) const {
    return (source == other.source && target == other.target) ||
           (source == other.target && target == other.source);
  }
};

/// Walks the row of one vertex.
class GraphArcIterator
    : public boost::iterator_facade<GraphArcIterator, GraphArc, boost::random_access_traversal_tag,
                                    GraphArc, std::int64_t> {
 public:
  GraphArcIterator() = default;
  GraphArcIterator(const std::uint32_t* targets, std::uint32_t source, std::uint64_t position)
      : targets_(targets), source_(source), position_(position) {}

 private:
  friend class boost::iterator_core_access;
  GraphArc dereference() const { return {source_, targets_[position_], position_}; }
  bool equal(const GraphArcIterator& other) const { return position_ == other.position_; }
  void increment() { ++position_; }
  void decrement() { --position_; }
  void advance(std::int64_t n) { position_ += static_cast<std::uint64_t>(n); }
  std::int64_t distance_to(const GraphArcIterator& other) const {
    return static_cast<std::int64_t>(other.position_ - position_);
  }

  const std::uint32_t* targets_ = nullptr;
  std::uint32_t source_ = 0;
  std::uint64_t position_ = 0;
};

/// Weight of an arc, as a readable property map.
struct GraphWeightMap {
  using key_type = GraphArc;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  const double* weights = nullptr;
};
inline double get(const GraphWeightMap& map, const GraphArc& arc) {
  return map.weights[arc.position];
}

struct GraphTraversal : public virtual boost::vertex_list_graph_tag,
                        public virtual boost::incidence_graph_tag,
                        public virtual boost::adjacency_graph_tag {};

}  // namespace cahoots

/// Graph as a model of VertexListGraph, IncidenceGraph and AdjacencyGraph with the vertex_index and
/// edge_weight properties, so that Boost.Graph's algorithms run on the same arrays as ours
/// (Boost.Graph 1.74, "Graph Concepts"). Nothing is copied.
template <>
struct boost::graph_traits<cahoots::Graph> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = cahoots::GraphArc;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  using traversal_category = cahoots::GraphTraversal;
  using vertices_size_type = std::uint64_t;
  using edges_size_type = std::uint64_t;
  using degree_size_type = std::uint64_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator = cahoots::GraphArcIterator;
  using adjacency_iterator = const std::uint32_t*;
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

/// Boost 1.74 deduces `const Graph` in core_numbers().
template <>
struct boost::graph_traits<const cahoots::Graph> : boost::graph_traits<cahoots::Graph> {};

template <>
struct boost::property_map<cahoots::Graph, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

template <>
struct boost::property_map<cahoots::Graph, boost::edge_weight_t> {
  using type = cahoots::GraphWeightMap;
  using const_type = type;
};

namespace cahoots {

using GraphTraits = boost::graph_traits<Graph>;

inline std::uint64_t num_vertices(const Graph& graph) {
  return graph.n_vertices();
}
inline std::pair<GraphTraits::vertex_iterator, GraphTraits::vertex_iterator> vertices(
    const Graph& graph) {
  return {GraphTraits::vertex_iterator(0), GraphTraits::vertex_iterator(graph.n_vertices())};
}
inline std::uint64_t out_degree(std::uint32_t vertex, const Graph& graph) {
  return graph.degree(vertex);
}
inline std::pair<GraphArcIterator, GraphArcIterator> out_edges(std::uint32_t vertex,
                                                               const Graph& graph) {
  const std::uint32_t* targets = graph.arc_targets().data();
  return {GraphArcIterator(targets, vertex, graph.offsets()[vertex]),
          GraphArcIterator(targets, vertex, graph.offsets()[vertex + 1])};
}
inline std::pair<const std::uint32_t*, const std::uint32_t*> adjacent_vertices(std::uint32_t vertex,
                                                                               const Graph& graph) {
  const auto neighbours = graph.neighbours(vertex);
  return {neighbours.data(), neighbours.data() + neighbours.size()};
}
inline std::uint32_t source(const GraphArc& arc, const Graph&) {
  return arc.source;
}
inline std::uint32_t target(const GraphArc& arc, const Graph&) {
  return arc.target;
}
inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const Graph&) {
  return {};
}
inline GraphWeightMap get(boost::edge_weight_t, const Graph& graph) {
  return {graph.arc_weights().data()};
}

}  // namespace cahoots
