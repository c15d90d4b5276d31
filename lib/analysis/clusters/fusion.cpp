#include "analysis/clusters/fusion.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

namespace cahoots {
namespace {

constexpr std::uint32_t kOwnTopic = std::numeric_limits<std::uint32_t>::max();

bool is_usable(const FusionEdge& edge) {
  return edge.source != edge.target && edge.weight >= 0.0 && std::isfinite(edge.weight);
}

double probability(double value) {
  return value >= 0.0 && value <= 1.0 ? value : 1.0;
}

std::uint32_t low_end(const FusionEdge& edge) {
  return std::min(edge.source, edge.target);
}
std::uint32_t high_end(const FusionEdge& edge) {
  return std::max(edge.source, edge.target);
}

double edge_factor(const FusionEdge& edge) {
  return channel_factor(edge.channel) * (1.0 - probability(edge.p_value) / 2.0);
}

/// The usable edges by (low end, high end, channel), the heaviest of repeats first.
std::vector<const FusionEdge*> in_order(std::span<const FusionEdge> edges, Fusion& fusion) {
  std::vector<const FusionEdge*> order;
  for (const FusionEdge& edge : edges) {
    if (is_usable(edge)) {
      order.push_back(&edge);
    } else {
      ++fusion.n_unusable;
    }
  }
  const auto pair_key = [](const FusionEdge& edge) {
    return std::tuple(low_end(edge), high_end(edge), edge.channel);
  };
  std::sort(order.begin(), order.end(), [&](const FusionEdge* a, const FusionEdge* b) {
    const auto key = [&](const FusionEdge& edge) {
      return std::tuple_cat(pair_key(edge), std::tuple(-edge.weight, probability(edge.p_value),
                                                       probability(edge.q_value)));
    };
    const auto key_a = key(*a);
    const auto key_b = key(*b);
    if (key_a != key_b) return key_a < key_b;
    return std::lexicographical_compare(
        a->evidence.begin(), a->evidence.end(), b->evidence.begin(), b->evidence.end(),
        [](const FusionEvidence& x, const FusionEvidence& y) {
          return std::tuple(x.topic, x.weight) < std::tuple(y.topic, y.weight);
        });
  });
  const auto last = std::unique(
      order.begin(), order.end(),
      [&](const FusionEdge* a, const FusionEdge* b) { return pair_key(*a) == pair_key(*b); });
  fusion.n_repeated = static_cast<std::uint64_t>(order.end() - last);
  order.erase(last, order.end());
  return order;
}

/// The heaviest few topics of one account, each once.
class BestTopics {
 public:
  void offer(std::uint32_t topic, double weight, std::uint32_t n_topics) {
    if (!(weight > 0.0)) return;
    const auto known = std::find_if(best_.begin(), best_.end(), [&](const FusionEvidence& entry) {
      return entry.topic == topic;
    });
    if (known != best_.end()) {
      known->weight = std::max(known->weight, weight);
    } else if (best_.size() < n_topics) {
      best_.push_back({topic, weight});
    } else {
      replace_least(topic, weight);
    }
  }

  /// Greatest first, so that the order of the edges does not show in the last digit.
  double sum() const {
    std::vector<double> weights;
    for (const FusionEvidence& entry : best_) weights.push_back(entry.weight);
    std::sort(weights.begin(), weights.end(), std::greater<>());
    double total = 0.0;
    for (const double weight : weights) total += weight;
    return total;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(best_.size()); }

 private:
  void replace_least(std::uint32_t topic, double weight) {
    const auto least = std::min_element(
        best_.begin(), best_.end(),
        [](const FusionEvidence& a, const FusionEvidence& b) { return a.weight < b.weight; });
    if (least != best_.end() && least->weight < weight) *least = {topic, weight};
  }

  std::vector<FusionEvidence> best_;
};

/// One edge seen from one of its ends.
struct Incidence {
  std::uint32_t account = 0;
  std::uint32_t partner = 0;
  const FusionEdge* edge = nullptr;
};

std::vector<Incidence> incidences(const std::vector<const FusionEdge*>& edges) {
  std::vector<Incidence> ends;
  ends.reserve(edges.size() * 2);
  for (const FusionEdge* edge : edges) {
    ends.push_back({edge->source, edge->target, edge});
    ends.push_back({edge->target, edge->source, edge});
  }
  std::sort(ends.begin(), ends.end(), [](const Incidence& a, const Incidence& b) {
    return std::tuple(a.account, a.partner, a.edge->channel) <
           std::tuple(b.account, b.partner, b.edge->channel);
  });
  return ends;
}

void offer_edge(BestTopics& topics, const FusionEdge& edge, const FusionOptions& options) {
  const double factor = edge_factor(edge);
  const auto offer = [&](std::uint32_t topic, double weight) {
    topics.offer(topic, std::min(factor * weight, options.topic_cap_nats), options.n_topics);
  };
  for (const FusionEvidence& evidence : edge.evidence) offer(evidence.topic, evidence.weight);
  if (edge.evidence.empty()) offer(kOwnTopic, edge.weight);
}

AccountScore score_account(std::span<const Incidence> ends, const FusionOptions& options) {
  AccountScore score;
  score.account = ends.front().account;
  BestTopics topics;
  std::vector<std::string_view> channels;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const FusionEdge& edge = *ends[i].edge;
    offer_edge(topics, edge, options);
    score.best_q_value = std::min(score.best_q_value, probability(edge.q_value));
    if (i == 0 || ends[i - 1].partner != ends[i].partner) ++score.n_partners;
    if (std::find(channels.begin(), channels.end(), edge.channel) == channels.end()) {
      channels.push_back(edge.channel);
    }
  }
  score.n_channels = static_cast<std::uint32_t>(channels.size());
  score.n_topics = topics.size();
  score.evidence_nats = topics.sum();
  score.score = 1.0 - std::exp2(-score.evidence_nats / options.half_score_nats);
  return score;
}

std::vector<FusedPair> fuse_pairs(const std::vector<const FusionEdge*>& edges) {
  std::vector<FusedPair> pairs;
  for (const FusionEdge* edge : edges) {
    const std::uint32_t source = low_end(*edge);
    const std::uint32_t target = high_end(*edge);
    if (pairs.empty() || pairs.back().source != source || pairs.back().target != target) {
      pairs.push_back({source, target, 0.0, 0, 1.0});
    }
    FusedPair& pair = pairs.back();
    pair.weight += edge_factor(*edge) * edge->weight;
    ++pair.n_channels;
    pair.best_q_value = std::min(pair.best_q_value, probability(edge->q_value));
  }
  return pairs;
}

}  // namespace

double channel_factor(std::string_view channel) {
  if (channel == "text") return 1.0;
  if (channel == "schedule") return 0.25;
  return 0.5;
}

Fusion fuse(std::span<const FusionEdge> edges, const FusionOptions& options) {
  Fusion fusion;
  const std::vector<const FusionEdge*> order = in_order(edges, fusion);
  fusion.pairs = fuse_pairs(order);
  const std::vector<Incidence> ends = incidences(order);
  for (std::size_t begin = 0; begin < ends.size();) {
    std::size_t end = begin;
    while (end < ends.size() && ends[end].account == ends[begin].account) ++end;
    fusion.accounts.push_back(score_account(std::span(ends).subspan(begin, end - begin), options));
    begin = end;
  }
  return fusion;
}

}  // namespace cahoots
