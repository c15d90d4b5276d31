// The dispatcher: `cahoots TOOL …` runs TOOL from its own folder, so that the tools can keep their
// short names without colliding with others' (graphviz ships a `cluster`).
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "records/schema.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kTools{"ingest",  "dedupe", "cadence", "linkgraph",
                                                 "cluster", "report", "verify"};
constexpr int kUsageStatus = 2;

void print_help(std::FILE* stream) {
  fmt::print(stream,
             "Usage: cahoots TOOL [OPTION]… [FILE]…\n"
             "Examples:\n"
             "  Reproduce an investigation, from raw exports to the report:\n"
             "    cahoots ingest exports/* | cahoots dedupe | cahoots cadence |\n"
             "      cahoots linkgraph | cahoots cluster --seeds tips.txt |\n"
             "      cahoots report -o report.html\n\n"
             "Tools:\n"
             "  ingest     exports of platforms to post and account records\n"
             "  dedupe     copied text, exact and nearly so\n"
             "  cadence    when accounts post: rhythm, office hours, automation\n"
             "  linkgraph  accounts that act together, with evidence and error rates\n"
             "  cluster    the network, and the way to it from the tip-offs\n"
             "  report     the findings for people and for other programs\n"
             "  verify     whether a case file is whole and sound\n\n"
             "`cahoots TOOL --help` says more; cahoots(7) explains how they fit together.\n");
}

/// The folder of the tools: that of this program in a build, libexec/cahoots when installed.
fs::path tool_path(std::string_view tool) {
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  const fs::path installed = here / CAHOOTS_LIBEXEC_FROM_BIN / tool;
  return fs::exists(installed, error) ? installed : here / tool;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word == "-h" || word == "--help") {
    print_help(stdout);
    return 0;
  }
  if (word == "-V" || word == "--version") {
    fmt::print("cahoots {}\n", CAHOOTS_VERSION);
    return 0;
  }
  if (word == "--describe-records") {  // for scripts/regenerate
    fmt::print("{}", cahoots::schema_as_man_page_section());
    return 0;
  }
  for (const std::string_view tool : kTools) {
    if (tool != word) continue;
    const std::string path = tool_path(tool).string();
    ::execv(path.c_str(), argv + 1);
    fmt::print(stderr, "cahoots: {}: {}\n", path, std::strerror(errno));
    return 1;
  }
  if (word.empty()) {
    print_help(stderr);
  } else {
    fmt::print(stderr, "cahoots: '{}' is none of {}\n", word, fmt::join(kTools, ", "));
  }
  return kUsageStatus;
}
