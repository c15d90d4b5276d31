#pragma once

#include "cli/common_options.hpp"
#include "render/text_report.hpp"

namespace cahoots {

/// How the terminal is that the output goes to: its width from COLUMNS, else from itself (40 to
/// 160), and colour unless NO_COLOR or TERM=dumb. The defaults where the output is no terminal.
TextStyle terminal_style(const CommonOptions& options);

}  // namespace cahoots
