// ingest: exports of platforms to post and account records.
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/export_reader.hpp"
#include "cli/tool.hpp"
#include "platforms/format.hpp"
#include "platforms/mapping.hpp"

namespace {

struct IngestOptions {
  std::vector<std::string> maps;
  std::string from;
  bool list_formats = false;
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const cahoots::Format& format : cahoots::native_formats()) names.emplace_back(format.name);
  return names;
}

std::string format_list() {
  std::string list;
  for (const cahoots::Format& format : cahoots::native_formats()) {
    list.append(fmt::format("{}\t{}\t{}\t{}\t{}\n", format.name, format.platform,
                            format.description, format.source, format.fixture));
  }
  return list;
}

cahoots::ToolInfo ingest_info() {
  cahoots::ToolInfo info;
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

}  // namespace

int main(int argc, char** argv) {
  IngestOptions options;
  cahoots::Tool tool;
  tool.info = ingest_info();
  tool.add_options = [&](cahoots::OptionTable& table) {
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
    table.flag("--list-formats", options.list_formats,
               "list the native formats: name, platform, what it is, source, example in tests/");
  };
  tool.answer = [&] { return options.list_formats ? format_list() : std::string(); };
  tool.work = [&](cahoots::ToolContext& context) {
    cahoots::ExportOptions exports;
    for (const std::string& map : options.maps) {
      const std::string content = context.read_auxiliary(map);
      exports.mappings.push_back(
          cahoots::parse_mapping(context.evidence_names().name_of(map), content));
    }
    if (!options.from.empty()) exports.forced = cahoots::find_format(options.from);
    cahoots::read_exports(context, exports);
  };
  return cahoots::run_tool(argc, argv, tool);
}
