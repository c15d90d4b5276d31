#pragma once

#include <functional>
#include <string>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"
#include "render/report_page.hpp"

namespace cahoots {

/// The findings as Markdown (CommonMark with the tables of GitHub), the same statements as in the
/// terminal, nothing cut to a width. Everything is escaped: nothing of the evidence becomes a link,
/// a heading, HTML or a mention. Any thread.
std::string markdown_report(const CaseModel& model, const ReportOptions& options);

/// Whatever `write` puts on a page, as Markdown; nothing of the evidence is markup in it.
std::string markdown_page(const std::function<void(ReportPage&)>& write);

}  // namespace cahoots
