#pragma once

#include <cstdint>
#include <vector>

#include "analysis/clusters/clusters.hpp"

namespace cahoots {

/// Of each account the smallest number among the accounts that seem to be of one actor with it:
/// joined by `persona` edges. One person with a profile on three platforms, who posts everything on
/// each, is one actor and no network. Near-linear in the edges; 4 bytes an account. Any thread.
std::vector<std::uint32_t> actors_of(const ClusterInput& input);

/// How many actors the members of a cluster are.
std::uint32_t count_actors(const Cluster& cluster, const std::vector<std::uint32_t>& actors);

}  // namespace cahoots
