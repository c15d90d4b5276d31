#pragma once

#include <string_view>
#include <vector>

#include "records/record_view.hpp"

namespace cahoots {

/// The maker of `cadence` records of clusters: cadence with `--by cluster`, which stands behind
/// cluster in the pipe, while cadence proper stands before it.
inline constexpr std::string_view kCadenceByCluster = "cadence --by cluster";

/// The tool that makes a record, by (type, maker) (contract, section 1.6): `edge` records of the
/// channel `schedule` are cadence's, other edges linkgraph's; a `run` record is its tool's. Empty
/// for a type that no tool of ours makes.
std::string_view maker_of(std::string_view type, RecordView& record);

/// The tools whose records fall with those of `tool` when it is run again with --replace: itself
/// first, then those that build on it (dedupe → linkgraph → cluster; cadence → cluster; cluster →
/// cadence --by cluster).
std::vector<std::string_view> makers_replaced_by(std::string_view tool);

}  // namespace cahoots
