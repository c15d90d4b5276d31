#include "graph/pagerank.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>

#include "base/error.hpp"
#include "graph/vertex_set.hpp"

namespace cahoots {
namespace {

double mean_strength(const Graph& graph) {
  const auto strengths = graph.strengths();
  const auto n_connected =
      std::count_if(strengths.begin(), strengths.end(), [](double s) { return s > 0.0; });
  return n_connected == 0 ? 1.0 : graph.volume() / static_cast<double>(n_connected);
}

class Pusher {
 public:
  Pusher(const Graph& graph, std::span<const std::uint32_t> seeds, const PagerankOptions& options);
  Pagerank run() &&;

 private:
  void push(std::uint32_t vertex);
  void add_residual(std::uint32_t vertex, double amount);
  Pagerank collect(bool is_complete) const;

  const Graph& graph_;
  PagerankOptions options_;
  double mean_strength_;
  std::vector<double> score_;
  std::vector<double> residual_;
  std::vector<bool> is_queued_;
  std::deque<std::uint32_t> queue_;
};

Pusher::Pusher(const Graph& graph, std::span<const std::uint32_t> seeds,
               const PagerankOptions& options)
    : graph_(graph),
      options_(options),
      mean_strength_(mean_strength(graph)),
      score_(graph.n_vertices()),
      residual_(graph.n_vertices()),
      is_queued_(graph.n_vertices()) {
  for (const std::uint32_t seed : seeds) {
    residual_[seed] = 1.0 / static_cast<double>(seeds.size());
    is_queued_[seed] = true;
    queue_.push_back(seed);
  }
}

Pagerank Pusher::run() && {
  std::uint64_t visits_left = options_.max_arc_visits;
  while (!queue_.empty()) {
    const std::uint32_t vertex = queue_.front();
    if (graph_.degree(vertex) > visits_left) break;
    visits_left -= graph_.degree(vertex);
    queue_.pop_front();
    is_queued_[vertex] = false;
    push(vertex);
  }
  return collect(queue_.empty());
}

void Pusher::push(std::uint32_t vertex) {
  const double residual = residual_[vertex];
  residual_[vertex] = 0.0;
  const auto neighbours = graph_.neighbours(vertex);
  if (neighbours.empty()) {
    score_[vertex] += residual;
    return;
  }
  score_[vertex] += options_.teleport * residual;
  const double spread = (1.0 - options_.teleport) * residual;
  const auto weights = graph_.weights(vertex);
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    add_residual(neighbours[i], spread * (weights[i] / graph_.strength(vertex)));
  }
}

void Pusher::add_residual(std::uint32_t vertex, double amount) {
  residual_[vertex] += amount;
  const double bound = options_.epsilon * (graph_.strength(vertex) / mean_strength_);
  if (residual_[vertex] < bound || is_queued_[vertex]) return;
  is_queued_[vertex] = true;
  queue_.push_back(vertex);
}

Pagerank Pusher::collect(bool is_complete) const {
  Pagerank pagerank{{}, is_complete};
  for (std::uint32_t vertex = 0; vertex < graph_.n_vertices(); ++vertex) {
    if (score_[vertex] > 0.0) pagerank.scores.push_back({vertex, score_[vertex]});
  }
  return pagerank;
}

void require_valid(const PagerankOptions& options) {
  if (!(options.teleport > 0.0 && options.teleport < 1.0)) {
    throw UsageError("the probability of returning to the seeds must lie between 0 and 1");
  }
  if (!(options.epsilon > 0.0)) throw UsageError("the precision of PageRank must be above 0");
}

}  // namespace

Pagerank personalised_pagerank(const Graph& graph, std::span<const std::uint32_t> seeds,
                               const PagerankOptions& options) {
  require_valid(options);
  return Pusher(graph, vertex_set(graph, seeds), options).run();
}

}  // namespace cahoots
