#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "cli/option_table.hpp"
#include "cli/tool_info.hpp"

namespace cahoots {

/// The options that every tool has (contract, section 3).
struct CommonOptions {
  std::vector<std::string> files;
  std::string output = "-";
  bool force = false;
  std::vector<std::string> only;
  bool replace = false;
  bool require_complete = false;
  std::string evidence_root;
  std::string rejects;
  std::uint64_t max_errors = std::numeric_limits<std::uint64_t>::max();
  bool strict = false;
  bool keep_going = false;
  std::uint64_t max_record_bytes = std::uint64_t{16} << 20;
  std::uint64_t threads = 0;  ///< 0 = as many as the machine has
  std::uint64_t memory_bytes = 0;
  std::string temporary_folder;
  /// Of each file the lines that begin in part `slice` of `n_slices`; 0 = all of it.
  std::uint64_t slice = 0;
  std::uint64_t n_slices = 0;
  bool progress = false;
  bool quiet = false;
  bool verbose = false;
};

/// Adds them to the table, last, under "Common options".
void add_common_options(OptionTable& table, CommonOptions& options, const ToolInfo& info);

/// The default of --memory: 12 % of the machine's memory or of the limit of the control group
/// (cgroup v2 memory.max, v1 memory.limit_in_bytes), since six tools share a pipe;
/// CAHOOTS_MEMORY overrides it. Throws UsageError where that cannot be read.
std::uint64_t default_memory_bytes();

}  // namespace cahoots
