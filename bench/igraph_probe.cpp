// The same row as bench_community_probe, from igraph, the reference:
//   bench_igraph_probe METHOD GRAPH [RESOLUTION [ITERATIONS]]
// METHOD is leiden, cpm, louvain or labels. Randomness at igraph's defaults, seed 1.
#include <fmt/format.h>
#include <igraph/igraph.h>

#include <cstdio>
#include <string>
#include <vector>

#include "community_score.hpp"

namespace cahoots {
namespace {

void build(const PlantedGraph& planted, igraph_t& graph) {
  igraph_vector_int_t ends;
  igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(2 * planted.edges.size()));
  igraph_integer_t place = 0;
  for (const auto& [source, target] : planted.edges) {
    VECTOR(ends)[place++] = source;
    VECTOR(ends)[place++] = target;
  }
  igraph_create(&graph, &ends, planted.n_vertices, IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&ends);
}

/// Weighted by degree, and with the resolution over twice the number of edges, it is modularity.
void search_leiden(const igraph_t& graph, bool is_modularity, double resolution,
                   igraph_integer_t n_iterations, igraph_vector_int_t& membership) {
  constexpr double kBeta = 0.01;
  igraph_vector_t masses;
  igraph_vector_init(&masses, igraph_vcount(&graph));
  if (is_modularity) {
    igraph_strength(&graph, &masses, igraph_vss_all(), IGRAPH_ALL, true, nullptr);
    resolution /= 2.0 * static_cast<double>(igraph_ecount(&graph));
  } else {
    igraph_vector_fill(&masses, 1.0);
  }
  igraph_integer_t n_communities = 0;
  igraph_real_t quality = 0;
  igraph_community_leiden(&graph, nullptr, &masses, resolution, kBeta, false, n_iterations,
                          &membership, &n_communities, &quality);
  igraph_vector_destroy(&masses);
}

void search(const std::string& method, const igraph_t& graph, double resolution,
            igraph_integer_t n_iterations, igraph_vector_int_t& membership) {
  if (method == "labels") {
    igraph_community_label_propagation(&graph, &membership, IGRAPH_ALL, nullptr, nullptr, nullptr);
  } else if (method == "louvain") {
    igraph_community_multilevel(&graph, nullptr, resolution, &membership, nullptr, nullptr);
  } else {
    search_leiden(graph, method != "cpm", resolution, n_iterations, membership);
  }
}

int probe(const std::string& method, const char* path, double resolution,
          igraph_integer_t n_iterations) {
  PlantedGraph planted = read_planted(path);
  igraph_rng_seed(igraph_rng_default(), 1);
  CommunitySearch row;
  row.method = "igraph " + method;
  const double begin_s = cpu_seconds();
  igraph_t graph;
  build(planted, graph);
  row.build_s = cpu_seconds() - begin_s;
  const double built_s = cpu_seconds();
  igraph_vector_int_t membership;
  igraph_vector_int_init(&membership, 0);
  search(method, graph, resolution, n_iterations, membership);
  row.search_s = cpu_seconds() - built_s;
  row.peak_mib = peak_mib();
  std::vector<std::uint32_t> labels(planted.n_vertices);
  for (std::uint32_t vertex = 0; vertex < planted.n_vertices; ++vertex) {
    labels[vertex] = static_cast<std::uint32_t>(VECTOR(membership)[vertex]);
  }
  igraph_vector_int_destroy(&membership);
  igraph_destroy(&graph);
  print_score(row, planted, labels, resolution);
  return 0;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    fmt::print(stderr, "usage: bench_igraph_probe METHOD GRAPH [RESOLUTION [ITERATIONS]]\n");
    return 2;
  }
  return cahoots::probe(argv[1], argv[2], argc > 3 ? std::stod(argv[3]) : 1.0,
                        argc > 4 ? std::stol(argv[4]) : 2);
}
