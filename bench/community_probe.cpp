// Communities of a generated graph, by the methods of this project:
//   bench_community_probe make N_VERTICES SEED GRAPH   (about ten edges a vertex)
//   bench_community_probe METHOD GRAPH [RESOLUTION [ITERATIONS]]
// METHOD is leiden, cpm, louvain, labels, components, kcore or planted (the truth). Prints one row,
// see community_score.hpp; igraph's beside it comes from bench_igraph_probe.
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "community_score.hpp"
#include "graph/components.hpp"
#include "graph/label_propagation.hpp"
#include "graph/leiden.hpp"

namespace cahoots {
namespace {

std::vector<std::uint32_t> search(const std::string& method, const Graph& graph, double resolution,
                                  std::uint32_t n_iterations) {
  if (method == "components") return connected_components(graph).group;
  if (method == "labels") return propagate_labels(graph).group;
  if (method == "kcore") return k_core(graph).partition.group;
  LeidenOptions options;
  options.resolution = resolution;
  options.max_iterations = n_iterations;
  options.refine = method != "louvain";
  if (method == "cpm") options.quality = CommunityQuality::constant_potts;
  return leiden(graph, options).partition.group;
}

int make(const char* n_vertices, const char* seed, const char* path) {
  PlantedOptions options;
  options.n_vertices = static_cast<std::uint32_t>(std::stoul(n_vertices));
  options.seed = std::stoull(seed);
  write_planted(planted_graph(options), path);
  return 0;
}

int probe(const std::string& method, const char* path, double resolution,
          std::uint32_t n_iterations) {
  PlantedGraph planted = read_planted(path);
  CommunitySearch row;
  row.method = method;
  std::vector<std::uint32_t> labels = planted.community;
  if (method != "planted") {
    const double begin_s = cpu_seconds();
    const Graph graph = graph_of(planted);
    row.build_s = cpu_seconds() - begin_s;
    const double built_s = cpu_seconds();
    labels = search(method, graph, resolution, n_iterations);
    row.search_s = cpu_seconds() - built_s;
  }
  row.peak_mib = peak_mib();
  print_score(row, planted, labels, resolution);
  return 0;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  const std::string method = argc > 1 ? argv[1] : "";
  if (method == "make" && argc == 5) return cahoots::make(argv[2], argv[3], argv[4]);
  if (method != "make" && argc >= 3 && argc <= 5) {
    return cahoots::probe(method, argv[2], argc > 3 ? std::stod(argv[3]) : 1.0,
                          argc > 4 ? static_cast<std::uint32_t>(std::stoul(argv[4])) : 2);
  }
  fmt::print(stderr,
             "usage: bench_community_probe make N_VERTICES SEED GRAPH\n"
             "       bench_community_probe METHOD GRAPH [RESOLUTION [ITERATIONS]]\n");
  return 2;
}
