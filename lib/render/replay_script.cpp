#include "render/replay_script.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/error.hpp"
#include "render/replay_opening.hpp"
#include "render/replay_plan.hpp"

namespace cahoots {
namespace {

/// Writes the part of the script that belongs to one investigation.
class ScriptWriter {
 public:
  ScriptWriter(const std::vector<RunRecord>& runs, const ReplayPlan& plan)
      : runs_(runs), plan_(plan), commands_(runs.size()) {}

  std::string write(const ExpectedStream& expected) {
    out_ = replay_opening();
    out_.append("\n# The tools.\n");
    for (const RunRecord& run : runs_) {
      line("need {} {}", shell_quoted(run.tool), shell_quoted(run.version));
    }
    out_.append("\n# The evidence.\n");
    for (const ReplayStage& stage : plan_.stages) write_evidence(stage);
    line("[ ! -s \"$work/failed\" ] || fail 'the evidence is not the same; nothing was run'");
    out_.append("\n# The stages.\n");
    for (const ReplayStage& stage : plan_.stages) write_stage(stage);
    out_.append("\n# The stream.\n");
    line("{} >\"$work/stream\"", all_of(plan_.last));
    line("[ ! -s \"$work/failed\" ] || fail 'a stage did not end as recorded'");
    write_comparison(expected);
    write_end();
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_.push_back('\n');
  }

  /// Whether the inputs of the run are evidence, rather than what earlier stages made.
  bool reads_evidence(const ReplayStage& stage) const { return stage.upstream.empty(); }

  void write_place(std::size_t stage, const FileDigest& file, std::string_view target) {
    line("place {} {} {} {} {}", stage + 1, shell_quoted(file.name), shell_quoted(target),
         file.size_bytes, file.sha256);
  }

  void write_evidence(const ReplayStage& stage) {
    const RunRecord& run = runs_[stage.run];
    line("mkdir -- \"$work/{}\" || fail 'no room for links'", stage.run + 1);
    for (const FileDigest& file : run.auxiliary) {
      // A pipe cannot be read twice: the script has nothing to feed it with.
      if (file.name == "-") {
        throw DataError(
            fmt::format("{} read an auxiliary file from a pipe, which a replay cannot "
                        "repeat",
                        run.tool));
      }
      write_place(stage.run, file, file.name);
    }
    if (!reads_evidence(stage)) return;
    for (const FileDigest& file : run.inputs) {
      // A slash keeps it apart from every recorded name of one component; none begins with '.'.
      write_place(stage.run, file, file.name == "-" ? ".stdin/-" : file.name);
    }
  }

  std::string all_of(const std::vector<std::size_t>& stages) const {
    if (stages.size() == 1) return commands_[stages.front()];
    std::string all = "{ ";
    for (const std::size_t stage : stages) all.append(commands_[stage]).append("; ");
    return all + "}";
  }

  void write_stage(const ReplayStage& stage) {
    const RunRecord& run = runs_[stage.run];
    std::string command =
        fmt::format("run {} {} {}", stage.run + 1, run.exit_status, shell_quoted(run.tool));
    for (const std::string& argument : run.arguments) {
      command.append(" ").append(shell_quoted(argument));
    }
    command.append(" --evidence-root .");
    bool has_pipe = false;
    std::string files;
    for (const FileDigest& file : run.inputs) {
      const bool is_pipe = file.name == "-";
      has_pipe = has_pipe || is_pipe;
      files.append(" ").append(is_pipe ? "-" : shell_quoted("./" + file.name));
    }
    write_made_inputs(stage);
    const std::string function = fmt::format("stage_{}", stage.run + 1);
    const bool has_stdin_file = has_pipe && reads_evidence(stage);
    line("{}() ({} {}{})", function, command, files,
         has_stdin_file ? fmt::format(" <\"$work/{}/.stdin/-\"", stage.run + 1)
                        : std::string(has_pipe ? "" : " </dev/null"));
    const bool is_piped = has_pipe && !reads_evidence(stage);
    commands_[stage.run] =
        is_piped ? fmt::format("{} | {}", all_of(piped_upstream(stage)), function) : function;
  }

  /// Streams that a later tool read from files: made first, under the recorded names.
  void write_made_inputs(const ReplayStage& stage) {
    if (reads_evidence(stage)) return;
    const RunRecord& run = runs_[stage.run];
    const bool is_one_to_one = run.inputs.size() == stage.upstream.size();
    if (!is_one_to_one && run.inputs.size() != 1) {
      throw DataError(
          fmt::format("{} read {} files that hold {} streams; which is which cannot be "
                      "told, so that a replay cannot rebuild them",
                      run.tool, run.inputs.size(), stage.upstream.size()));
    }
    for (std::size_t i = 0; i < run.inputs.size(); ++i) {
      const FileDigest& file = run.inputs[i];
      if (file.name == "-") continue;
      const std::string made =
          is_one_to_one ? commands_[stage.upstream[i]] : all_of(stage.upstream);
      line("made=\"$work/{}/\"{}", stage.run + 1, shell_quoted(file.name));
      line("mkdir -p -- \"${{made%/*}}\"");
      line("{} >\"$made\"", made);
      line("same {} {} {} {}", stage.run + 1, shell_quoted(file.name), file.size_bytes,
           file.sha256);
    }
  }

  std::vector<std::size_t> piped_upstream(const ReplayStage& stage) const {
    const RunRecord& run = runs_[stage.run];
    if (run.inputs.size() != stage.upstream.size()) return stage.upstream;
    for (std::size_t i = 0; i < run.inputs.size(); ++i) {
      if (run.inputs[i].name == "-") return {stage.upstream[i]};
    }
    return stage.upstream;
  }

  void write_comparison(const ExpectedStream& expected) {
    if (expected.sha256.empty()) {
      line(
          "printf 'replay: rebuilt %s bytes, SHA-256 %s; the original was compressed, so that it "
          "was not compared\\n' \"$(size_of \"$work/stream\")\" \"$(hash_of \"$work/stream\")\" "
          ">&2");
      return;
    }
    line("if [ \"$(hash_of \"$work/stream\")\" != {} ]; then", expected.sha256);
    line(
        "  fail 'the rebuilt stream differs from the one that this script was made from ({} bytes, "
        "SHA-256 {})'",
        expected.size_bytes, expected.sha256);
    line("fi");
    line("printf 'replay: identical: {} bytes, SHA-256 {}\\n' >&2", expected.size_bytes,
         expected.sha256);
  }

  void write_end() {
    line("if [ -n \"$output\" ]; then");
    line("  cp -- \"$work/stream\" \"$output\" || fail \"$output cannot be written\"");
    line("else");
    line("  cat -- \"$work/stream\" || fail 'standard output cannot be written'");
    line("fi");
  }

  const std::vector<RunRecord>& runs_;
  const ReplayPlan& plan_;
  std::vector<std::string> commands_;  ///< what gives each stage's output
  std::string out_;
};

}  // namespace

std::string shell_quoted(std::string_view word) {
  std::string out = "'";
  for (const char c : word) {
    if (c == '\0')
      throw DataError("a run record holds a NUL character, which no shell can pass on");
    if (c == '\'')
      out.append("'\\''");
    else
      out.push_back(c);
  }
  out.push_back('\'');
  return out;
}

std::string replay_script(const std::vector<RunRecord>& runs, const ExpectedStream& expected) {
  const ReplayPlan plan = plan_replay(runs);
  return ScriptWriter(runs, plan).write(expected);
}

}  // namespace cahoots
