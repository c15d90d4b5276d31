#include "cli/stages/stage_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "stats/arithmetic.hpp"

namespace cahoots {
namespace {

/// In front of a row while it is sorted: the place, shorter than in a line, and the kind without
/// its tab, so that of the eight bytes that the sort holds apart four are the first field's.
constexpr std::size_t kPackedPlaceBytes = 3;
static_assert(kSharedStagePart < 1U << 16U);

void append_packed_place(std::string& row, StagePlace place) {
  row.push_back(static_cast<char>(place.round));
  row.push_back(static_cast<char>(place.part >> 8U));
  row.push_back(static_cast<char>(place.part & 0xFFU));
}

StagePlace packed_place_of(std::string_view row) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(row[i]); };
  return {byte(0), static_cast<std::uint16_t>(byte(1) << 8U | byte(2))};
}

}  // namespace

StageIdentity stage_identity(const ToolContext& context, const StageOptions& options) {
  StageIdentity identity;
  identity.tool = context.run().tool;
  identity.version = context.run().version;
  identity.run = options.run;
  identity.n_parts = options.n_parts;
  identity.parameters = context.run().parameters;
  for (const FileDigest& file : context.run().auxiliary) identity.auxiliary.append(file.sha256);
  identity.arithmetic = fmt::format("{:016x}", arithmetic_fingerprint());
  return identity;
}

StageOutput::StageOutput(ToolContext& context, const StageOptions& options, const StagePlan& plan)
    : context_(context),
      n_parts_(static_cast<std::uint16_t>(options.n_parts)),
      rows_(context.storage().folder, context.storage().memory_bytes / 2) {
  const StageShard shard = shard_of(options);
  header_.identity = stage_identity(context, options);
  header_.from = options.step();
  header_.shard = shard.number;
  header_.n_shards = shard.of;
  for (const StageStep* reader : readers_of(plan, header_.from)) {
    const std::uint16_t round = round_of(plan, reader->name);
    const std::uint16_t n_parts = reader->is_global ? 1 : n_parts_;
    for (std::uint16_t part = 0; part < n_parts; ++part) tallies_[{round, part}] = {};
    if (reader->has_shared) tallies_[{round, kSharedStagePart}] = {};
  }
}

void StageOutput::add(StagePlace place, std::string_view row) {
  line_.clear();
  append_stage_place(line_, place);
  line_.append(row);
  Tally& tally = tallies_.at(place);
  ++tally.n_lines;
  tally.sum += hash64(line_);
  keep(place, row);
}

void StageOutput::keep(StagePlace place, std::string_view row) {
  row_.clear();
  append_packed_place(row_, place);
  row_.push_back(row.front());
  row_.append(row.substr(std::min<std::size_t>(row.size(), 2)));
  rows_.add(row_);
}

void StageOutput::add_headers() {
  header_.totals.assign(totals_.begin(), totals_.end());
  std::string row;
  for (const auto& [place, tally] : tallies_) {
    header_.n_lines = tally.n_lines;
    header_.sum = tally.sum;
    row.clear();
    append_stage_header(row, header_);
    keep(place, row);
  }
}

void StageOutput::write() {
  context_.require_whole_inputs();
  add_headers();
  rows_.for_each([&](std::string_view row) {
    line_.clear();
    append_stage_place(line_, packed_place_of(row));
    line_.push_back(row[kPackedPlaceBytes]);
    line_.push_back('\t');
    line_.append(row.substr(kPackedPlaceBytes + 1));
    line_.push_back('\n');
    context_.output().write(line_);
  });
}

}  // namespace cahoots
