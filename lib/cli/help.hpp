#pragma once

#include <string>
#include <string_view>

#include "cli/option_table.hpp"
#include "cli/tool_info.hpp"

namespace cahoots {

/// --help: examples first, every line under 80 columns.
std::string help_text(const ToolInfo& info, const OptionTable& table);
/// The short help for a tool that was started on a terminal without any argument.
std::string short_help_text(const ToolInfo& info);
/// The options in a form for generated files: `man` (roff for the OPTIONS and EXAMPLES sections),
/// `bash`, `zsh`, `fish` (completion of this tool). Throws UsageError for another form.
std::string describe_options(const ToolInfo& info, const OptionTable& table, std::string_view form);

}  // namespace cahoots
