#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// One step of a tool whose work is divided: `map`, a round of `reduce`, or `finish`.
struct StageStep {
  std::string_view name;                     ///< `map`, `1`, `2`, …, `finish`
  bool is_global = false;                    ///< one task; else any number
  std::vector<std::string_view> reads = {};  ///< the steps whose lines it reads; none for `map`
  std::string_view what = {};                ///< what it does, half a line
  std::string_view keys = {};                ///< the keys of the lines that it reads
  bool has_shared = false;                   ///< rows that each of its tasks reads
};

/// The steps of a tool in their order. The one place from which `--stage plan`, the man page and
/// the scripts for engines take them.
using StagePlan = std::vector<StageStep>;

/// The round in which a step reads: 0 for map, the last for finish. `name` is a step of the plan.
std::uint16_t round_of(const StagePlan& plan, std::string_view name);
/// The steps that read what `name` writes.
std::vector<const StageStep*> readers_of(const StagePlan& plan, std::string_view name);
/// The plan as a table: step, `parted` or `global`, the steps read, what it does; tabs between.
std::string plan_table(const StagePlan& plan);

}  // namespace cahoots
