#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/help.hpp"

namespace cahoots {
namespace {

/// The options that the skeleton itself answers, for the generated files.
std::vector<OptionSpec> with_standard_options(const OptionTable& table) {
  std::vector<OptionSpec> options = table.options();
  const auto add = [&](std::string name, char short_name, std::string value, std::string help) {
    OptionSpec option{std::move(name)};
    option.short_name = short_name;
    option.value_name = std::move(value);
    option.is_file = !option.value_name.empty();
    option.help = std::move(help);
    option.group = "Common options";
    option.get = [] { return std::string(); };
    options.push_back(std::move(option));
  };
  add("--config", '\0', "FILE", "read options from FILE (INI: name=value)");
  add("--schema", '\0', "", "print the JSON Schema of what this tool writes");
  add("--help", 'h', "", "print the help");
  add("--version", 'V', "", "print the version");
  return options;
}

/// roff takes a leading dot or apostrophe as a request and a backslash as an escape.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out.append("\\e");
    } else if (c == '-') {
      out.append("\\-");
    } else {
      out.push_back(c);
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

/// The steps of --stage: who reads what, and by which key.
std::string man_stages(const ToolInfo& info) {
  if (info.stages.empty()) return {};
  std::string out =
      ".SH STAGES\nThe work can be divided among the tasks of an engine;\n.BR cahoots\\-stages "
      "(7)\n"
      "says how.\n.B \\-\\-stage plan\nprints these steps:\n";
  for (const StageStep& step : info.stages) {
    const bool is_round = step.name != "map" && step.name != "finish";
    out.append(fmt::format(
        ".TP\n.B {}\n{}.\n",
        is_round ? fmt::format("reduce \\-\\-round {}", step.name) : std::string(step.name),
        roff(step.what)));
    out.append(step.is_global ? "One task.\n" : "Any number of tasks.\n");
    if (step.reads.empty()) continue;
    out.append(fmt::format("Reads the lines of {}, by {}.\n", fmt::join(step.reads, " and "),
                           roff(step.keys)));
  }
  return out;
}

std::string man_options(const ToolInfo& info, const std::vector<OptionSpec>& options) {
  std::string out = ".SH OPTIONS\n";
  std::string group;
  for (const OptionSpec& option : options) {
    if (option.group != group) {
      group = option.group;
      out.append(fmt::format(".SS {}\n", group));
    }
    out.append(".TP\n.B ");
    if (option.short_name != '\0') out.append(fmt::format("\\-{}, ", option.short_name));
    out.append(roff(option.name));
    if (!option.value_name.empty()) out.append(fmt::format(" \\fI{}\\fR", option.value_name));
    out.append(fmt::format("\n{}.", roff(option.help)));
    if (!option.choices.empty()) {
      out.append(
          fmt::format("\nOne of {}.", roff(fmt::format("{}", fmt::join(option.choices, ", ")))));
    }
    const std::string value = option.value_name.empty() ? std::string() : option.get();
    const bool is_machine_dependent = option.group == "Common options" && !option.affects_results;
    if (!value.empty() && value != "-" && !is_machine_dependent) {
      out.append(fmt::format("\nDefault: {}.", roff(value)));
    }
    out.push_back('\n');
  }
  out.append(man_stages(info)).append(".SH EXAMPLES\n");
  std::string_view break_before;  // a heading begins a paragraph of its own
  for (const ToolExample& example : info.examples) {
    out.append(fmt::format("{}{}:\n.PP\n.RS\n.nf\n{}\n.fi\n.RE\n", break_before,
                           roff(example.purpose), roff(example.command)));
    break_before = ".PP\n";
  }
  return out;
}

std::string bash_function(const ToolInfo& info, const std::vector<OptionSpec>& options) {
  std::string cases;
  std::string names;
  std::string file_options;
  for (const OptionSpec& option : options) {
    names.append(names.empty() ? "" : " ").append(option.name);
    std::string pattern = option.name;
    if (option.short_name != '\0') pattern.append(fmt::format("|-{}", option.short_name));
    if (!option.choices.empty()) {
      cases.append(
          fmt::format("    {})\n      COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))\n"
                      "      return\n      ;;\n",
                      pattern, fmt::join(option.choices, " ")));
    } else if (option.value_name == "DIR") {
      cases.append(
          fmt::format("    {})\n      COMPREPLY=($(compgen -d -- \"$current\"))\n"
                      "      return\n      ;;\n",
                      pattern));
    } else if (!option.value_name.empty() && !option.is_file) {
      cases.append(fmt::format("    {})\n      return\n      ;;\n", pattern));
    }
  }
  return fmt::format(
      "_cahoots_{0}() {{\n  local current=${{COMP_WORDS[COMP_CWORD]}}\n"
      "  local previous=${{COMP_WORDS[COMP_CWORD - 1]}}\n  case $previous in\n{1}  esac\n"
      "  if [[ $current == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"{2}\" -- \"$current\"))\n  else\n"
      "    COMPREPLY=($(compgen -f -- \"$current\"))\n  fi\n}}\n",
      info.name, cases, names);
}

/// Quoted for the inside of '…' in zsh and fish, and free of zsh's special brackets.
std::string shell_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out.append("’");
    } else if (c == '[' || c == ']' || c == ':') {
      out.append("\\").push_back(c);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string zsh_function(const ToolInfo& info, const std::vector<OptionSpec>& options) {
  std::string lines;
  for (const OptionSpec& option : options) {
    std::string action;
    if (!option.choices.empty()) {
      action = fmt::format(":{}:({})", option.value_name, fmt::join(option.choices, " "));
    } else if (option.value_name == "DIR") {
      action = ":folder:_files -/";
    } else if (option.is_file) {
      action = ":file:_files";
    } else if (!option.value_name.empty()) {
      action = fmt::format(":{}:", option.value_name);
    }
    lines.append(
        fmt::format("    '{}[{}]{}' \\\n", option.name, shell_escaped(option.help), action));
  }
  return fmt::format("_cahoots_{}() {{\n  _arguments \\\n{}    '*:file:_files'\n}}\n", info.name,
                     lines);
}

std::string fish_lines(const ToolInfo& info, const std::vector<OptionSpec>& options) {
  std::string out;
  for (const OptionSpec& option : options) {
    std::string rest;
    if (option.short_name != '\0') rest.append(fmt::format(" -s {}", option.short_name));
    rest.append(fmt::format(" -l {}", option.name.substr(2)));
    if (!option.choices.empty()) {
      rest.append(fmt::format(" -x -a '{}'", fmt::join(option.choices, " ")));
    } else if (!option.value_name.empty()) {
      rest.append(option.is_file || option.value_name == "DIR" ? " -r -F" : " -x");
    }
    out.append(fmt::format("complete -c cahoots -n '__fish_seen_subcommand_from {}'{} -d '{}'\n",
                           info.name, rest, shell_escaped(option.help)));
  }
  return out;
}

}  // namespace

std::string describe_options(const ToolInfo& info, const OptionTable& table,
                             std::string_view form) {
  const std::vector<OptionSpec> options = with_standard_options(table);
  if (form == "man") return man_options(info, options);
  if (form == "bash") return bash_function(info, options);
  if (form == "zsh") return zsh_function(info, options);
  if (form == "fish") return fish_lines(info, options);
  throw UsageError(fmt::format("--describe: '{}' is none of man, bash, zsh, fish", form));
}

}  // namespace cahoots
