#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// A dot of the drawing of a network: one account, or a group of them.
struct NetworkNode {
  std::string title;     ///< what it stands for; may hold hostile text
  std::string platform;  ///< of the account, or of most accounts of the group
  std::uint64_t n_accounts = 1;
  std::uint64_t n_seeds = 0;
};

/// Links between two nodes, all channels and accounts put together.
struct NetworkTie {
  std::uint32_t source = 0;  ///< index of the node; source < target
  std::uint32_t target = 0;
  std::uint64_t n_supported = 0;
  std::uint64_t n_links = 0;
};

struct NetworkNodes {
  std::vector<NetworkNode> nodes;
  std::vector<NetworkTie> ties;  ///< the most supported first, then by nodes
  bool is_grouped = false;
};

/// The nodes of a drawing: the accounts by rank while there are at most `most_nodes` of them, else
/// their communities (Leiden, modularity), the largest first; what is left beyond `most_nodes` - 1
/// makes one node. Deterministic.
/// O(links log links); memory 24 B a link.
NetworkNodes network_nodes(const ClusterFindings& cluster, std::size_t most_nodes);

}  // namespace cahoots
