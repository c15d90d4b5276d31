#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "graph/graph.hpp"
#include "planted_communities.hpp"

namespace cahoots {

/// What a search took and found: one row of the table of bench/cluster.sh.
struct CommunitySearch {
  std::string method;
  double build_s = 0.0;   ///< processor time: the graph from its edges
  double search_s = 0.0;  ///< the communities from the graph
  double peak_mib = 0.0;  ///< of the program, before anything is scored
};

/// Processor time of this program so far.
double cpu_seconds();
/// Peak resident memory of this program so far, MiB.
double peak_mib();

Graph graph_of(const PlantedGraph& planted);

/// Normalised mutual information of two divisions, 0 to 1: twice the mutual information over the
/// sum of the entropies (Danon et al. 2005). O(n log n).
double mutual_information(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// Prints the row with tabs between: method, edges, the figures of the search, modularity at
/// resolution 1, number of communities, mutual information with the planted ones, number of
/// communities that are not connected, constant Potts quality at `potts_resolution`.
void print_score(const CommunitySearch& search, const PlantedGraph& planted,
                 std::span<const std::uint32_t> labels, double potts_resolution);

}  // namespace cahoots
