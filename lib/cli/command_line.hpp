#pragma once

#include <string>
#include <vector>

#include "cli/option_table.hpp"
#include "cli/tool_info.hpp"

namespace cahoots {

/// What the words of a command line ask for.
struct CommandLine {
  bool wants_help = false;
  bool wants_version = false;
  bool wants_schema = false;
  std::vector<std::string> files;
  /// The options that affect results, as given, in table order.
  struct Given {
    const OptionSpec* option;
    std::string value;
  };
  std::vector<Given> given;
};

/// Parses with CLI11 against the table, setting the options' targets. A repeated option: the last
/// wins. Options may stand in a configuration file given with --config. Throws UsageError, with
/// the nearest known option where an unknown one is given.
CommandLine parse_command_line(int argument_count, const char* const* arguments,
                               const OptionTable& table, const ToolInfo& info);

}  // namespace cahoots
