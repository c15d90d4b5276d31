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
    return std::lexicographical_compare(a->evidence.begin(), a->evidence.end(), b->evidence.begin(),
                                        b->evidence.end());
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
  void offer(const FusionEvidence& offered, std::uint32_t n_topics) {
    if (!(offered.weight > 0.0)) return;
    const auto known = std::find_if(best_.begin(), best_.end(), [&](const FusionEvidence& entry) {
      return entry.topic == offered.topic;
    });
    if (known != best_.end()) {
      if (is_better_than(offered, *known)) *known = offered;
    } else if (best_.size() < n_topics) {
      best_.push_back(offered);
    } else {
      replace_least(offered);
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
  std::optional<double> lag_mean_s() const {
    if (best_.empty()) return std::nullopt;
    std::vector<std::uint64_t> lags;
    for (const FusionEvidence& entry : best_) lags.push_back(entry.lag_s);
    std::sort(lags.begin(), lags.end());
    double total = 0.0;
    for (const std::uint64_t lag_s : lags) total += static_cast<double>(lag_s);
    return total / static_cast<double>(lags.size());
  }

 private:
  /// Heavier, or as heavy and quicker, or as quick and of a lower topic: a whole order, so that the
  /// order of the edges does not decide.
  static bool is_better_than(const FusionEvidence& a, const FusionEvidence& b) {
    return std::tuple(-a.weight, a.lag_s, a.topic) < std::tuple(-b.weight, b.lag_s, b.topic);
  }
  void replace_least(const FusionEvidence& offered) {
    const auto least = std::max_element(best_.begin(), best_.end(), is_better_than);
    if (least != best_.end() && is_better_than(offered, *least)) *least = offered;
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
  const auto offer = [&](const FusionEvidence& evidence) {
    const double worth =
        factor * evidence.weight * lag_factor(evidence.lag_s, edge.window_s, options.lag_discount);
    topics.offer({evidence.topic, std::min(worth, options.topic_cap_nats), evidence.lag_s},
                 options.n_topics);
  };
  for (const FusionEvidence& evidence : edge.evidence) offer(evidence);
  if (edge.evidence.empty()) offer({kOwnTopic, edge.weight, 0});
}

/// The partners and channels of one account's edges, which are in order of partner.
void count_edges(std::span<const Incidence> ends, double max_q_value, AccountScore& score) {
  std::vector<std::string_view> channels;
  bool is_significant = false;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const FusionEdge& edge = *ends[i].edge;
    const bool is_new = i == 0 || ends[i - 1].partner != ends[i].partner;
    if (is_new) {
      ++score.n_partners;
      is_significant = false;
    }
    const double q_value = probability(edge.q_value);
    if (q_value <= max_q_value && !is_significant) {
      is_significant = true;
      ++score.n_significant;
    }
    score.best_q_value = std::min(score.best_q_value, q_value);
    if (std::find(channels.begin(), channels.end(), edge.channel) == channels.end()) {
      channels.push_back(edge.channel);
    }
  }
  score.n_channels = static_cast<std::uint32_t>(channels.size());
}

AccountScore score_account(std::span<const Incidence> ends, const FusionOptions& options) {
  AccountScore score;
  score.account = ends.front().account;
  BestTopics acts, circumstances;
  for (const Incidence& end : ends) {
    offer_edge(is_circumstance(end.edge->channel) ? circumstances : acts, *end.edge, options);
  }
  count_edges(ends, options.max_q_value, score);
  score.n_topics = acts.size();
  score.lag_mean_s = acts.lag_mean_s();
  score.circumstance_nats = std::min(circumstances.sum(), options.circumstance_cap_nats);
  score.evidence_nats = acts.sum() + score.circumstance_nats;
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
  if (channel == "text" || channel == "text_reuse") return 1.0;
  if (channel == "rare_hashtag") return 0.6;
  if (channel == "domain" || is_circumstance(channel)) return 0.25;
  return 0.5;
}

bool is_circumstance(std::string_view channel) {
  return channel == "persona" || channel == "creation" || channel == "schedule";
}

double lag_factor(std::uint64_t lag_s, std::uint64_t window_s, double discount) {
  constexpr double kSecondsAMinute = 60;
  if (window_s == 0) return 1.0;
  const double share =
      std::log1p(static_cast<double>(std::min(lag_s, window_s)) / kSecondsAMinute) /
      std::log1p(static_cast<double>(window_s) / kSecondsAMinute);
  return 1.0 - discount * share;
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
