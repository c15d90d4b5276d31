#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/components.hpp"
#include "graph/graph.hpp"
#include "graph/leiden.hpp"

namespace cahoots {

enum class ClusterMethod : std::uint8_t {
  leiden,      ///< communities of high quality, each well connected: the default
  louvain,     ///< its forerunner, faster and coarser; communities split where not connected
  components,  ///< whatever any link joins
  kcore,       ///< connected parts of the k-core: everyone has k partners inside
  labels,      ///< label propagation: fast, without a null model
};

struct DivisionOptions {
  ClusterMethod method = ClusterMethod::leiden;
  LeidenOptions leiden;  ///< of leiden and louvain; its `refine` is set by the method
  /// Of kcore: least number of partners inside; 0: the main core, of the greatest number that
  /// leaves anyone.
  std::uint32_t core = 0;
};

/// The names of the methods, and the method of a name. Throws UsageError for any other.
std::vector<std::string> cluster_method_names();
ClusterMethod cluster_method(std::string_view name);

/// Divides the vertices into connected groups; with kcore those outside of the core are alone.
/// Depends on the graph and the options only. Cost and source: see the method in graph/. One
/// thread.
Partition divide_graph(const Graph& graph, const DivisionOptions& options);

}  // namespace cahoots
