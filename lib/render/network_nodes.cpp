#include "render/network_nodes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/findings/links.hpp"
#include "analysis/findings/names.hpp"
#include "analysis/findings/wording.hpp"
#include "graph/leiden.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTitleCharacters = 60;

std::string shown_name(const CaseAccount& account) {
  return displayable(name_of(account), {kTitleCharacters, false});
}

/// `node_of` gives the node of each member.
std::vector<NetworkTie> ties_among(const ClusterFindings& cluster,
                                   const std::vector<std::uint32_t>& node_of) {
  std::vector<NetworkTie> ties;
  for (const MemberLink& link : cluster.links) {
    const auto [low, high] = std::minmax(node_of[link.source], node_of[link.target]);
    if (low != high) ties.push_back({low, high, is_supported(link) ? 1U : 0U, 1});
  }
  std::sort(ties.begin(), ties.end(), [](const NetworkTie& a, const NetworkTie& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  std::vector<NetworkTie> sums;
  for (const NetworkTie& tie : ties) {
    if (!sums.empty() && sums.back().source == tie.source && sums.back().target == tie.target) {
      sums.back().n_supported += tie.n_supported;
      sums.back().n_links += tie.n_links;
    } else {
      sums.push_back(tie);
    }
  }
  std::stable_sort(sums.begin(), sums.end(), [](const NetworkTie& a, const NetworkTie& b) {
    return std::tie(a.n_supported, a.n_links) > std::tie(b.n_supported, b.n_links);
  });
  return sums;
}

Partition communities_of(const ClusterFindings& cluster) {
  // A link that passed its test binds as it pulls in the drawing.
  constexpr double kUnsupportedWeight = 0.2;
  std::vector<WeightedEdge> edges;
  for (const MemberLink& link : cluster.links) {
    edges.push_back({link.source, link.target, is_supported(link) ? 1.0 : kUnsupportedWeight});
  }
  return leiden(Graph(static_cast<std::uint32_t>(cluster.members.size()), edges)).partition;
}

/// Members of each group, by rank; the largest group first, ties by the member of the best rank.
std::vector<std::vector<std::uint32_t>> groups_of(const ClusterFindings& cluster,
                                                  std::size_t most_groups) {
  const Partition partition = communities_of(cluster);
  std::map<std::uint32_t, std::vector<std::uint32_t>> members_of;
  for (std::uint32_t i = 0; i < cluster.members.size(); ++i) {
    members_of[partition.group[i]].push_back(i);
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto& [community, members] : members_of) groups.push_back(std::move(members));
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  while (groups.size() > most_groups) {
    std::vector<std::uint32_t>& rest = groups[most_groups - 1];
    rest.insert(rest.end(), groups.back().begin(), groups.back().end());
    groups.pop_back();
  }
  std::sort(groups.back().begin(), groups.back().end());
  return groups;
}

NetworkNode group_node(const ClusterFindings& cluster, const std::vector<std::uint32_t>& group) {
  NetworkNode node;
  node.n_accounts = group.size();
  std::map<std::string, std::uint64_t> platforms;
  for (const std::uint32_t i : group) {
    node.n_seeds += cluster.members[i].is_seed ? 1U : 0U;
    ++platforms[cluster.members[i].account.platform];
  }
  std::uint64_t most = 0;
  for (const auto& [platform, count] : platforms) {
    if (count <= most) continue;
    most = count;
    node.platform = platform;
  }
  node.title =
      fmt::format("{}, {} on {}, foremost {}", counted(group.size(), "account"),
                  with_separators(most), displayable(platform_name(node.platform), {40, false}),
                  shown_name(cluster.members[group.front()].account));
  return node;
}

}  // namespace

NetworkNodes network_nodes(const ClusterFindings& cluster, std::size_t most_nodes) {
  NetworkNodes network;
  std::vector<std::uint32_t> node_of(cluster.members.size());
  network.is_grouped = cluster.members.size() > most_nodes;
  if (!network.is_grouped) {
    for (std::uint32_t i = 0; i < node_of.size(); ++i) {
      const MemberFindings& member = cluster.members[i];
      node_of[i] = i;
      network.nodes.push_back(
          {fmt::format("{} ({})", shown_name(member.account),
                       displayable(platform_name(member.account.platform), {40, false})),
           member.account.platform, 1, member.is_seed ? 1U : 0U});
    }
  } else {
    for (const auto& group : groups_of(cluster, most_nodes)) {
      for (const std::uint32_t i : group) {
        node_of[i] = static_cast<std::uint32_t>(network.nodes.size());
      }
      network.nodes.push_back(group_node(cluster, group));
    }
  }
  network.ties = ties_among(cluster, node_of);
  return network;
}

}  // namespace cahoots
