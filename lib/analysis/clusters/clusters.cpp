#include "analysis/clusters/clusters.hpp"

#include <algorithm>
#include <limits>

#include "analysis/clusters/actors.hpp"
#include "graph/components.hpp"
#include "graph/graph.hpp"
#include "graph/quality.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

FusionEdge fusion_edge(const ClusterInput& input, const ClusterEdge& edge) {
  return {edge.source,   edge.target,  input.channels[edge.channel],
          edge.weight,   edge.p_value, edge.q_value,
          edge.window_s, edge.evidence};
}

/// The fusion of the edges whose two ends are in one group.
Fusion fuse_inside(const ClusterInput& input, const std::vector<std::uint32_t>& group,
                   const FusionOptions& options) {
  std::vector<FusionEdge> inside;
  for (const ClusterEdge& edge : input.edges) {
    if (group[edge.source] != kNoGroup && group[edge.source] == group[edge.target]) {
      inside.push_back(fusion_edge(input, edge));
    }
  }
  return fuse(inside, options);
}

Graph graph_of(std::uint32_t n_accounts, const std::vector<FusedPair>& pairs,
               const std::vector<std::uint32_t>& group) {
  std::vector<WeightedEdge> edges;
  for (const FusedPair& pair : pairs) {
    if (group[pair.source] != kNoGroup && group[pair.target] != kNoGroup) {
      edges.push_back({pair.source, pair.target, pair.weight});
    }
  }
  return Graph(n_accounts, edges);
}

/// Takes out of their groups the accounts below the least score; false where none is.
bool drop_weak(const Fusion& fusion, double min_score, std::vector<std::uint32_t>& group) {
  std::vector<bool> is_strong(group.size(), false);
  for (const AccountScore& account : fusion.accounts) {
    is_strong[account.account] = account.score >= min_score;
  }
  bool has_dropped = false;
  for (std::size_t account = 0; account < group.size(); ++account) {
    if (group[account] == kNoGroup || is_strong[account]) continue;
    group[account] = kNoGroup;
    has_dropped = true;
  }
  return has_dropped;
}

/// Divides the accounts that are left into communities.
void divide(const Graph& graph, const ClusterOptions& options, std::vector<std::uint32_t>& group) {
  const Partition partition = divide_graph(graph, options.division);
  for (std::size_t account = 0; account < group.size(); ++account) {
    if (group[account] != kNoGroup) group[account] = partition.group[account];
  }
}

/// Puts the accounts of a small component back together: divided, it could hold one cluster of
/// `min_size` at most, and modularity cuts a triangle with one more account into pairs.
void keep_small_whole(const Graph& graph, std::uint32_t min_size,
                      std::vector<std::uint32_t>& group) {
  const Partition parts = connected_components(graph);
  std::vector<std::uint32_t> n_accounts(parts.n_groups, 0);
  std::vector<std::uint32_t> first_group(parts.n_groups, kNoGroup);
  for (std::size_t account = 0; account < group.size(); ++account) {
    if (group[account] == kNoGroup) continue;
    const std::uint32_t part = parts.group[account];
    if (n_accounts[part]++ == 0) first_group[part] = group[account];
  }
  for (std::size_t account = 0; account < group.size(); ++account) {
    const std::uint32_t part = parts.group[account];
    if (group[account] != kNoGroup && n_accounts[part] < 2 * min_size) {
      group[account] = first_group[part];
    }
  }
}

/// Splits groups that came apart when members were dropped.
void split_disconnected(const Graph& graph, std::vector<std::uint32_t>& group) {
  std::vector<std::uint32_t> labels = group;
  for (std::uint32_t account = 0; account < labels.size(); ++account) {
    if (labels[account] == kNoGroup) labels[account] = account;
  }
  const Partition parts = connected_parts(graph, labels);
  for (std::size_t account = 0; account < group.size(); ++account) {
    if (group[account] != kNoGroup) group[account] = parts.group[account];
  }
}

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

AccountScore median_score(const std::vector<ClusterMember>& members) {
  const auto median = [&](auto part) {
    std::vector<double> values;
    for (const ClusterMember& member : members) {
      values.push_back(static_cast<double>(member.score.*part));
    }
    return median_of(std::move(values));
  };
  AccountScore score;
  score.score = median(&AccountScore::score);
  score.evidence_nats = median(&AccountScore::evidence_nats);
  score.n_topics = static_cast<std::uint32_t>(median(&AccountScore::n_topics));
  score.n_partners = static_cast<std::uint32_t>(median(&AccountScore::n_partners));
  score.n_channels = static_cast<std::uint32_t>(median(&AccountScore::n_channels));
  score.n_significant = static_cast<std::uint32_t>(median(&AccountScore::n_significant));
  score.best_q_value = median(&AccountScore::best_q_value);
  score.circumstance_nats = median(&AccountScore::circumstance_nats);
  std::vector<double> lags_s;
  for (const ClusterMember& member : members) {
    if (member.score.lag_mean_s) lags_s.push_back(*member.score.lag_mean_s);
  }
  if (!lags_s.empty()) score.lag_mean_s = median_of(std::move(lags_s));
  return score;
}

void add_sorted(std::vector<std::uint32_t>& list, std::uint32_t value) {
  const auto place = std::lower_bound(list.begin(), list.end(), value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

/// Builds the clusters of a division.
class ClusterBuilder {
 public:
  ClusterBuilder(const ClusterInput& input, const std::vector<std::uint32_t>& group,
                 const Fusion& inside)
      : input_(input), group_(group), inside_(inside) {}

  std::vector<Cluster> build(std::uint32_t min_size) {
    add_members();
    add_links();
    const std::vector<std::uint32_t> actors = actors_of(input_);
    std::erase_if(clusters_, [&](const Cluster& cluster) {
      return count_actors(cluster, actors) < std::max(min_size, 2U);
    });
    for (Cluster& cluster : clusters_) finish(cluster);
    std::stable_sort(clusters_.begin(), clusters_.end(), [](const Cluster& a, const Cluster& b) {
      return a.members.size() > b.members.size();
    });
    return std::move(clusters_);
  }

 private:
  /// Accounts ascend, and so do clusters by their first account and members within them.
  void add_members() {
    cluster_of_group_.assign(group_.size() + 1, kNoGroup);
    member_of_account_.assign(group_.size(), 0);
    for (const AccountScore& account : inside_.accounts) {
      const std::uint32_t group = group_[account.account];
      if (group == kNoGroup) continue;
      if (cluster_of_group_[group] == kNoGroup) {
        cluster_of_group_[group] = static_cast<std::uint32_t>(clusters_.size());
        clusters_.emplace_back();
      }
      Cluster& cluster = clusters_[cluster_of_group_[group]];
      member_of_account_[account.account] = cluster.members.size();
      ClusterMember member;
      member.score = account;
      member.is_seed =
          std::binary_search(input_.seeds.begin(), input_.seeds.end(), account.account);
      if (member.is_seed) cluster.seeds.push_back(account.account);
      cluster.members.push_back(std::move(member));
    }
  }

  void add_links() {
    for (const ClusterEdge& edge : input_.edges) {
      const std::uint32_t group = group_[edge.source];
      if (group == kNoGroup || group != group_[edge.target]) continue;
      Cluster& cluster = clusters_[cluster_of_group_[group]];
      add_sorted(cluster.channels, edge.channel);
      for (const std::uint32_t account : {edge.source, edge.target}) {
        add_sorted(cluster.members[member_of_account_[account]].channels, edge.channel);
      }
      if (edge.first_at_s) {
        cluster.first_at_s =
            std::min(cluster.first_at_s.value_or(*edge.first_at_s), *edge.first_at_s);
      }
      if (edge.last_at_s) {
        cluster.last_at_s = std::max(cluster.last_at_s.value_or(*edge.last_at_s), *edge.last_at_s);
      }
    }
  }

  static void finish(Cluster& cluster) {
    for (ClusterMember& member : cluster.members) member.degree = member.score.n_partners;
    std::stable_sort(cluster.members.begin(), cluster.members.end(),
                     [](const ClusterMember& a, const ClusterMember& b) {
                       return a.score.evidence_nats > b.score.evidence_nats;
                     });
    cluster.median = median_score(cluster.members);
  }

  const ClusterInput& input_;
  const std::vector<std::uint32_t>& group_;
  const Fusion& inside_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> cluster_of_group_;
  std::vector<std::size_t> member_of_account_;
};

/// Leaves out the clusters that the seeds do not lead to; how many.
std::uint64_t drop_unseeded(const Expansion& expansion, std::vector<Cluster>& clusters) {
  std::vector<std::uint32_t> reached = expansion.seeds;
  for (std::size_t i = 0; i < expansion.n_taken; ++i) {
    reached.push_back(expansion.candidates[i].vertex);
  }
  std::sort(reached.begin(), reached.end());
  return std::erase_if(clusters, [&](const Cluster& cluster) {
    return std::none_of(cluster.members.begin(), cluster.members.end(), [&](const auto& member) {
      return std::binary_search(reached.begin(), reached.end(), member.score.account);
    });
  });
}

void set_conductance(const Graph& graph, std::vector<Cluster>& clusters) {
  for (Cluster& cluster : clusters) {
    std::vector<std::uint32_t> accounts;
    for (const ClusterMember& member : cluster.members) accounts.push_back(member.score.account);
    cluster.conductance = conductance(graph, measure_group(graph, accounts));
  }
}

}  // namespace

ClusterResult find_clusters(const ClusterInput& input, const ClusterOptions& options) {
  ClusterResult result;
  std::vector<std::uint32_t> group(input.n_accounts, 0);
  const Fusion all = fuse_inside(input, group, options.fusion);
  const Graph whole = graph_of(input.n_accounts, all.pairs, group);
  result.n_accounts_linked = all.accounts.size();
  drop_weak(all, options.min_score, group);
  // Seeds are the analyst's: they may lead on even where their own score is low.
  std::vector<std::uint32_t> reachable = group;
  for (const std::uint32_t seed : input.seeds) reachable[seed] = 0;
  const Graph candidates = graph_of(input.n_accounts, all.pairs, reachable);
  const Graph strong = graph_of(input.n_accounts, all.pairs, group);
  divide(strong, options, group);
  keep_small_whole(strong, options.min_size, group);
  Fusion inside;
  do {
    split_disconnected(graph_of(input.n_accounts, all.pairs, group), group);
    inside = fuse_inside(input, group, options.fusion);
  } while (drop_weak(inside, options.min_score, group));
  result.clusters = ClusterBuilder(input, group, inside).build(options.min_size);
  set_conductance(whole, result.clusters);
  if (!input.seeds.empty()) {
    result.expansion = expand_seeds(candidates, input.seeds, options.expansion);
    if (!options.keeps_unseeded) {
      result.n_unseeded_left_out = drop_unseeded(result.expansion, result.clusters);
    }
  }
  return result;
}

}  // namespace cahoots
