#pragma once

#include <string>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// The members of all clusters as a graph for other programs: nodes by account uid with handle,
/// platform, cluster, score, rank, seed, posts, colour and place; one undirected edge a pair with
/// the sum of its weights, its channels, the objects shared and the least q-value. UTF-8; what XML
/// cannot hold is written out by displayable(). One LF at the end. Any thread, as all here.

/// GraphML 1.0 (graphml.graphdrawing.org).
std::string graphml_export(const CaseModel& model);
/// GEXF 1.3 with viz (gexf.net).
std::string gexf_export(const CaseModel& model);
/// Graphviz, `graph` with `pos`, for neato -n.
std::string dot_export(const CaseModel& model);
/// Gephi's import: `Id,Label,…` and `Source,Target,Type,Weight,…` (gephi.org, "Supported Graph
/// Formats").
std::string gephi_nodes_csv(const CaseModel& model);
std::string gephi_edges_csv(const CaseModel& model);

}  // namespace cahoots
