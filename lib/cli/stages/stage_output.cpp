#include "cli/stages/stage_output.hpp"

#include <fmt/format.h>

#include "base/big_endian.hpp"
#include "base/hash.hpp"
#include "stats/arithmetic.hpp"

namespace cahoots {
namespace {

/// In front of a row while it is sorted: the place, shorter than in a line.
constexpr std::size_t kPackedPlaceBytes = 4;

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
  append_big_endian(row_, std::uint32_t{place.round} << 16U | place.part);
  row_.append(row);
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
    const std::uint32_t place = load_big_endian_32(row.data());
    line_.clear();
    append_stage_place(line_, {static_cast<std::uint16_t>(place >> 16U),
                               static_cast<std::uint16_t>(place & 0xFFFFU)});
    line_.append(row.substr(kPackedPlaceBytes));
    line_.push_back('\n');
    context_.output().write(line_);
  });
}

}  // namespace cahoots
