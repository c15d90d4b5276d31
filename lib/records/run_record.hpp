#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/input.hpp"
#include "records/record_view.hpp"
#include "records/type_counts.hpp"

namespace cahoots {

/// The `run` record, the last line that a tool writes: what it read, how, and what came of it
/// (contract, section 1.7). Holds nothing that may differ between two runs on the same evidence.
struct RunRecord {
  std::string tool;
  std::string version;
  /// The options that affect results as they were given, file names relative to the evidence root.
  std::vector<std::string> arguments;
  /// Name and value of every option that affects results, defaults included.
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<FileDigest> inputs;     ///< in the order of reading
  std::vector<FileDigest> auxiliary;  ///< seeds, maps, …: in the order of reading
  TypeCounts records_in;
  TypeCounts records_out;  ///< everything in the output, copied records and this one included
  std::uint64_t rejected = 0;
  std::uint64_t conflicting = 0;
  std::vector<std::string> notes;  ///< what the tool could not do, and why
  bool input_complete = true;
  int exit_status = 0;
};

void append_run_record(std::string& out, const RunRecord& run);
RunRecord read_run_record(RecordView& record);

}  // namespace cahoots
