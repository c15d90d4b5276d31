#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/common_options.hpp"
#include "cli/evidence_names.hpp"
#include "cli/progress.hpp"
#include "cli/reject_log.hpp"
#include "cli/tool_info.hpp"
#include "io/output.hpp"
#include "io/spill_storage.hpp"
#include "platforms/pseudonyms.hpp"
#include "records/run_record.hpp"

namespace cahoots {

/// What a tool works with once its command line is read: the options, the output, the rejects, the
/// progress bar and the run record that grows as it works. Files are checked and the output is
/// opened on construction, before the first input byte is read. Not thread-safe, except for the
/// constant members.
class ToolContext {
 public:
  ToolContext(const ToolInfo& info, const CommonOptions& options, const CommandLine& line,
              const OptionTable& table);

  const ToolInfo& info() const { return info_; }
  const CommonOptions& options() const { return options_; }
  /// Where an engine keeps what does not fit in memory: as --memory and --tmpdir say.
  SpillStorage storage() const { return {options_.temporary_folder, options_.memory_bytes}; }
  unsigned threads() const { return static_cast<unsigned>(options_.threads); }
  const EvidenceNames& evidence_names() const { return names_; }

  /// The content of a seeds, map or themes file, entered into the run record. Throws IoError, and
  /// LimitError over 256 MiB.
  std::string read_auxiliary(const std::string& path);
  /// The same for a list of accounts or addresses, of which with pseudonyms no hash is kept: what
  /// is so short can be guessed.
  std::string read_names(const std::string& path);

  /// From here on the tool does one stage of its work (docs/stages.md): it writes lines instead of
  /// a case stream, keeps the records it reads to itself, and its rejects are counted by `finish`.
  void begin_stage() { is_stage_ = true; }
  bool is_stage() const { return is_stage_; }
  /// Throws DataError where an input could not be read to its end: a stage then writes nothing.
  void require_whole_inputs() const;
  /// From here on records of the tool's own go to `take` instead of the output; null ends it.
  void divert_records(std::function<void(std::string_view lines)> take) {
    divert_ = std::move(take);
  }
  /// Whether what is read is copied and a run record written.
  bool writes_case_stream() const { return info_.writes_case_stream && !is_stage_; }
  /// Enters that only a part of a file was read.
  void note_range(const std::string& name, const ByteRange& range) {
    ranges_.emplace_back(name, range);
  }
  const std::vector<std::pair<std::string, ByteRange>>& ranges() const { return ranges_; }

  /// From here on files have pseudonyms in all that is written, and what an export holds stands in
  /// no reject; messages on stderr keep the real names. To be called before anything is read;
  /// `pseudonyms` must stay as long as anything is read or rejected.
  void use_pseudonyms(const Pseudonyms& pseudonyms);
  /// The name of a file, given as evidence_names() has it, as it stands in the data.
  std::string name_in_data(const std::string& name) const;

  /// Writes lines copied from the input.
  void copy(std::string_view lines) { output_.write(lines); }
  /// Counts lines that were copied.
  void count_copied(const TypeCounts& counts) { run_.records_out.add(counts); }
  /// Writes records of the tool's own, `n_records` lines of one type, unless --only forbids.
  void emit(std::string_view type, std::string_view lines, std::uint64_t n_records = 1);
  /// Whether --only lets records of the type through.
  bool is_selected(std::string_view type) const;
  /// The plain output, for report and stages.
  Output& output() { return output_; }

  void reject(const Reject& reject, const std::string& file_name);
  /// A message on stderr, unless --quiet.
  void message(const std::string& text);
  /// A message on stderr with --verbose.
  void detail(const std::string& text);
  /// Something that could not be done: said, and kept in the run record. Names no file.
  void note(const std::string& text);
  /// An input that is damaged: said even when quiet, and the tool ends with status 1.
  void damaged(const std::string& text);

  ProgressBar& progress() { return *progress_; }
  RunRecord& run() { return run_; }
  const RunRecord& run() const { return run_; }

  /// Writes the run record and closes all files; the exit status.
  ExitStatus finish();

 private:
  void describe_run();
  std::uint64_t total_bytes() const;
  const ToolInfo& info_;
  const CommandLine& line_;
  const OptionTable& table_;
  const Pseudonyms* pseudonyms_ = nullptr;
  CommonOptions options_;
  EvidenceNames names_;
  Output output_;
  RejectLog rejects_;
  std::optional<ProgressBar> progress_;
  RunRecord run_;
  bool is_damaged_ = false;
  bool is_stage_ = false;
  std::function<void(std::string_view lines)> divert_;
  std::vector<std::pair<std::string, ByteRange>> ranges_;
};

}  // namespace cahoots
