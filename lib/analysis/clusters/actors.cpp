#include "analysis/clusters/actors.hpp"

#include <algorithm>
#include <numeric>

namespace cahoots {
namespace {

std::uint32_t root_of_actor(std::vector<std::uint32_t>& actors, std::uint32_t account) {
  while (actors[account] != account) account = actors[account] = actors[actors[account]];
  return account;
}

}  // namespace

std::vector<std::uint32_t> actors_of(const ClusterInput& input) {
  std::vector<std::uint32_t> actors(input.n_accounts);
  std::iota(actors.begin(), actors.end(), 0U);
  for (const ClusterEdge& edge : input.edges) {
    if (input.channels[edge.channel] != "persona") continue;
    const std::uint32_t a = root_of_actor(actors, edge.source);
    const std::uint32_t b = root_of_actor(actors, edge.target);
    actors[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t account = 0; account < actors.size(); ++account) {
    actors[account] = root_of_actor(actors, account);
  }
  return actors;
}

std::uint32_t count_actors(const Cluster& cluster, const std::vector<std::uint32_t>& actors) {
  std::vector<std::uint32_t> roots;
  for (const ClusterMember& member : cluster.members) {
    roots.push_back(actors[member.score.account]);
  }
  std::sort(roots.begin(), roots.end());
  return static_cast<std::uint32_t>(std::unique(roots.begin(), roots.end()) - roots.begin());
}

}  // namespace cahoots
