#include "render/replay_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, 5> kTools = {"ingest", "dedupe", "cadence", "linkgraph",
                                                    "cluster"};
/// Options that write files or name folders; none of them stands in an honest run record.
constexpr std::array<std::string_view, 7> kForbidden = {
    "--output", "--force", "--rejects", "--tmpdir", "--config", "--evidence-root", "--progress"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_option_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

void require_safe_argument(const RunRecord& run, std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  if (name == "--pseudonymise" || name == "--pseudonym-key") {
    throw DataError(fmt::format(
        "{} replaced names by pseudonyms ({}): a replay needs the key and the evidence under its "
        "real names, and the case holds neither; whoever has both can run the tools again",
        run.tool, name));
  }
  const bool is_long = name.size() > 2 && name.starts_with("--") &&
                       std::all_of(name.begin(), name.end(), is_option_letter);
  if (!is_long || holds(kForbidden, name)) {
    throw DataError(
        fmt::format("the run record of {} holds the argument '{}', which a replay does "
                    "not repeat",
                    run.tool, argument));
  }
}

void require_safe_name(const RunRecord& run, std::string_view name) {
  bool is_safe = !name.empty() && name.front() != '/';
  for (std::size_t begin = 0; begin <= name.size() && is_safe;) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    is_safe = !part.empty() && part != "." && part != "..";
    begin = end + 1;
  }
  if (!is_safe) {
    throw DataError(
        fmt::format("the run record of {} names the file '{}', which lies outside the "
                    "evidence folder",
                    run.tool, name));
  }
}

void require_digest(const RunRecord& run, const FileDigest& file) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (file.sha256.empty() && file.name == "-") {
    throw DataError(
        fmt::format("{} read from a pipe what no tool of cahoots had made; keep it in a file to "
                    "get a case that "
                    "can be replayed",
                    run.tool));
  }
  if (file.sha256.size() != 64 || !std::all_of(file.sha256.begin(), file.sha256.end(), is_digit)) {
    throw DataError(
        fmt::format("the run record of {} holds no SHA-256 of {}", run.tool, file.name));
  }
}

void require_safe(const RunRecord& run) {
  if (!holds(kTools, run.tool)) {
    throw DataError(
        fmt::format("the stream was made with '{}', which is no tool of cahoots", run.tool));
  }
  for (const std::string& argument : run.arguments) require_safe_argument(run, argument);
  // A stream from a pipe is made again by the stage before, and compared in the end.
  const bool is_made = run.tool != "ingest" && run.records_in.of("run") > 0;
  for (const auto* files : {&run.inputs, &run.auxiliary}) {
    for (const FileDigest& file : *files) {
      require_safe_name(run, file.name);
      if (file.name != "-" || !is_made) require_digest(run, file);
    }
  }
  const auto is_pipe = [](const FileDigest& file) { return file.name == "-"; };
  if (std::count_if(run.inputs.begin(), run.inputs.end(), is_pipe) > 1) {
    throw DataError(
        fmt::format("{} read several pipes at once; a replay can feed it one only", run.tool));
  }
}

/// A finished stream that no later tool has read yet.
struct Loose {
  std::size_t stage = 0;
  std::uint64_t n_runs = 0;
};

/// Takes from the end of `loose` the streams that hold exactly `n_runs` run records.
std::vector<Loose> take_read(std::vector<Loose>& loose, std::uint64_t n_runs,
                             const RunRecord& run) {
  std::size_t begin = loose.size();
  std::uint64_t n_taken = 0;
  while (begin > 0 && n_taken < n_runs) n_taken += loose[--begin].n_runs;
  if (n_taken != n_runs) {
    throw DataError(fmt::format(
        "{} read {} run records, but the stream holds other ones before it (records were replaced "
        "or filtered); make the case anew from the evidence to get one that can be replayed",
        run.tool, n_runs));
  }
  const auto from = loose.begin() + static_cast<std::ptrdiff_t>(begin);
  std::vector<Loose> taken(from, loose.end());
  loose.erase(from, loose.end());
  return taken;
}

}  // namespace

ReplayPlan plan_replay(const std::vector<RunRecord>& runs) {
  if (runs.empty()) throw DataError("the stream holds no run record: there is nothing to replay");
  ReplayPlan plan;
  std::vector<Loose> loose;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    require_safe(runs[i]);
    ReplayStage stage{i, {}};
    std::uint64_t n_runs = 1;
    const std::uint64_t n_read = runs[i].records_in.of("run");
    for (const Loose& read : take_read(loose, n_read, runs[i])) {
      // Case files that ingest merged are evidence of their own: read, not rebuilt.
      if (runs[i].tool != "ingest") stage.upstream.push_back(read.stage);
      n_runs += read.n_runs;
    }
    loose.push_back({i, n_runs});
    plan.stages.push_back(std::move(stage));
  }
  for (const Loose& rest : loose) plan.last.push_back(rest.stage);
  return plan;
}

}  // namespace cahoots
