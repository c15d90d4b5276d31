#include "cli/tool.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>
#include <string_view>

#include "base/error.hpp"
#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "records/schema.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

int as_int(ExitStatus status) {
  return static_cast<int>(status);
}

int print(const std::string& text) {
  Output output("-", false);
  output.write(text);
  output.close();
  return as_int(ExitStatus::done);
}

std::string schema_of(const ToolInfo& info) {
  std::vector<std::string_view> types = info.emits;
  if (info.writes_case_stream) types.push_back("run");
  return json_schema(types);
}

/// --stage plan, of the tools that have it.
bool wants_plan(const OptionTable& table) {
  const auto& options = table.options();
  return std::any_of(options.begin(), options.end(), [](const OptionSpec& option) {
    return option.name == "--stage" && option.get() == "plan";
  });
}

int run_checked(int argument_count, const char* const* arguments, const Tool& tool) {
  CommonOptions options;
  OptionTable table;
  tool.add_options(table);
  add_common_options(table, options, tool.info);
  if (argument_count == 3 && std::string_view(arguments[1]) == "--describe") {
    return print(describe_options(tool.info, table, arguments[2]));
  }
  if (argument_count == 1 && ::isatty(STDIN_FILENO) == 1) {
    fmt::print(stderr, "{}", short_help_text(tool.info));
    return as_int(ExitStatus::usage);
  }
  const CommandLine line = parse_command_line(argument_count, arguments, table, tool.info);
  if (line.wants_help) return print(help_text(tool.info, table));
  if (line.wants_version) return print(fmt::format("{} {}\n", tool.info.name, CAHOOTS_VERSION));
  if (line.wants_schema) return print(schema_of(tool.info));
  options.files = line.files.empty() ? std::vector<std::string>{"-"} : line.files;
  if (wants_plan(table)) return print(plan_table(tool.info.stages));
  if (tool.answer) {
    Output output("-", false);
    if (const auto status = tool.answer(options, output)) {
      output.close();
      return as_int(*status);
    }
  }
  if (tool.check_options) tool.check_options(options);
  ToolContext context(tool.info, options, line, table);
  tool.work(context);
  return as_int(context.finish());
}

int fail(const Tool& tool, const char* reason, ExitStatus status) {
  // Names of files come with the evidence too.
  fmt::print(stderr, "{}: {}\n", tool.info.name, displayable(reason, {0, true}));
  if (status == ExitStatus::usage) {
    fmt::print(stderr, "`{} --help` lists the options.\n", tool.info.name);
  }
  return as_int(status);
}

}  // namespace

int run_tool(int argument_count, const char* const* arguments, const Tool& tool) {
  // A reader that goes away is an error of write(), which can be told apart from a full disk.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run_checked(argument_count, arguments, tool);
  } catch (const ClosedPipe&) {
    return as_int(ExitStatus::done);
  } catch (const Error& error) {
    return fail(tool, error.what(), error.status());
  } catch (const std::bad_alloc&) {
    // Nothing here may ask for memory.
    std::fputs(tool.info.name.c_str(), stderr);
    std::fputs(": out of memory; give it more, or less to read\n", stderr);
    return as_int(ExitStatus::failed);
  } catch (const std::exception& error) {
    return fail(tool, error.what(), ExitStatus::failed);
  }
}

}  // namespace cahoots
