#include "analysis/clusters/division.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "graph/label_propagation.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::pair<std::string_view, ClusterMethod>, 5> kClusterMethods = {{
    {"leiden", ClusterMethod::leiden},
    {"louvain", ClusterMethod::louvain},
    {"components", ClusterMethod::components},
    {"kcore", ClusterMethod::kcore},
    {"labels", ClusterMethod::labels},
}};

}  // namespace

std::vector<std::string> cluster_method_names() {
  std::vector<std::string> names;
  names.reserve(kClusterMethods.size());
  for (const auto& [name, method] : kClusterMethods) names.emplace_back(name);
  return names;
}

ClusterMethod cluster_method(std::string_view name) {
  for (const auto& [known, method] : kClusterMethods) {
    if (known == name) return method;
  }
  throw UsageError(fmt::format("there is no method '{}' to divide accounts", name));
}

Partition divide_graph(const Graph& graph, const DivisionOptions& options) {
  LeidenOptions leiden_options = options.leiden;
  switch (options.method) {
    case ClusterMethod::components:
      return connected_components(graph);
    case ClusterMethod::kcore:
      return k_core(graph, options.core == 0 ? std::nullopt : std::optional(options.core))
          .partition;
    case ClusterMethod::labels:
      return propagate_labels(graph, {leiden_options.seed});
    case ClusterMethod::leiden:
      leiden_options.refine = true;
      break;
    case ClusterMethod::louvain:
      leiden_options.refine = false;
      break;
  }
  return leiden(graph, leiden_options).partition;
}

}  // namespace cahoots
