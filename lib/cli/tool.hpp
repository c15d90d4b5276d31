#pragma once

#include <functional>

#include "cli/option_table.hpp"
#include "cli/tool_context.hpp"
#include "cli/tool_info.hpp"

namespace cahoots {

/// The two halves of a tool, kept apart: its options, and its work.
struct Tool {
  ToolInfo info;
  std::function<void(OptionTable&)> add_options;
  /// Set where an option asks for a text instead of work (--list-formats): returns it, or "".
  std::function<std::string()> answer;
  /// Called before anything is opened; may adjust the common options (report: format by name).
  std::function<void(CommonOptions&)> check_options;
  std::function<void(ToolContext&)> work;
};

/// Everything between main() and the work: parses the command line, answers --help, --version and
/// --schema, opens the files, runs the work, writes the run record, and turns whatever happens
/// into a message and an exit status. The only place where exceptions are caught.
int run_tool(int argument_count, const char* const* arguments, const Tool& tool);

}  // namespace cahoots
