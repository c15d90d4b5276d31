#include "cli/stages/stage_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "records/completeness.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {
namespace {

void write_stage_counts(StageRowWriter& writer, const TypeCounts& counts) {
  writer.number(counts.items().size());
  for (const auto& [type, count] : counts.items()) writer.text(type).number(count);
}

TypeCounts read_stage_counts(StageRowReader& reader) {
  TypeCounts counts;
  std::string kept;
  for (std::uint64_t n = reader.number(); n > 0; --n) {
    const std::string type(reader.text(kept));
    counts.add(type, reader.number());
  }
  return counts;
}

std::string run_text(const RunRecord& run) {
  std::string line;
  append_run_record(line, run);
  line.pop_back();
  return line;
}

RunRecord run_of(std::string_view text, RecordParser& parser) {
  auto record = parser.parse_copy(text);
  if (!record) throw DataError("a stage line holds no run record where one belongs");
  return read_run_record(*record);
}

}  // namespace

void add_stage_evidence(StageOutput& output, StagePlace place, const ToolContext& context,
                        const StageOptions& options, const CaseSummary& summary) {
  const std::uint64_t shard = shard_of(options).number;
  std::string row;
  for (std::size_t i = 0; i < summary.segments.size(); ++i) {
    const CaseSegment& segment = summary.segments[i];
    StageRowWriter writer(row, kStageSegmentRow);
    writer.number(shard).number(i).text(segment.run ? run_text(*segment.run) : std::string());
    write_stage_counts(writer, segment.counts);
    output.add(place, row);
  }
  StageRowWriter writer(row, kStageShardRow);
  writer.number(shard).text(run_text(context.run())).number(context.ranges().size());
  for (const auto& [name, range] : context.ranges()) {
    writer.text(name).number(range.begin_bytes).number(range.end_bytes).number(range.of_bytes);
  }
  output.add(place, row);
}

bool StageEvidence::add(std::string_view row) {
  if (row.front() == kStageSegmentRow) {
    add_segment(row);
  } else if (row.front() == kStageShardRow) {
    add_shard(row);
  } else {
    return false;
  }
  return true;
}

void StageEvidence::add_segment(std::string_view row) {
  StageRowReader reader(row);
  std::string kept;
  Segment segment;
  reader.number();
  reader.number();
  const std::string_view run = reader.text(kept);
  if (!run.empty()) segment.run = run_of(run, parser_);
  segment.counts = read_stage_counts(reader);
  segments_.push_back(std::move(segment));
}

void StageEvidence::add_shard(std::string_view row) {
  StageRowReader reader(row);
  std::string kept;
  const std::uint64_t shard = reader.number();
  read_.emplace_back(shard, run_of(reader.text(kept), parser_));
  for (std::uint64_t n = reader.number(); n > 0; --n) {
    const std::string name(reader.text(kept));
    ByteRange range;
    range.begin_bytes = reader.number();
    range.end_bytes = reader.number();
    range.of_bytes = reader.number();
    slices_[name].push_back({range, shard});
  }
}

void StageEvidence::check_slices() const {
  for (const auto& [name, slices] : slices_) {
    std::uint64_t next_bytes = 0;
    for (const Slice& slice : slices) {
      if (slice.range.of_bytes != slices.front().range.of_bytes) {
        throw DataError(
            fmt::format("{}: had {} bytes when shard {} read it, and {} when shard {} "
                        "did; start again",
                        name, slices.front().range.of_bytes, slices.front().shard,
                        slice.range.of_bytes, slice.shard));
      }
      if (slice.range.begin_bytes != next_bytes) {
        throw DataError(
            fmt::format("{}: bytes {} to {} were read by no shard or by two (--slice "
                        "cuts files, --shard takes them whole)",
                        name, std::min(next_bytes, slice.range.begin_bytes),
                        std::max(next_bytes, slice.range.begin_bytes)));
      }
      next_bytes = slice.range.end_bytes;
    }
    if (next_bytes != slices.back().range.of_bytes) {
      throw DataError(fmt::format("{}: bytes {} to {} were read by no shard", name, next_bytes,
                                  slices.back().range.of_bytes));
    }
  }
}

/// Whole files that two tasks read: the sign of a --shard that was meant to be a --slice.
void StageEvidence::check_files() const {
  std::map<std::pair<std::string, std::string>, std::uint64_t> known;
  for (const auto& [shard, run] : read_) {
    for (const FileDigest& file : run.inputs) {
      if (file.sha256.empty() || file.size_bytes == 0) continue;
      const auto [other, is_new] = known.emplace(std::pair(file.name, file.sha256), shard);
      if (is_new || other->second == shard) continue;
      throw DataError(
          fmt::format("{}: was read by shards {} and {} alike (--slice cuts files, "
                      "--shard takes them whole)",
                      file.name, other->second, shard));
    }
  }
}

void StageEvidence::check_completeness() {
  CompletenessCheck check;
  TypeCounts pending;
  for (Segment& segment : segments_) {
    pending.add(segment.counts);
    if (!segment.run) continue;
    check.add_run(pending, std::move(*segment.run));
    pending = TypeCounts();
  }
  check.finish(pending);
  if (check.is_complete()) return;
  if (context_.options().require_complete) throw DataError(check.complaint());
  context_.message("warning: " + check.complaint());
  context_.run().input_complete = false;
}

void StageEvidence::finish() {
  check_slices();
  check_files();
  check_completeness();
  RunRecord& run = context_.run();
  for (const auto& [shard, read] : read_) {
    run.inputs.insert(run.inputs.end(), read.inputs.begin(), read.inputs.end());
    run.records_in.add(read.records_in);
    run.rejected += read.rejected;
    run.notes.insert(run.notes.end(), read.notes.begin(), read.notes.end());
  }
  for (const auto& [type, count] : run.records_in.items()) {
    if (context_.is_selected(type)) run.records_out.add(type, count);
  }
  if (run.rejected > 0) {
    context_.message(
        fmt::format("{} lines could not be used; the messages of map say why", run.rejected));
  }
}

}  // namespace cahoots
