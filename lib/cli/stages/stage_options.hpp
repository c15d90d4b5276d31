#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/common_options.hpp"
#include "cli/option_table.hpp"
#include "cli/stages/stage_plan.hpp"

namespace cahoots {

/// The options by which a tool is told to do one stage of its work (docs/stages.md).
struct StageOptions {
  std::string stage;  ///< empty: all of the work, in this process
  std::uint64_t round = 0;
  std::string shard;
  std::string slice;
  std::uint64_t n_parts = 64;
  std::string run;

  bool is_given() const { return !stage.empty(); }
  /// The step of the plan: `map`, `1`, …, `finish`.
  std::string step() const { return stage == "reduce" ? std::to_string(round) : stage; }
};

/// Which of how many.
struct StageShard {
  std::uint64_t number = 0;
  std::uint64_t of = 1;
};

/// Adds them to the table, under "Stages".
void add_stage_options(OptionTable& table, StageOptions& options);

/// Throws UsageError where they do not fit each other, the plan or the common options; else enters
/// --slice into the common options.
void check_stage_options(const StageOptions& options, const StagePlan& plan, CommonOptions& common);

/// Enters a value of --slice, which may be empty, into the common options. Throws UsageError where
/// it is malformed or an input is no file.
void set_slice(std::string_view option, const std::string& value, CommonOptions& common);

/// What --shard or --slice says; the first of one where neither is given. Throws UsageError.
StageShard shard_of(const StageOptions& options);

}  // namespace cahoots
