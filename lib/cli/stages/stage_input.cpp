#include "cli/stages/stage_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <queue>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace cahoots {

StageInput::StageInput(ToolContext& context, const StageOptions& options, const StagePlan& plan)
    : context_(context),
      step_(plan.at(round_of(plan, options.step()))),
      identity_(stage_identity(context, options)),
      round_(round_of(plan, options.step())) {
  const std::vector<std::string>& files = context.options().files;
  is_stream_ = files.size() == 1 && files.front() == "-";
  const StageShard shard = step_.is_global ? StageShard{} : shard_of(options);
  const std::uint64_t n_parts = step_.is_global ? 1 : options.n_parts;
  const std::uint64_t end = (shard.number + 1) * n_parts / shard.of;
  for (std::uint64_t part = shard.number * n_parts / shard.of; part < end; ++part) {
    parts_.push_back(static_cast<std::uint16_t>(part));
  }
  if (step_.has_shared) parts_.push_back(kSharedStagePart);
  open(files);
}

void StageInput::open_parts(const std::string& file, std::uint16_t first, std::uint16_t last) {
  streams_.emplace_back(file, StagePlace{round_, first}, StagePlace{round_, last},
                        context_.options().max_record_bytes);
}

void StageInput::open(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (is_stream_) {
      streams_.emplace_back(file, StagePlace{}, StagePlace{kMostStageRounds, kSharedStagePart},
                            context_.options().max_record_bytes);
      continue;
    }
    const std::size_t n_own = parts_.size() - (step_.has_shared ? 1 : 0);
    open_parts(file, parts_.front(), parts_.at(n_own - 1));
    if (step_.has_shared) open_parts(file, kSharedStagePart, kSharedStagePart);
  }
  sources_.resize(streams_.size());
}

void StageInput::fail(const StageStream& stream, const std::string& what) const {
  throw DataError(
      fmt::format("{}: {}", stream.path() == "-" ? "standard input" : stream.path(), what));
}

bool StageInput::reads(std::string_view from) const {
  return std::find(step_.reads.begin(), step_.reads.end(), from) != step_.reads.end();
}

/// Calls `visit` for each line of all streams, in order; of equal ones the first stream first.
void StageInput::merge(const std::function<void(std::size_t stream)>& visit) {
  const auto comes_later = [this](std::size_t a, std::size_t b) {
    const int order = streams_[a].line().compare(streams_[b].line());
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_later)> waiting(
      comes_later);
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    if (streams_[i].next()) waiting.push(i);
  }
  while (!waiting.empty()) {
    const std::size_t first = waiting.top();
    waiting.pop();
    visit(first);
    if (streams_[first].next()) waiting.push(first);
  }
}

void StageInput::for_each(
    const std::function<void(std::string_view row)>& visit,
    const std::function<void(StagePlace place, std::string_view row)>& passed_on) {
  merge([&](std::size_t stream) { take(stream, visit, passed_on); });
  finish();
}

void StageInput::take(std::size_t stream, const std::function<void(std::string_view)>& visit,
                      const std::function<void(StagePlace, std::string_view)>& passed_on) {
  const StageStream& from = streams_[stream];
  const StagePlace place = from.place();
  if (place.round > round_ && passed_on) return passed_on(place, from.row());
  if (place.round != round_) {
    fail(from, fmt::format("lines of round {}, not of {}", place.round, round_));
  }
  if (!std::binary_search(parts_.begin(), parts_.end(), place.part)) {
    fail(from, fmt::format("lines of part {}, which is another task's", place.part));
  }
  if (n_begun_ == 0 || place.part != part_at_work()) begin_part(from);
  if (from.row().front() == kStageHeader) return take_header(stream);
  Source& source = sources_[stream];
  if (source.n_lines == source.n_lines_seen) {
    fail(from, fmt::format("more lines in part {} than its headers say", place.part));
  }
  ++source.n_lines_seen;
  source.sum_seen += hash64(from.line());
  visit(from.row());
}

void StageInput::begin_part(const StageStream& stream) {
  if (n_begun_ > 0) finish_part();
  if (stream.place().part != parts_.at(n_begun_)) {
    throw DataError(fmt::format("nothing of part {} of round {}: a file is missing",
                                parts_.at(n_begun_), round_));
  }
  ++n_begun_;
  std::fill(sources_.begin(), sources_.end(), Source{});
  shards_.clear();
}

void StageInput::take_header(std::size_t stream) {
  const StageStream& from = streams_[stream];
  StageHeader header;
  try {
    header = read_stage_header(from.row(), parser_);
  } catch (const DataError& error) {
    fail(from, error.what());
  }
  if (const std::string found = difference_between(header.identity, identity_); !found.empty()) {
    fail(from, fmt::format("made by another run: {}", found));
  }
  if (!reads(header.from)) {
    fail(from, fmt::format("lines of step {}, which {} does not read", header.from, step_.name));
  }
  const auto [known, is_new] = n_shards_.emplace(header.from, header.n_shards);
  if (known->second != header.n_shards || header.shard >= header.n_shards) {
    fail(from, fmt::format("shard {} of {} of step {}, where others are of {}", header.shard,
                           header.n_shards, header.from, known->second));
  }
  if (!shards_[header.from].insert(header.shard).second) {
    fail(from, fmt::format("shard {} of step {} is there twice", header.shard, header.from));
  }
  sources_[stream].n_lines += header.n_lines;
  sources_[stream].sum += header.sum;
  if (n_begun_ > 1) return;
  for (const auto& [name, total] : header.totals) totals_[{header.from, name}] += total;
}

void StageInput::require_shards() const {
  for (const std::string_view from : step_.reads) {
    const auto n_shards = n_shards_.find(std::string(from));
    if (n_shards == n_shards_.end()) {
      throw DataError(fmt::format("nothing of step {}, which {} reads too", from, step_.name));
    }
    const auto there = shards_.find(std::string(from));
    for (std::uint64_t shard = 0; shard < n_shards->second; ++shard) {
      if (there != shards_.end() && there->second.contains(shard)) continue;
      throw DataError(
          fmt::format("shard {} of {} of step {} is missing", shard, n_shards->second, from));
    }
  }
}

void StageInput::finish_part() {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    const Source& source = sources_[i];
    if (source.n_lines == source.n_lines_seen && source.sum == source.sum_seen) continue;
    fail(streams_[i], source.n_lines != source.n_lines_seen
                          ? fmt::format("{} lines of {} in part {}: the file is cut",
                                        source.n_lines_seen, source.n_lines, part_at_work())
                          : fmt::format("lines of part {} were changed since they were written",
                                        part_at_work()));
  }
  require_shards();
}

void StageInput::finish() {
  if (n_begun_ > 0) finish_part();
  if (n_begun_ == parts_.size()) return;
  const std::string steps = fmt::format("{}", fmt::join(step_.reads, " and "));
  throw DataError(
      n_begun_ == 0 ? fmt::format("no lines for round {} in the input; it reads {}", round_, steps)
                    : fmt::format("nothing of part {} of round {}: the input is cut",
                                  parts_.at(n_begun_), round_));
}

std::uint64_t StageInput::total(std::string_view from, std::string_view name) const {
  const auto known = totals_.find({std::string(from), std::string(name)});
  return known == totals_.end() ? 0 : known->second;
}

}  // namespace cahoots
