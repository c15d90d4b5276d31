#pragma once

#include <functional>
#include <optional>

#include "base/error.hpp"
#include "cli/option_table.hpp"
#include "cli/tool_context.hpp"
#include "cli/tool_info.hpp"
#include "io/output.hpp"

namespace cahoots {

/// The two halves of a tool, kept apart: its options, and its work.
struct Tool {
  ToolInfo info;
  std::function<void(OptionTable&)> add_options;
  /// Set where an option asks for a text instead of work (--list-formats, --explain): writes it to
  /// standard output and returns the exit status; nothing where no such option was given. No file
  /// is open yet; the options name those to read.
  std::function<std::optional<ExitStatus>(const CommonOptions& options, Output& output)> answer;
  /// Called before anything is opened; may adjust the common options (report: format by name).
  std::function<void(CommonOptions&)> check_options;
  std::function<void(ToolContext&)> work;
};

/// Everything between main() and the work: parses the command line, answers --help, --version and
/// --schema, opens the files, runs the work, writes the run record, and turns whatever happens
/// into a message and an exit status. The only place where exceptions are caught.
int run_tool(int argument_count, const char* const* arguments, const Tool& tool);

}  // namespace cahoots
