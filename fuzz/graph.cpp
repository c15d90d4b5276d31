// Small graphs of any shape: measures and communities against direct sums over all pairs.
#include <cmath>
#include <vector>

#include "fuzz_target.hpp"
#include "graph/components.hpp"
#include "graph/graph.hpp"
#include "graph/label_propagation.hpp"
#include "graph/leiden.hpp"
#include "graph/quality.hpp"

namespace cahoots {
namespace {

using Dense = std::vector<std::vector<double>>;

struct MadeGraph {
  std::uint32_t n_vertices = 1;
  std::vector<WeightedEdge> edges;
  Dense weights;
};

MadeGraph made_graph(FuzzBytes& bytes) {
  MadeGraph made;
  made.n_vertices = static_cast<std::uint32_t>(1 + bytes.below(24));
  made.weights.assign(made.n_vertices, std::vector<double>(made.n_vertices));
  while (!bytes.is_empty()) {
    const auto a = static_cast<std::uint32_t>(bytes.below(made.n_vertices));
    const auto b = static_cast<std::uint32_t>(bytes.below(made.n_vertices));
    const double weight = std::ldexp(static_cast<double>(bytes.below(16)), -2);
    made.edges.push_back({a, b, weight});
    if (a == b) continue;
    made.weights[a][b] += weight;
    made.weights[b][a] += weight;
  }
  return made;
}

double total(const Dense& weights) {
  double sum = 0;
  for (const auto& row : weights) {
    for (const double weight : row) sum += weight;
  }
  return sum;
}

double strength_of(const std::vector<double>& row) {
  double sum = 0;
  for (const double weight : row) sum += weight;
  return sum;
}

/// Newman's sum over all pairs of vertices in one group.
double reference_modularity(const Dense& weights, const Partition& partition, double resolution) {
  const double volume = total(weights);
  if (volume == 0) return 0;
  double sum = 0;
  for (std::size_t a = 0; a < weights.size(); ++a) {
    for (std::size_t b = 0; b < weights.size(); ++b) {
      if (partition.group[a] != partition.group[b]) continue;
      const double expected = strength_of(weights[a]) * strength_of(weights[b]) / volume;
      sum += weights[a][b] - resolution * expected;
    }
  }
  return sum / volume;
}

double reference_potts(const Dense& weights, const Partition& partition, double resolution) {
  double sum = 0;
  for (std::size_t a = 0; a < weights.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (partition.group[a] == partition.group[b]) sum += weights[a][b] - resolution;
    }
  }
  return sum;
}

void require_near(double got, double expected, std::string_view promise) {
  const double scale = std::max(1.0, std::fabs(expected));
  require(std::fabs(got - expected) <= 1e-9 * scale, promise,
          std::to_string(got) + " and " + std::to_string(expected));
}

void require_partition(const Graph& graph, const Partition& partition) {
  require(partition.group.size() == graph.n_vertices(), "each vertex has a group");
  require(numbered_by_smallest_vertex(partition.group) == partition,
          "groups are numbered in order");
}

/// Connected by the dense weights alone: spread from its smallest vertex.
void require_connected(const Dense& weights, const Partition& partition) {
  for (std::uint32_t group = 0; group < partition.n_groups; ++group) {
    std::vector<std::size_t> reached;
    std::vector<bool> is_reached(weights.size());
    std::size_t n_members = 0;
    for (std::size_t v = 0; v < weights.size(); ++v) {
      if (partition.group[v] != group) continue;
      if (n_members++ == 0) reached.push_back(v);
    }
    if (!reached.empty()) is_reached[reached[0]] = true;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (std::size_t v = 0; v < weights.size(); ++v) {
        if (partition.group[v] != group || is_reached[v] || weights[reached[i]][v] == 0) continue;
        is_reached[v] = true;
        reached.push_back(v);
      }
    }
    require(reached.size() == n_members, "a community is in one piece");
  }
}

void check_communities(std::string_view bytes) {
  FuzzBytes input(bytes);
  LeidenOptions options;
  options.seed = input.byte();
  options.refine = input.below(2) == 0;
  options.resolution = static_cast<double>(input.below(16)) / 8;
  options.quality =
      input.below(2) == 0 ? CommunityQuality::modularity : CommunityQuality::constant_potts;
  const MadeGraph made = made_graph(input);
  const Graph graph(made.n_vertices, made.edges);
  require_near(graph.volume(), total(made.weights), "the volume is the sum of all weights");
  const Communities found = leiden(graph, options);
  require_partition(graph, found.partition);
  require_connected(made.weights, found.partition);
  const bool is_modularity = options.quality == CommunityQuality::modularity;
  const auto reference = is_modularity ? reference_modularity : reference_potts;
  require_near(found.quality, reference(made.weights, found.partition, options.resolution),
               "the quality is that of a direct sum");
  std::vector<std::uint32_t> alone(made.n_vertices);
  for (std::uint32_t v = 0; v < made.n_vertices; ++v) alone[v] = v;
  const double start =
      reference(made.weights, numbered_by_smallest_vertex(alone), options.resolution);
  require(found.quality >= start - 1e-9, "communities are no worse than none");
}

/// Any division of the vertices, measured.
void check_measures(std::string_view bytes) {
  FuzzBytes input(bytes);
  std::vector<std::uint32_t> labels(24);
  for (std::uint32_t& label : labels) label = static_cast<std::uint32_t>(input.below(4));
  const MadeGraph made = made_graph(input);
  labels.resize(made.n_vertices);
  for (std::uint32_t& label : labels) label %= made.n_vertices;
  const Graph graph(made.n_vertices, made.edges);
  const Partition partition = numbered_by_smallest_vertex(labels);
  require_partition(graph, partition);
  require_near(modularity(graph, partition, 0.5),
               reference_modularity(made.weights, partition, 0.5), "modularity is a direct sum");
  require_near(constant_potts(graph, partition, 0.5), reference_potts(made.weights, partition, 0.5),
               "so is the Potts model");
  const auto groups = measure_groups(graph, partition);
  require(groups.size() == partition.n_groups, "each group is measured");
  double volume = 0;
  for (const GroupMeasure& group : groups) {
    volume += group.volume;
    require_near(group.volume, 2 * group.internal_weight + group.cut_weight, "volume adds up");
    const auto share = conductance(graph, group);
    require(!share || (*share >= 0 && *share <= 1 + 1e-12), "conductance is a share");
  }
  require_near(volume, graph.volume(), "volumes add up to the graph's");
  require_connected(made.weights, connected_parts(graph, partition.group));
  require_partition(graph, propagate_labels(graph));
  require_connected(made.weights, connected_components(graph));
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"communities-direct-sum", check_communities},
      {"graph-measures", check_measures},
  };
}

}  // namespace cahoots
