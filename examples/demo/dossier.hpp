#pragma once

#include <vector>

#include "draw.hpp"
#include "exports.hpp"
#include "operation.hpp"
#include "scenario.hpp"

namespace cahoots {

/// The ground truth: account_uid,label,group; every account that wrote anything.
ExportFile truth_table(const Scenario& scenario);
/// Four accounts of the operation on four platforms, as tips arrive: uids, a handle, an address.
ExportFile tips(const Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed);
/// What the folder is, for whoever finds it.
ExportFile read_me(const Scenario& scenario);
/// The exports with the damage of real ones: cut lines, ids that a spreadsheet has rounded,
/// stray bytes, a truncated last record.
std::vector<ExportFile> damaged(std::vector<ExportFile> files, const Draw& seed);

}  // namespace cahoots
