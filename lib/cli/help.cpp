#include "cli/help.hpp"

#include <fmt/format.h>

#include <sstream>

namespace cahoots {
namespace {

constexpr std::size_t kColumns = 79;
constexpr std::size_t kHelpIndent = 26;

/// `text` broken between words, every line indented; the first continues at column `used`.
void append_wrapped(std::string& out, const std::string& text, std::size_t indent,
                    std::size_t used) {
  std::istringstream words(text);
  std::string word;
  std::size_t column = used;
  while (words >> word) {
    if (column > indent && column + 1 + word.size() > kColumns) {
      out.append("\n");
      column = 0;
    }
    if (column < indent) {
      out.append(indent - column, ' ');
      column = indent;
    } else if (column > indent) {
      out.push_back(' ');
      ++column;
    }
    out.append(word);
    column += word.size();
  }
  out.push_back('\n');
}

std::string label_of(const OptionSpec& option) {
  std::string label = option.short_name != '\0' ? fmt::format("-{}, ", option.short_name) : "    ";
  label.append(option.name);
  if (!option.value_name.empty()) label.append(" ").append(option.value_name);
  return label;
}

std::string help_with_default(const OptionSpec& option) {
  std::string help = option.help;
  if (!option.choices.empty() && option.choices.size() <= 12 && help.find('|') == help.npos) {
    help.append(fmt::format(" ({})", fmt::join(option.choices, ", ")));
  }
  const std::string value = option.get();
  const bool is_plain = option.value_name.empty() || value.empty() || value == "-" ||
                        value.size() > 20 || help.find("default") != help.npos;
  return is_plain ? help : fmt::format("{} [{}]", help, value);
}

void append_option(std::string& out, const std::string& label, const std::string& help) {
  std::string line = "  " + label;
  std::size_t used = line.size();
  if (used + 2 > kHelpIndent) {
    line.push_back('\n');
    used = 0;
  }
  out.append(line);
  append_wrapped(out, help, kHelpIndent, used);
}

std::string usage_of(const ToolInfo& info) {
  return fmt::format("Usage: {} [OPTION]… [FILE]…\n", info.name);
}

void append_examples(std::string& out, const ToolInfo& info) {
  out.append("\nExamples:\n");
  for (const ToolExample& example : info.examples) {
    append_wrapped(out, example.purpose + ":", 2, 0);
    std::istringstream lines(example.command);
    for (std::string line; std::getline(lines, line);) out.append(fmt::format("    {}\n", line));
  }
}

}  // namespace

std::string short_help_text(const ToolInfo& info) {
  std::string out = usage_of(info);
  append_wrapped(out, fmt::format("{}: {}.", info.name, info.summary), 0, 0);
  append_examples(out, info);
  out.append(fmt::format("\n`{} --help` lists the options.\n", info.name));
  return out;
}

std::string help_text(const ToolInfo& info, const OptionTable& table) {
  std::string out = usage_of(info);
  append_wrapped(out, fmt::format("{}: {}.", info.name, info.summary), 0, 0);
  append_examples(out, info);
  out.push_back('\n');
  append_wrapped(out, info.description, 0, 0);
  std::string group;
  for (const OptionSpec& option : table.options()) {
    if (option.group != group) {
      group = option.group;
      out.append(fmt::format("\n{}:\n", group));
    }
    append_option(out, label_of(option), help_with_default(option));
  }
  append_option(out, "    --config FILE", "read options from FILE (INI: name=value)");
  append_option(out, "    --schema", "print the JSON Schema of what this tool writes");
  append_option(out, "-h, --help", "print this help");
  append_option(out, "-V, --version", "print the version");
  out.append("\nExit status: 0 done, 1 lines rejected or a data or I/O error, 2 usage.\n");
  return out;
}

}  // namespace cahoots
