#pragma once

#include <cstddef>
#include <string>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"
#include "render/report_page.hpp"

namespace cahoots {

/// How the terminal is.
struct TextStyle {
  std::size_t width = 80;  ///< columns, at least 40
  bool has_colour = false;
};

/// Writes the findings: see text_report.
void write_report(ReportPage& page, const CaseModel& model, const ReportOptions& options);

/// The findings for a terminal: key findings, networks with their accounts, heat map, copied texts,
/// the way from the tip-offs, provenance. Nothing of the evidence reaches the terminal unchecked
/// (see displayable). Memory: the text.
std::string text_report(const CaseModel& model, const ReportOptions& options,
                        const TextStyle& style);

}  // namespace cahoots
