#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/tool_context.hpp"
#include "io/row_sort.hpp"
#include "records/stages/stage_header.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {

/// What all stages of this run have in common, from the options as given and the files read so far
/// through the context.
StageIdentity stage_identity(const ToolContext& context, const StageOptions& options);

/// The lines that one task of a stage writes: collected, sorted, and written behind their headers,
/// so that whoever reads them knows what to expect. Nothing is written before write(). Memory: half
/// of --memory, then --tmpdir. One thread.
class StageOutput {
 public:
  StageOutput(ToolContext& context, const StageOptions& options, const StagePlan& plan);

  /// How many parts a key is dealt into that goes to a parted round.
  std::uint16_t n_parts() const { return n_parts_; }
  /// `row`: kind and fields (StageRowWriter). The place must belong to a round that reads this
  /// stage.
  void add(StagePlace place, std::string_view row);
  /// A line of a later round that is only passed on, with its header.
  void pass_on(StagePlace place, std::string_view row) { keep(place, row); }
  /// Adds to a sum that stands in each header.
  void add_total(const std::string& name, std::uint64_t count) { totals_[name] += count; }
  /// Writes everything to the tool's output. Once. Throws DataError where an input was damaged.
  void write();

 private:
  struct Tally {
    std::uint64_t n_lines = 0;
    std::uint64_t sum = 0;
  };
  void keep(StagePlace place, std::string_view row);
  void add_headers();

  ToolContext& context_;
  StageHeader header_;
  std::uint16_t n_parts_;
  RowSort rows_;
  std::map<StagePlace, Tally> tallies_;  ///< of every place that this stage may send to
  std::map<std::string, std::uint64_t> totals_;
  std::string row_;
  std::string line_;
};

}  // namespace cahoots
