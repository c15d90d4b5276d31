#include "graph/expansion.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "graph/vertex_set.hpp"

namespace cahoots {
namespace {

bool is_among(std::span<const std::uint32_t> sorted, std::uint32_t vertex) {
  return std::binary_search(sorted.begin(), sorted.end(), vertex);
}

bool ranks_before(const ExpansionCandidate& a, const ExpansionCandidate& b) {
  return a.score != b.score ? a.score > b.score : a.vertex < b.vertex;
}

std::vector<ExpansionCandidate> rank(const Graph& graph, const Pagerank& pagerank,
                                     std::span<const std::uint32_t> seeds) {
  std::vector<ExpansionCandidate> candidates;
  for (const VertexScore& reached : pagerank.scores) {
    if (is_among(seeds, reached.vertex)) continue;
    ExpansionCandidate candidate;
    candidate.vertex = reached.vertex;
    candidate.pagerank = reached.score;
    candidate.score = reached.score / (graph.strength(reached.vertex) / graph.volume());
    candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end(), ranks_before);
  return candidates;
}

std::vector<std::uint32_t> vertices_of(std::span<const ExpansionCandidate> candidates) {
  std::vector<std::uint32_t> vertices;
  vertices.reserve(candidates.size());
  for (const ExpansionCandidate& candidate : candidates) vertices.push_back(candidate.vertex);
  return vertices;
}

std::vector<std::uint32_t> concatenated(std::vector<std::uint32_t> first,
                                        std::span<const std::uint32_t> second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

void add_sweep(const Graph& graph, double rise_factor, Expansion& expansion) {
  const std::size_t n_seeds = expansion.seeds.size();
  const std::vector<SweepStep> steps =
      sweep(graph, concatenated(expansion.seeds, vertices_of(expansion.candidates)));
  expansion.seeds_outward_share = steps[n_seeds - 1].outward_share();
  for (std::size_t i = 0; i < expansion.candidates.size(); ++i) {
    ExpansionCandidate& candidate = expansion.candidates[i];
    candidate.outward_share = steps[n_seeds + i].outward_share();
    candidate.gain = steps[n_seeds + i - 1].outward_share() - candidate.outward_share;
  }
  const SweepCut cut = best_cut(steps, n_seeds, rise_factor);
  expansion.n_taken = cut.n_taken - n_seeds;
  expansion.stop_reason = expansion.candidates.empty() ? StopReason::no_neighbours : cut.reason;
}

void add_paths(const Graph& graph, std::span<const std::uint32_t> scope, Expansion& expansion) {
  std::vector<EvidencePath> paths =
      strongest_paths(graph, expansion.seeds, vertices_of(expansion.candidates), scope);
  for (std::size_t i = 0; i < paths.size(); ++i) expansion.candidates[i].path = std::move(paths[i]);
}

}  // namespace

Expansion expand_seeds(const Graph& graph, std::span<const std::uint32_t> seeds,
                       const ExpansionOptions& options) {
  if (!(options.rise_factor >= 1.0)) throw UsageError("the rise factor must be 1 or more");
  Expansion expansion;
  expansion.seeds = vertex_set(graph, seeds);
  const Pagerank pagerank = personalised_pagerank(graph, expansion.seeds, options.pagerank);
  expansion.is_complete = pagerank.is_complete;
  if (expansion.seeds.empty()) return expansion;
  expansion.candidates = rank(graph, pagerank, expansion.seeds);
  const std::vector<std::uint32_t> scope =
      concatenated(expansion.seeds, vertices_of(expansion.candidates));
  if (expansion.candidates.size() > options.max_candidates) {
    expansion.candidates.resize(options.max_candidates);
  }
  add_sweep(graph, options.rise_factor, expansion);
  add_paths(graph, scope, expansion);
  return expansion;
}

}  // namespace cahoots
