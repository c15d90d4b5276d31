// verify: whether a case file is sound.
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "analysis/findings/wording.hpp"
#include "cli/case_reader.hpp"
#include "cli/case_verifier.hpp"
#include "cli/tool.hpp"
#include "io/input.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

struct Options {
  std::vector<std::string> evidence;
};

std::string what_is_wrong(std::string_view type, RecordView& record) {
  const RecordSpec* const spec = find_record_spec(type);
  return spec == nullptr ? std::string() : check_record(*spec, record);
}

/// The part of the memory that sorting the uids may take.
constexpr std::size_t kUidMemoryParts = 4;

void tell_of_uids(ToolContext& context, const UidCheck::Result& uids) {
  for (const UidCheck::Dangling& dangling : uids.dangling) {
    const UidField& field = uid_fields()[dangling.field];
    context.damaged(fmt::format("{} in {} of {} lead to no {} in the case, such as {}",
                                counted(dangling.n_uids, "uid"), field.field, field.type,
                                name_of(field.kind), dangling.example));
  }
  context.output().write(
      fmt::format("{} to {}, {}, {} and {}\n", counted(uids.n_references, "reference"),
                  counted(uids.n_defined[0], "post"), counted(uids.n_defined[1], "account"),
                  counted(uids.n_defined[2], "group"), counted(uids.n_defined[3], "cluster")));
}

/// The file in the first of the folders that has it; in the first where none has.
std::string find_evidence(const std::vector<std::string>& folders, const std::string& name) {
  for (const std::string& folder : folders) {
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    std::error_code error;
    if (std::filesystem::exists(path, error)) return path.string();
  }
  return (std::filesystem::path(folders.front()) / name).string();
}

/// Compares the files that the runs read with those in the folders.
void check_evidence(ToolContext& context, const std::vector<std::string>& folders,
                    const std::vector<RunRecord>& runs) {
  std::uint64_t n_same = 0;
  std::uint64_t n_without_hash = 0;
  for (const RunRecord& run : runs) {
    for (const auto* files : {&run.inputs, &run.auxiliary}) {
      for (const FileDigest& file : *files) {
        if (file.name == "-") continue;  // the step before it
        if (file.sha256.empty()) {
          ++n_without_hash;
          continue;
        }
        const std::string path = find_evidence(folders, file.name);
        try {
          if (Input(path).finish().sha256 == file.sha256) {
            ++n_same;
          } else {
            context.damaged(fmt::format("{}: not the file that {} read", path, run.tool));
          }
        } catch (const IoError& error) {
          context.damaged(error.what());
        }
      }
    }
  }
  context.output().write(fmt::format(
      "{} as read{}\n", counted(n_same, "evidence file"),
      n_without_hash == 0
          ? std::string()
          : fmt::format(", {} without a hash to compare", counted(n_without_hash, "file"))));
}

void work(ToolContext& context, const Options& options) {
  UidCheck check(context.options().temporary_folder,
                 context.options().memory_bytes / kUidMemoryParts);
  const CaseSummary summary = read_case_stream<UidPart>(
      context,
      [](UidPart& part, std::string_view type, RecordView& record) { part.visit(type, record); },
      [&check](UidPart& part) { check.merge(part); }, {}, what_is_wrong);
  if (!summary.is_complete) context.damaged("the case file is not whole");
  context.output().write(fmt::format(
      "{}, {} by {}\n", counted(context.run().records_in.total(), "record"),
      context.run().rejected == 0 ? "all sound"
                                  : counted(context.run().rejected, "line") + " not sound",
      counted(summary.runs.size(), "run")));
  tell_of_uids(context, check.finish());
  if (!options.evidence.empty()) check_evidence(context, options.evidence, summary.runs);
}

ToolInfo verify_info() {
  ToolInfo info;
  info.name = "verify";
  info.summary = "whether a case file is whole and sound";
  info.description =
      "Checks each record against its schema, the counts of the run records against the lines, "
      "that "
      "every uid leads to a record, and with --evidence that the files are those that were read. "
      "Ends with status 1 where anything is wrong, and says what.";
  info.examples = {
      {"A case file that a colleague sent", "verify case.jsonl"},
      {"With the exports it was made from", "verify --evidence exports,mappings case.jsonl"}};
  info.writes_case_stream = false;
  return info;
}

int run(int argc, char** argv) {
  Options options;
  Tool tool;
  tool.info = verify_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Checks");
    table.words("--evidence", options.evidence, {}, "FOLDER[,FOLDER…]",
                "compare the files that were read with those in these folders, by their hashes");
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
