#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"
#include "render/text_report.hpp"

namespace cahoots {

/// What report writes; `report_format_table()` is the one place that holds it.
struct ReportFormatTraits {
  std::string_view name;     ///< of `-f`
  std::string_view endings;  ///< of output names that mean it, blank-separated
  std::string_view files;    ///< in a folder, blank-separated: several where it is several tables
  std::string_view meaning;  ///< for the manual
};
std::span<const ReportFormatTraits> report_format_table();
const ReportFormatTraits& report_format_of(std::string_view name);
/// The format that the name of an output means; text where it means none.
std::string_view report_format_by_name(std::string_view output);
/// True where the format is several tables, which need a folder.
bool is_several_files(const ReportFormatTraits& format);

/// A list of accounts and networks may be cut: by what is asked for, else 1000 in html, 20 in text
/// and md.
struct ReportRequest {
  std::string title;  ///< empty: by what was found
  std::string analyst;
  std::string note;
  std::optional<std::size_t> top;  ///< 0 = all
  TextStyle style;
};

/// The bytes of each file of the format, in the order of its files. Precondition: not `replay`,
/// which is made of run records alone.
std::vector<std::string> render_format(const ReportFormatTraits& format, const CaseModel& model,
                                       const ReportRequest& request);

}  // namespace cahoots
