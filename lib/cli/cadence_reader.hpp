#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "analysis/cadence/engine.hpp"
#include "analysis/cadence/handle_pattern.hpp"
#include "base/interner.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// The times of a stream, of each account or each cluster, by the numbers of their uids.
struct CadenceSource {
  std::unique_ptr<CadenceEngine> engine;
  Interner uids;  ///< of accounts, or of clusters
  /// By account: its handle in its own record, or where it has none in its posts; of several the
  /// first pattern of the table. Empty for clusters.
  std::vector<HandlePattern> handle_patterns;
};

/// Reads the posts of a case stream, and handles of `account` records and posts. Independent of
/// the order of the stream. Throws what read_case_stream and CadenceEngine::add throw.
CadenceSource read_account_times(ToolContext& context, const CadenceOptions& options);

/// The same of the clusters that `member` records name: all posts of their accounts together. Of
/// an account in two clusters the first by uid counts.
CadenceSource read_cluster_times(ToolContext& context, const CadenceOptions& options);

}  // namespace cahoots
