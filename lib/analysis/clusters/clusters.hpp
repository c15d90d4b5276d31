#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/clusters/division.hpp"
#include "analysis/clusters/fusion.hpp"
#include "graph/expansion.hpp"

namespace cahoots {

/// An `edge` record with numbers for its strings. Accounts are numbered in the byte order of their
/// uids, so that comparing numbers is comparing uids.
struct ClusterEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t channel = 0;
  double weight = 0;
  double p_value = 1;
  double q_value = 1;
  std::uint64_t window_s = 0;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::vector<FusionEvidence> evidence;
};

/// All edges of a stream.
struct ClusterInput {
  std::uint32_t n_accounts = 0;
  std::vector<std::string> channels;  ///< names by number, sorted
  std::vector<ClusterEdge> edges;
  std::vector<std::uint32_t> seeds;  ///< accounts; some may have no edge
};

struct ClusterOptions {
  DivisionOptions division;
  /// Least score of a member, 0 to 1: the evidence of all its links inside the cluster. 0.5 takes
  /// two independent topics or more, see FusionOptions.
  double min_score = 0.5;
  /// Fewest members of a cluster, those of one actor counted once (analysis/clusters/actors.hpp).
  std::uint32_t min_size = 3;
  /// Clusters that the seeds do not lead to are kept too.
  bool keeps_unseeded = false;
  FusionOptions fusion;
  ExpansionOptions expansion;
};

struct ClusterMember {
  AccountScore score;  ///< from the links inside the cluster alone
  std::uint32_t degree = 0;
  bool is_seed = false;
  std::vector<std::uint32_t> channels;
};

/// A group of accounts that act together. Members by score, highest first, ties by account.
struct Cluster {
  std::vector<ClusterMember> members;
  std::vector<std::uint32_t> channels;
  std::vector<std::uint32_t> seeds;
  AccountScore median;  ///< of each part over the members
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::optional<double> conductance;  ///< in the graph of all pairs
};

struct ClusterResult {
  /// Largest first, ties by the first account.
  std::vector<Cluster> clusters;
  /// From the seeds, among the accounts that could be members.
  Expansion expansion;
  std::uint64_t n_unseeded_left_out = 0;  ///< clusters that the seeds do not lead to
  std::uint64_t n_accounts_linked = 0;    ///< with any pair at all
};

/// Finds the clusters: fuses the channels (analysis/fusion.hpp), keeps the accounts whose score
/// reaches `min_score`, divides them (analysis/clusters/division.hpp; components below twice
/// `min_size` stay whole), scores each account again by its links inside its cluster alone, and
/// drops whoever falls below `min_score`, until nobody does: so that every member stands on
/// evidence within its cluster. Then expands from the seeds; with seeds, the clusters that hold
/// neither one of them nor an account that the expansion took answer another question, and are left
/// out and counted. The result does not depend on the order of the edges. O(edges log edges) a
/// round; about 150 B an edge. One thread.
ClusterResult find_clusters(const ClusterInput& input, const ClusterOptions& options);

}  // namespace cahoots
