#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "base/error.hpp"

namespace cahoots {
namespace {

std::string cli_name(const OptionSpec& option) {
  if (option.short_name == '\0') return option.name;
  return fmt::format("-{},{}", option.short_name, option.name);
}

/// The values that CLI11 found, by option; set on the targets only when the whole line is sound.
using Values = std::map<const OptionSpec*, std::string>;

void add_option(CLI::App& app, const OptionSpec& option, Values& values) {
  CLI::Option* added = nullptr;
  const auto store = [&values, &option](const std::string& value) { values[&option] = value; };
  if (option.value_name.empty()) {
    added = app.add_flag_callback(cli_name(option), [store] { store("true"); });
  } else {
    added = app.add_option_function<std::string>(cli_name(option), store);
    added->type_name(option.value_name);
  }
  added->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

std::string unknown_option_message(const CLI::ExtrasError& error, const CLI::App& app,
                                   const OptionTable& table) {
  std::vector<std::string> names{"--help", "--version", "--schema", "--config"};
  for (const OptionSpec& option : table.options()) names.push_back(option.name);
  for (std::string word : app.remaining()) {
    if (!word.starts_with('-')) continue;
    word = word.substr(0, word.find('='));
    const auto nearest = nearest_word(word, names);
    return fmt::format("unknown option {}{}", word,
                       nearest ? fmt::format("; did you mean {}?", *nearest) : "");
  }
  return error.what();
}

}  // namespace

CommandLine parse_command_line(int argument_count, const char* const* arguments,
                               const OptionTable& table, const ToolInfo& info) {
  CLI::App app(info.summary, info.name);
  CommandLine line;
  Values values;
  app.set_help_flag();
  app.add_flag("-h,--help", line.wants_help);
  app.add_flag("-V,--version", line.wants_version);
  app.add_flag("--schema", line.wants_schema);
  app.set_config("--config");
  app.add_option("files", line.files);
  for (const OptionSpec& option : table.options()) add_option(app, option, values);
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::ExtrasError& error) {
    throw UsageError(unknown_option_message(error, app, table));
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  for (const OptionSpec& option : table.options()) {
    const auto found = values.find(&option);
    if (found == values.end()) continue;
    option.set(found->second);
    if (option.affects_results) line.given.push_back({&option, found->second});
  }
  return line;
}

}  // namespace cahoots
