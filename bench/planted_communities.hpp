#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cahoots {

struct PlantedOptions {
  std::uint32_t n_vertices = 100'000;
  double least_degree = 8.1;  ///< with the two below: ten edges a vertex
  double greatest_degree = 500.0;
  double degree_exponent = 2.5;
  std::uint32_t least_size = 20;
  std::uint32_t greatest_size = 1'000;
  double size_exponent = 1.5;
  double mixing = 0.4;  ///< share of a vertex's edges that leave its community
  std::uint64_t seed = 1;
};

/// A simple graph with communities that are known.
struct PlantedGraph {
  std::uint32_t n_vertices = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<std::uint32_t> community;  ///< of each vertex, from 0
};

/// Degrees and community sizes after power laws, as in the benchmark of Lancichinetti, Fortunato
/// and Radicchi (2008, "Benchmark graphs for testing community detection algorithms"), but the
/// stubs are paired at random and pairs that are loops or double are dropped rather than rewired: a
/// few in a hundred. A vertex goes where less than half of the community would be its neighbours.
/// The same on every machine but for the rounding of pow().
PlantedGraph planted_graph(const PlantedOptions& options);

/// In the byte order of the machine. Both end the program where the file cannot be read or written.
void write_planted(const PlantedGraph& graph, const std::string& path);
PlantedGraph read_planted(const std::string& path);

}  // namespace cahoots
