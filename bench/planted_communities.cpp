#include "planted_communities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Vertices = std::vector<std::uint32_t>;

double draw_power_law(double least, double greatest, double exponent, Random& random) {
  const double power = 1.0 - exponent;
  const double low = std::pow(least, power);
  const double high = std::pow(greatest, power);
  return std::pow(low + (high - low) * random.uniform(), 1.0 / power);
}

void shuffle(Vertices& values, Random& random) {
  for (std::size_t left = values.size(); left > 1; --left) {
    std::swap(values[left - 1], values[random.below(left)]);
  }
}

/// Largest first; they add up to the number of vertices.
Vertices draw_sizes(const PlantedOptions& options, Random& random) {
  Vertices sizes;
  for (std::uint32_t n_left = options.n_vertices; n_left > 0;) {
    const double drawn =
        draw_power_law(options.least_size, options.greatest_size, options.size_exponent, random);
    auto size = std::min(static_cast<std::uint32_t>(drawn), n_left);
    if (n_left - size < options.least_size) size = n_left;
    sizes.push_back(size);
    n_left -= size;
  }
  std::sort(sizes.rbegin(), sizes.rend());
  return sizes;
}

/// The best connected vertices are placed first, each at a random place of a community that is
/// large enough for it.
Vertices place_vertices(const Vertices& inner_degree, const Vertices& sizes, Random& random) {
  Vertices by_degree(inner_degree.size());
  std::iota(by_degree.begin(), by_degree.end(), 0U);
  std::stable_sort(by_degree.begin(), by_degree.end(), [&](std::uint32_t a, std::uint32_t b) {
    return inner_degree[a] > inner_degree[b];
  });
  Vertices community(inner_degree.size());
  Vertices places;
  std::uint32_t n_open = 0;
  for (const std::uint32_t vertex : by_degree) {
    while (n_open < sizes.size() && (places.empty() || sizes[n_open] > 2 * inner_degree[vertex])) {
      places.insert(places.end(), sizes[n_open], n_open);
      ++n_open;
    }
    std::swap(places[random.below(places.size())], places.back());
    community[vertex] = places.back();
    places.pop_back();
  }
  return community;
}

using PlantedEdges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void pair_stubs(const Vertices& stubs, PlantedEdges& edges) {
  for (std::size_t i = 1; i < stubs.size(); i += 2) {
    edges.emplace_back(std::min(stubs[i - 1], stubs[i]), std::max(stubs[i - 1], stubs[i]));
  }
}

PlantedEdges inner_edges(const Vertices& inner_degree, const Vertices& community,
                         std::size_t n_communities, Random& random) {
  std::vector<Vertices> stubs(n_communities);
  for (std::uint32_t vertex = 0; vertex < community.size(); ++vertex) {
    Vertices& own = stubs[community[vertex]];
    own.insert(own.end(), inner_degree[vertex], vertex);
  }
  PlantedEdges edges;
  for (Vertices& own : stubs) {
    shuffle(own, random);
    pair_stubs(own, edges);
  }
  return edges;
}

PlantedEdges outer_edges(const Vertices& outer_degree, const Vertices& community, Random& random) {
  Vertices stubs;
  for (std::uint32_t vertex = 0; vertex < outer_degree.size(); ++vertex) {
    stubs.insert(stubs.end(), outer_degree[vertex], vertex);
  }
  shuffle(stubs, random);
  PlantedEdges edges;
  pair_stubs(stubs, edges);
  std::erase_if(edges,
                [&](const auto& edge) { return community[edge.first] == community[edge.second]; });
  return edges;
}

[[noreturn]] void fail(const std::string& path) {
  fmt::print(stderr, "{}: cannot be read or written\n", path);
  std::exit(1);
}

template <typename Value>
void put(std::FILE* file, const std::vector<Value>& values) {
  const std::uint64_t size = values.size();
  std::fwrite(&size, sizeof(size), 1, file);
  std::fwrite(values.data(), sizeof(Value), values.size(), file);
}

template <typename Value>
bool get(std::FILE* file, std::vector<Value>& values) {
  std::uint64_t size = 0;
  if (std::fread(&size, sizeof(size), 1, file) != 1) return false;
  values.resize(size);
  return std::fread(values.data(), sizeof(Value), size, file) == size;
}

}  // namespace

PlantedGraph planted_graph(const PlantedOptions& options) {
  Random random(options.seed);
  PlantedGraph graph;
  graph.n_vertices = options.n_vertices;
  Vertices inner_degree(options.n_vertices);
  Vertices outer_degree(options.n_vertices);
  for (std::uint32_t vertex = 0; vertex < options.n_vertices; ++vertex) {
    const auto degree = static_cast<std::uint32_t>(draw_power_law(
        options.least_degree, options.greatest_degree, options.degree_exponent, random));
    outer_degree[vertex] = static_cast<std::uint32_t>(options.mixing * degree + random.uniform());
    inner_degree[vertex] = degree - outer_degree[vertex];
  }
  const Vertices sizes = draw_sizes(options, random);
  graph.community = place_vertices(inner_degree, sizes, random);
  graph.edges = inner_edges(inner_degree, graph.community, sizes.size(), random);
  const PlantedEdges outer = outer_edges(outer_degree, graph.community, random);
  graph.edges.insert(graph.edges.end(), outer.begin(), outer.end());
  std::sort(graph.edges.begin(), graph.edges.end());
  graph.edges.erase(std::unique(graph.edges.begin(), graph.edges.end()), graph.edges.end());
  std::erase_if(graph.edges, [](const auto& edge) { return edge.first == edge.second; });
  return graph;
}

void write_planted(const PlantedGraph& graph, const std::string& path) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) fail(path);
  put(file, graph.edges);
  put(file, graph.community);
  if (std::ferror(file) != 0 || std::fclose(file) != 0) fail(path);
}

PlantedGraph read_planted(const std::string& path) {
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  PlantedGraph graph;
  if (file == nullptr || !get(file, graph.edges) || !get(file, graph.community)) fail(path);
  std::fclose(file);
  graph.n_vertices = static_cast<std::uint32_t>(graph.community.size());
  return graph;
}

}  // namespace cahoots
