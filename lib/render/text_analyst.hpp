#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"
#include "render/report_page.hpp"

namespace cahoots {

/// How many of `n` are shown where `top` are asked for; 0: all.
std::size_t limited(std::size_t n, std::size_t top);
/// Says how many are left out, if any are.
void write_rest(ReportPage& page, std::size_t shown, std::size_t all, std::string_view what);

/// What a report says because of what the analyst brought to it: themes, a former report, a note.
/// Nothing where there is none.
void write_themes(ReportPage& page, const ClusterFindings& cluster);
void write_former(ReportPage& page, const CaseModel& model, std::size_t top);
void write_note(ReportPage& page, const ReportOptions& options);

}  // namespace cahoots
