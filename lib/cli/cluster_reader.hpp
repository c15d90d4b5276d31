#pragma once

#include <string>
#include <vector>

#include "analysis/clusters/clusters.hpp"
#include "cli/tool_context.hpp"
#include "platforms/pseudonyms.hpp"

namespace cahoots {

/// What cluster reads from a case stream.
struct ClusterStream {
  ClusterInput input;
  std::vector<std::string> account_uids;  ///< by account number, sorted
};

/// Reads all edges. `seeds` and `exclude` are paths of account lists, or empty: edges of excluded
/// accounts are left out; seeds become account numbers. `pseudonyms` (may be null) are those of the
/// stream: the lists then name real accounts. Throws DataError where a seed is not in
/// the data, naming the handles that are most like it, and UsageError where a seed is excluded.
ClusterStream read_cluster_stream(ToolContext& context, const std::string& seeds,
                                  const std::string& exclude,
                                  const Pseudonyms* pseudonyms = nullptr);

}  // namespace cahoots
