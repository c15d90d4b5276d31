#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/case_reader.hpp"
#include "cli/stages/stage_output.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// The kinds of the rows that say what the tasks of map read. Those of the tool come behind them.
constexpr char kStageSegmentRow = 'A';
constexpr char kStageShardRow = 'B';
constexpr char kFirstToolRow = 'C';

/// Adds, for `finish` in `place`, what this task of map read: its files, their bytes and hashes,
/// records, rejects, notes, and the run records of the stream with what stood before each.
void add_stage_evidence(StageOutput& output, StagePlace place, const ToolContext& context,
                        const StageOptions& options, const CaseSummary& summary);

/// Puts together what the tasks of map read, in the order of the shards, into the run record of
/// `finish`, as if one process had read it. One thread.
class StageEvidence {
 public:
  explicit StageEvidence(ToolContext& context) : context_(context) {}

  /// True where the row was one of these.
  bool add(std::string_view row);
  /// Once, before anything is written. Counts the records of the stream as written, too, since the
  /// records of `finish` are read behind them. Throws DataError where slices leave a gap or two
  /// tasks read the same bytes, and where the stream is not complete and --require-complete is
  /// given.
  void finish();

 private:
  void add_shard(std::string_view row);
  void add_segment(std::string_view row);
  void check_completeness();
  void check_slices() const;
  void check_files() const;

  struct Segment {
    TypeCounts counts;
    std::optional<RunRecord> run;
  };
  struct Slice {
    ByteRange range;
    std::uint64_t shard;
  };
  ToolContext& context_;
  RecordParser parser_;
  std::vector<Segment> segments_;                          ///< by shard, then as they stood
  std::vector<std::pair<std::uint64_t, RunRecord>> read_;  ///< what each shard read
  std::map<std::string, std::vector<Slice>> slices_;       ///< by file
};

}  // namespace cahoots
