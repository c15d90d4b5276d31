// report: the findings of a case file, as a document or as a script that repeats them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/findings/builder.hpp"
#include "base/error.hpp"
#include "cli/account_answer.hpp"
#include "cli/case_reader.hpp"
#include "cli/case_tables.hpp"
#include "cli/report_folder.hpp"
#include "cli/report_formats.hpp"
#include "cli/terminal_style.hpp"
#include "cli/tool.hpp"
#include "io/input.hpp"
#include "render/replay_script.hpp"

namespace cahoots {
namespace {

struct Options {
  std::vector<std::string> formats;
  std::string folder;  ///< of `-o DIR/`; empty: one output
  std::string title;
  std::string analyst;
  std::string note_file;
  std::string top;
  std::string account;
  std::string tables;
  std::string themes;
  std::string known;
  std::string controls;
};

std::optional<std::size_t> parse_top(const Options& options) {
  if (options.top.empty()) return std::nullopt;
  std::size_t top = 0;
  const char* end = options.top.data() + options.top.size();
  const auto result = std::from_chars(options.top.data(), end, top);
  if (result.ec != std::errc() || result.ptr != end) {
    throw UsageError(fmt::format("--top {}: a whole number is wanted, 0 for all", options.top));
  }
  return top;
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

/// Everything but a replay script, which is made of run records alone.
std::vector<std::string> render(const std::string& format, const CaseModel& model,
                                const std::string& replay, const ReportRequest& request) {
  if (format == "replay") return {replay};
  return render_format(report_format_of(format), model, request);
}

bool is_replay_alone(const Options& options) {
  return options.formats == std::vector<std::string>{"replay"};
}

void write_replay(ToolContext& context) {
  struct Nothing {};
  const CaseSummary summary = read_case_stream<Nothing>(
      context, [](Nothing&, std::string_view, RecordView&) {}, [](Nothing&) {});
  context.output().write(replay_script(summary.runs, expected_stream(context)));
}

/// What one block of the stream holds for the findings, and for the tables if they are wanted.
struct ReportPart {
  FindingsPart findings;
  TablePart tables;
};

CaseModel read_model(ToolContext& context, const Options& options, CaseTables* tables) {
  FindingsBuilder builder(context.storage());
  std::optional<ThemeRules> themes;
  std::optional<KnownAccounts> known;
  std::optional<ControlAccounts> controls;
  AnalystInput analyst;
  if (!options.themes.empty()) {
    themes.emplace(ThemeRules::read(options.themes, context.read_auxiliary(options.themes)));
    analyst.themes = &*themes;
  }
  if (!options.known.empty()) {
    known.emplace(KnownAccounts::read(options.known, context.read_auxiliary(options.known)));
    analyst.known = &*known;
  }
  if (!options.controls.empty()) {
    controls.emplace(options.controls, context.read_auxiliary(options.controls));
    analyst.controls = &*controls;
  }
  builder.compare_with(analyst);
  CaseSummary summary = read_case_stream<ReportPart>(
      context,
      [tables](ReportPart& part, std::string_view type, RecordView& record) {
        part.findings.visit(type, record);
        if (tables != nullptr) part.tables.visit(type, record);
      },
      [&](ReportPart& part) {
        builder.merge(part.findings);
        if (tables != nullptr) tables->merge(part.tables);
      });
  return builder.finish(std::move(summary.runs), summary.is_complete, std::move(summary.complaint));
}

std::string read_note(const Options& options) {
  constexpr std::size_t kMostNoteBytes = std::size_t{1} << 20;
  FileDigest digest;
  if (options.note_file.empty()) return {};
  return read_whole_file(options.note_file, kMostNoteBytes, digest);
}

void work(ToolContext& context, const Options& options) {
  if (!options.account.empty()) {
    const AccountAnswer answer = read_account_answer(context, options.account);
    const TextStyle style = terminal_style(context.options());
    context.output().write(render_account_answer(answer, options.formats.front(), style));
    return;
  }
  if (options.folder.empty() && options.tables.empty() && is_replay_alone(options)) {
    return write_replay(context);
  }
  ReportRequest request;
  request.note = read_note(options);
  std::optional<ReportFolder> folder;
  if (!options.folder.empty())
    folder.emplace(options.folder, options.formats, context.options().force);
  std::optional<CaseTables> tables;
  if (!options.tables.empty()) tables.emplace(options.tables, context.options().force);
  const CaseModel model = read_model(context, options, tables ? &*tables : nullptr);
  request.title = options.title;
  request.analyst = options.analyst;
  request.top = parse_top(options);
  if (!folder) request.style = terminal_style(context.options());
  const bool has_replay =
      std::find(options.formats.begin(), options.formats.end(), "replay") != options.formats.end();
  const std::string replay =
      has_replay ? replay_script(model.runs, expected_stream(context)) : std::string();
  for (const std::string& format : options.formats) {
    const std::vector<std::string> files = render(format, model, replay, request);
    if (folder) {
      folder->write(files);
    } else {
      context.output().write(files.front());
    }
  }
  if (folder) folder->close();
  if (!tables) return;
  tables->close();
  for (const auto& [type, count] : tables->unknown()) {
    context.message(fmt::format("--tables: {} records of type {} have no table", count, type));
  }
}

/// Settles formats and the folder from what was given.
void settle_formats(Options& options, CommonOptions& common) {
  if (common.output.ends_with('/')) options.folder = std::exchange(common.output, "-");
  const bool is_folder = !options.folder.empty();
  if (options.formats.empty() && is_folder) {
    for (const ReportFormatTraits& format : report_format_table()) {
      if (format.name != "replay") options.formats.emplace_back(format.name);
    }
  }
  if (options.formats.empty()) options.formats.emplace_back(report_format_by_name(common.output));
  if (is_folder) return;
  if (options.formats.size() > 1) {
    throw UsageError("several formats need a folder: -o FOLDER/");
  }
  if (is_several_files(report_format_of(options.formats.front()))) {
    throw UsageError(fmt::format("{} is several tables, which need a folder: -o FOLDER/",
                                 options.formats.front()));
  }
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReportFormatTraits& format : report_format_table()) names.emplace_back(format.name);
  return names;
}

ToolInfo report_info() {
  ToolInfo info;
  info.name = "report";
  info.summary = "the findings, with their evidence, for people and for other programs";
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
      {"Why one account is here", "report --account @handle case.jsonl -o why.html"},
      {"Everything, for another program", "report -f json case.jsonl"},
      {"Page, tables, graph and STIX bundle in a folder", "report case.jsonl -o findings/"},
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
        .words("--format", options.formats, format_names(), "FORMAT[,FORMAT…]",
               "what to write (default: by the name of the output, else text); with -o FOLDER/ "
               "several, all but replay if none is named")
        .shorthand('f');
    table.text("--title", options.title, "TEXT", "title of the report");
    table.text("--analyst", options.analyst, "NAME", "who answers for the report");
    table.text("--note", options.note_file, "FILE",
               "the analyst's own words, shown apart from what is computed");
    table.text("--top", options.top, "N",
               "accounts and networks listed, 0 for all (default: 20 in text, 1000 in html)");
    table.file(
        "--themes", options.themes,
        "narratives to look for in the posts: JSON lines of name, stance, patterns, languages");
    table.file("--known", options.known,
               "accounts of a former report (accounts.csv, member records or uids): tells who is "
               "new, known, or returns under another id");
    table.file("--controls", options.controls,
               "accounts known to be uninvolved (as for --seeds): how many of them the networks "
               "hold is the false-positive rate");
    table.text("--tables", options.tables, "FOLDER",
               "also write each record type as a table, as JSON lines and as CSV");
    table.text("--account", options.account, "ACCOUNT",
               "only why this account is here (text, html, md, json): its uid (x:1234), handle "
               "(@name, x:@name) or address");
  };
  tool.check_options = [&](CommonOptions& common) {
    settle_formats(options, common);
    if (!options.account.empty()) check_account_format(options.folder, options.formats);
    parse_top(options);
    // A script that rebuilds a part of a case would pass for the whole.
    const bool has_replay = std::find(options.formats.begin(), options.formats.end(), "replay") !=
                            options.formats.end();
    if (has_replay) common.require_complete = true;
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
