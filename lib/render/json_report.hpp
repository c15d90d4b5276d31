#pragma once

#include <string>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"

namespace cahoots {

/// The whole model and all findings as one JSON document, keys in a fixed order, unknown values
/// null, with the numbers, thresholds and evidence behind every statement. Nothing is left out
/// (`top` does not apply) but links beyond their counts; those stand in the case file. One LF at
/// the end.
std::string json_report(const CaseModel& model, const ReportOptions& options);

}  // namespace cahoots
