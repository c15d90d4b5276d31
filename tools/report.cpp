// report: the findings of a case file, as a document or as a script that repeats them.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "analysis/findings/builder.hpp"
#include "base/error.hpp"
#include "cli/case_reader.hpp"
#include "cli/tool.hpp"
#include "render/html_report.hpp"
#include "render/json_report.hpp"
#include "render/replay_script.hpp"
#include "render/text_report.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTextTop = 20;
constexpr std::size_t kHtmlTop = 1000;

struct Options {
  std::string format;
  std::string title;
  std::string top;
};

std::string format_by_name(const std::string& output) {
  if (output.ends_with(".html") || output.ends_with(".htm")) return "html";
  if (output.ends_with(".json")) return "json";
  if (output.ends_with(".sh")) return "replay";
  return "text";
}

std::size_t parse_top(const Options& options) {
  if (options.top.empty()) return options.format == "html" ? kHtmlTop : kTextTop;
  std::size_t top = 0;
  const char* end = options.top.data() + options.top.size();
  const auto result = std::from_chars(options.top.data(), end, top);
  if (result.ec != std::errc() || result.ptr != end) {
    throw UsageError(fmt::format("--top {}: a whole number is wanted, 0 for all", options.top));
  }
  return top;
}

TextStyle terminal_style(const CommonOptions& options) {
  TextStyle style;
  if (options.output != "-" || ::isatty(STDOUT_FILENO) != 1) return style;
  winsize size{};
  std::size_t width = 0;
  if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text(columns);
    std::from_chars(text.data(), text.data() + text.size(), width);
  }
  if (width == 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width > 0) style.width = std::clamp<std::size_t>(width, 40, 160);
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  style.has_colour = (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
                     std::string_view(terminal) != "dumb";
  return style;
}

/// By the magic bytes of gzip, zstd, bzip2, xz and zip. What came through a pipe is taken for
/// plain.
bool is_compressed(const std::string& path) {
  constexpr std::array<std::string_view, 5> kMagic = {"\x1f\x8b", "\x28\xb5\x2f\xfd", "BZh",
                                                      "\xfd"
                                                      "7zXZ",
                                                      "PK\x03\x04"};
  std::ifstream file(path, std::ios::binary);
  std::string start(6, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return std::any_of(kMagic.begin(), kMagic.end(),
                     [&start](std::string_view magic) { return start.starts_with(magic); });
}

/// The one file that was read is the stream itself, unless it was compressed.
ExpectedStream expected_stream(ToolContext& context) {
  const auto& inputs = context.run().inputs;
  const std::string& path = context.options().files.front();
  if (inputs.size() != 1 || (path != "-" && is_compressed(path))) return {};
  return {inputs.front().size_bytes, inputs.front().sha256};
}

std::string rendered(ToolContext& context, const Options& options, const CaseModel& model) {
  ReportOptions report;
  report.top = parse_top(options);
  report.title = options.title;
  if (report.title.empty()) {
    report.title = model.clusters.empty()      ? "Overview of the case"
                   : model.clusters.size() > 1 ? "Suspected coordinated networks"
                                               : "A suspected coordinated network";
  }
  if (options.format == "html") return html_report(model, report);
  if (options.format == "json") return json_report(model, report);
  return text_report(model, report, terminal_style(context.options()));
}

void work(ToolContext& context, const Options& options) {
  if (options.format == "replay") {
    struct Nothing {};
    const CaseSummary summary = read_case_stream<Nothing>(
        context, [](Nothing&, std::string_view, RecordView&) {}, [](Nothing&) {});
    context.output().write(replay_script(summary.runs, expected_stream(context)));
    return;
  }
  FindingsBuilder builder(context.options().temporary_folder);
  CaseSummary summary = read_case_stream<FindingsPart>(
      context,
      [](FindingsPart& part, std::string_view type, RecordView& record) {
        part.visit(type, record);
      },
      [&builder](FindingsPart& part) { builder.merge(part); });
  const CaseModel model =
      builder.finish(std::move(summary.runs), summary.is_complete, std::move(summary.complaint));
  context.output().write(rendered(context, options, model));
}

ToolInfo report_info() {
  ToolInfo info;
  info.name = "report";
  info.summary = "the findings, with their evidence, as HTML, text, JSON or a replay script";
  info.description =
      "Renders what a case file holds: suspected networks, how they were found, rhythm, copied "
      "texts "
      "side by side, links, reach, accounts, innocent explanations, limits and provenance. Every "
      "statement is computed and comes with its numbers, its threshold and its evidence; nothing "
      "is "
      "attributed to anybody. A replay script checks the evidence and rebuilds the case file.";
  info.examples = {
      {"A page for the editor", "report case.jsonl -o report.html"},
      {"The key findings in the terminal", "report case.jsonl"},
      {"Everything, for another program", "report -f json case.jsonl"},
      {"A script with which others repeat the investigation",
       "report -f replay case.jsonl -o replay.sh"},
  };
  info.writes_case_stream = false;
  return info;
}

int run(int argc, char** argv) {
  Options options;
  Tool tool;
  tool.info = report_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Report");
    table
        .choice("--format", options.format, {"html", "text", "json", "replay"}, "FORMAT",
                "what to write (default: by the name of the output, else text)")
        .shorthand('f');
    table.text("--title", options.title, "TEXT", "title of the report");
    table.text("--top", options.top, "N",
               "accounts and networks listed, 0 for all (default: 20 in text, 1000 in html)");
  };
  tool.check_options = [&](CommonOptions& common) {
    if (options.format.empty()) options.format = format_by_name(common.output);
    parse_top(options);
    // A script that rebuilds a part of a case would pass for the whole.
    if (options.format == "replay") common.require_complete = true;
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
