// ingest: exports of platforms to post and account records.
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "cli/explain.hpp"
#include "cli/export_reader.hpp"
#include "cli/map_check.hpp"
#include "cli/pseudonym_key.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/tool.hpp"
#include "platforms/format.hpp"
#include "platforms/mapping.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

struct IngestOptions {
  std::vector<std::string> maps;
  std::string from;
  bool list_formats = false;
  bool explain = false;
  bool map_check = false;
  bool no_hash = false;
  std::string redirects;
  std::string since;
  std::string until;
  std::vector<std::string> langs;
  std::string accounts;
  double sample = 1;
  std::string pseudonymise;
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
  std::string slice;
};

/// An instant of the command line: a date is its first second, UTC.
std::optional<std::int64_t> instant_of(const std::string& option, const std::string& written) {
  if (written.empty()) return std::nullopt;
  const auto time = parse_timestamp(written);
  if (!time) {
    throw UsageError(fmt::format("{}: '{}' is no time; write 2023-08-31 or 2023-08-31T12:00:00Z",
                                 option, written));
  }
  return time->epoch_s;
}

void add_filter_options(OptionTable& table, IngestOptions& options) {
  table.begin_group("What is taken");
  table.text("--since", options.since, "TIME", "posts of this instant and later").results();
  table
      .text("--until", options.until, "TIME",
            "posts before this instant; a date is its first second, UTC")
      .results();
  table
      .words("--lang", options.langs, {}, "TAG[,TAG…]",
             "posts in these languages, as the export says; zh takes in zh-TW")
      .results();
  table
      .file("--account", options.accounts,
            "posts and profiles of these accounts: uids, handles or addresses, one a line")
      .results();
  table
      .number("--sample", options.sample, 0, 1, "SHARE",
              "this share of the posts, the same ones in every run")
      .results();
  table
      .count("--limit", options.limit, 1, std::numeric_limits<std::uint64_t>::max(), "N",
             "the first N posts; the inputs are read to their ends all the same")
      .results();
  table
      .text("--slice", options.slice, "I/N",
            "of each file the I-th of N parts, from 0, cut at line ends: for a task of several")
      .results();
}

/// What the options of the analyst come to; its parts point at one another, so it stays in place.
struct Settings {
  std::optional<Pseudonyms> pseudonyms;
  std::optional<Pseudonymiser> pseudonymiser;
  std::optional<Redirects> redirects;
  std::optional<AccountList> accounts;
  PostFilterOptions filter_options;
  std::optional<PostFilter> filter;
};

void read_filter(ToolContext& context, const IngestOptions& options, Settings& settings) {
  PostFilterOptions& filter = settings.filter_options;
  filter.since_s = instant_of("--since", options.since);
  filter.until_s = instant_of("--until", options.until);
  for (const std::string& lang : options.langs) filter.langs.push_back(ascii_lower(lang));
  filter.sample = options.sample;
  if (!options.accounts.empty()) {
    const std::string name = context.evidence_names().name_of(options.accounts);
    settings.accounts.emplace(name, context.read_names(options.accounts));
    if (const auto pages = settings.accounts->pages(); !pages.empty()) {
      throw UsageError(fmt::format("{}: {} is the address of no profile; --account takes accounts",
                                   name, pages.front()));
    }
    filter.accounts = &*settings.accounts;
  }
  const bool is_set = filter.since_s || filter.until_s || !filter.langs.empty() ||
                      filter.accounts != nullptr || filter.sample < 1;
  if (is_set) settings.filter.emplace(filter);
}

/// Before any other file is read: what the run record says of it depends on this.
void read_key(ToolContext& context, const IngestOptions& options, Settings& settings) {
  if (options.pseudonymise.empty()) return;
  settings.pseudonyms.emplace(read_pseudonym_key(context, "--pseudonymise", options.pseudonymise));
  settings.pseudonymiser.emplace(*settings.pseudonyms);
  context.use_pseudonyms(*settings.pseudonyms);
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : native_formats()) names.emplace_back(format.name);
  return names;
}

std::string format_list() {
  std::string list;
  for (const Format& format : native_formats()) {
    list.append(fmt::format("{}\t{}\t{}\t{}\t{}\n", format.name, format.platform,
                            format.description, format.source, format.fixture));
  }
  return list;
}

ToolInfo ingest_info() {
  ToolInfo info;
  info.name = "ingest";
  info.summary = "exports of platforms to post and account records";
  info.description =
      "Reads exports as platforms and collection tools write them, recognised by their content, "
      "and any other table or JSON through a mapping file. Compressed files and zip archives are "
      "opened by themselves. Each post is written once, then each account in its latest state.";
  info.examples = {
      {"All exports in a folder, as the start of an investigation",
       "ingest exports/* | dedupe | linkgraph | cluster | report"},
      {"A table of another tool, through a mapping file",
       "ingest --map youtube.json comments.csv -o case.jsonl"},
      {"Keep the lines that cannot be used", "ingest exports/* --rejects rejects.jsonl"},
  };
  info.emits = {"post", "account"};
  info.reads_case_stream = false;
  return info;
}

/// What is asked for instead of records.
std::optional<ExitStatus> answer(const IngestOptions& options, const CommonOptions& common,
                                 Output& output) {
  if (options.list_formats) {
    output.write(format_list());
    return ExitStatus::done;
  }
  if (!options.explain && !options.map_check) return std::nullopt;
  if (!options.explain && options.maps.empty()) {
    throw UsageError("--map-check needs a mapping: --map FILE");
  }
  const ExaminedFiles files(common, options.maps,
                            options.from.empty() ? nullptr : find_format(options.from));
  return options.explain ? explain(files, output) : check_mappings(files, output);
}

int run(int argc, char** argv) {
  IngestOptions options;
  Tool tool;
  tool.info = ingest_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Formats");
    table
        .words("--map", options.maps, {}, "FILE[,FILE…]",
               "mapping files for exports of other tools, see cahoots-mapping(5)")
        .results()
        .files();
    table
        .choice("--from", options.from, format_names(), "FORMAT",
                "take every file for this format instead of looking at its content")
        .results();
    table.flag("--explain", options.explain,
               "say what each file is recognised as, and why, instead of reading it");
    table.flag("--map-check", options.map_check,
               "show what --map makes of the first records of each file, and what it rejects");
    table.flag("--list-formats", options.list_formats,
               "list the native formats: name, platform, what it is, source, example in tests/");
    table
        .file("--redirects", options.redirects,
              "where short links lead: JSON Lines of {\"from\": ADDRESS, \"to\": ADDRESS}")
        .results();
    table
        .flag("--no-hash", options.no_hash,
              "do not hash the evidence: faster, but the run record cannot prove what was read")
        .results();
    add_filter_options(table, options);
    table.begin_group("Sharing");
    table.key_file("--pseudonymise", options.pseudonymise,
                   "replace account ids, handles and names by hashes under the key in KEYFILE");
  };
  tool.answer = [&](const CommonOptions& common, Output& output) {
    return answer(options, common, output);
  };
  tool.check_options = [&](CommonOptions& common) { set_slice("--slice", options.slice, common); };
  tool.work = [&](ToolContext& context) {
    ExportOptions exports;
    Settings settings;
    read_key(context, options, settings);
    if (settings.pseudonymiser) exports.intake.pseudonymiser = &*settings.pseudonymiser;
    for (const std::string& map : options.maps) {
      const std::string content = context.read_auxiliary(map);
      exports.mappings.push_back(parse_mapping(context.evidence_names().name_of(map), content));
    }
    if (!options.from.empty()) exports.forced = find_format(options.from);
    if (!options.redirects.empty()) {
      settings.redirects.emplace(context.evidence_names().name_of(options.redirects),
                                 context.read_names(options.redirects));
      exports.intake.redirects = &*settings.redirects;
    }
    read_filter(context, options, settings);
    if (settings.filter) exports.intake.filter = &*settings.filter;
    exports.limit = options.limit;
    exports.with_hash = !options.no_hash;
    read_exports(context, exports);
  };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
