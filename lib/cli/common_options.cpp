#include "cli/common_options.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/bytes.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

/// A cgroup limit file; nothing where it is absent or says "max".
std::uint64_t read_limit(const char* path) {
  std::ifstream file(path);
  std::uint64_t limit = 0;
  return file >> limit ? limit : std::numeric_limits<std::uint64_t>::max();
}

std::vector<std::string> record_type_names() {
  std::vector<std::string> names;
  for (const RecordSpec& spec : record_specs()) names.emplace_back(spec.type);
  return names;
}

void add_output_options(OptionTable& table, CommonOptions& options, const ToolInfo& info) {
  table.file("--output", options.output, "write to FILE, complete or not at all; - is stdout")
      .shorthand('o');
  table.flag("--force", options.force, "replace an output file that exists");
  if (!info.writes_case_stream) return;
  table
      .words("--only", options.only, record_type_names(), "TYPE[,TYPE…]",
             "write records of these types only")
      .results();
  if (info.reads_case_stream) {
    table
        .flag("--replace", options.replace,
              "drop this tool's earlier records and those that build on them")
        .results();
  }
}

void add_input_options(OptionTable& table, CommonOptions& options, const ToolInfo& info) {
  if (info.reads_case_stream) {
    table
        .flag("--require-complete", options.require_complete,
              "fail where the input was cut short or filtered")
        .results();
  }
  table.text("--evidence-root", options.evidence_root, "DIR",
             "name files relative to DIR (default: their deepest common folder)");
  table.file("--rejects", options.rejects,
             "write lines that cannot be used to FILE, with the reason");
  table
      .count("--max-errors", options.max_errors, 1, std::numeric_limits<std::uint64_t>::max(), "N",
             "stop after N lines that cannot be used")
      .results();
  table.flag("--strict", options.strict, "stop at the first line that cannot be used").results();
  table.flag("--keep-going", options.keep_going, "exit 0 although lines could not be used")
      .results();
  table.size("--max-record", options.max_record_bytes, "longest record that is read").results();
}

void add_resource_options(OptionTable& table, CommonOptions& options) {
  table.count("--threads", options.threads, 1, 1024, "N", "threads (default: all cores)")
      .shorthand('j');
  table.size("--memory", options.memory_bytes, "memory to use (default: 12 % of what there is)");
  table.text("--tmpdir", options.temporary_folder, "DIR", "folder for temporary files");
  table.flag("--progress", options.progress, "show progress although stderr is no terminal");
  table.flag("--quiet", options.quiet, "no messages but errors").shorthand('q');
  table.flag("--verbose", options.verbose, "say more").shorthand('v');
}

}  // namespace

std::uint64_t default_memory_bytes() {
  if (const char* configured = std::getenv("CAHOOTS_MEMORY")) return parse_bytes(configured);
  const auto pages = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES));
  const auto page_bytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const std::uint64_t available =
      std::min({pages * page_bytes, read_limit("/sys/fs/cgroup/memory.max"),
                read_limit("/sys/fs/cgroup/memory/memory.limit_in_bytes")});
  return available / 100 * 12;
}

void add_common_options(OptionTable& table, CommonOptions& options, const ToolInfo& info) {
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.memory_bytes = default_memory_bytes();
  const char* folder = std::getenv("TMPDIR");
  options.temporary_folder = folder != nullptr && *folder != '\0' ? folder : "/tmp";
  table.begin_group("Common options");
  add_output_options(table, options, info);
  add_input_options(table, options, info);
  add_resource_options(table, options);
}

}  // namespace cahoots
