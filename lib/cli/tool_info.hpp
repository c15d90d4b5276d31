#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/stages/stage_plan.hpp"

namespace cahoots {

/// A worked example: what it does and the command, on one line or several.
struct ToolExample {
  std::string purpose;
  std::string command;
};

/// What a tool is, for --help, its man page, the completions and the run record.
struct ToolInfo {
  std::string name;
  std::string summary;      ///< half a line, lower case, no final stop
  std::string description;  ///< a paragraph
  std::vector<ToolExample> examples;
  std::vector<std::string_view> emits;  ///< record types that it makes, without `run`
  StagePlan stages = {};                ///< of --stage; empty where the work is not divided
  bool reads_case_stream = true;        ///< false for ingest, which reads exports
  bool writes_case_stream = true;       ///< false for report, which renders
};

}  // namespace cahoots
