#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// An account in a graph for other programs.
struct GraphNode {
  std::string uid;  ///< displayable(): what XML cannot hold is written out
  std::string label;
  std::string platform;
  std::string cluster;
  std::size_t cluster_index = 0;
  double score = 0;
  std::uint64_t rank = 0;
  bool is_seed = false;
  std::uint64_t n_posts = 0;
  double x = 0;
  double y = 0;
};

/// All that links two accounts: one line a pair, since many programs know no parallel edges.
struct GraphEdge {
  std::size_t source = 0;  ///< in the nodes
  std::size_t target = 0;
  double weight = 0;  ///< sum over the channels
  std::uint64_t n_objects = 0;
  std::optional<double> q_value;      ///< the least
  std::vector<std::string> channels;  ///< in byte order
};

struct GraphTables {
  std::vector<GraphNode> nodes;  ///< by cluster, then rank, then uid
  std::vector<GraphEdge> edges;  ///< by nodes
};

/// The members of all clusters and their links. Each cluster has a square of its own, side 1000:
/// up to 300 accounts lie as in the drawing of the report, more on a spiral by rank (Vogel 1979).
/// The same places in every run. O(links log links).
GraphTables graph_tables(const CaseModel& model);

/// The colour of a cluster, `#rrggbb`: those of Okabe and Ito (2008), in turn.
std::string graph_colour(std::size_t cluster_index);

}  // namespace cahoots
