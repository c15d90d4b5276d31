#include "cli/stages/stage_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {
namespace {

// 64 x 64 headers are read in no time; with millions of tasks they would be most of the lines.
constexpr std::uint64_t kMostShards = 100000;

StageShard parsed_shard(std::string_view option, std::string_view value) {
  StageShard shard;
  const std::size_t bar = value.find('/');
  const auto number_of = [](std::string_view digits, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  };
  if (bar == std::string_view::npos || !number_of(value.substr(0, bar), shard.number) ||
      !number_of(value.substr(bar + 1), shard.of) || shard.number >= shard.of ||
      shard.of > kMostShards) {
    throw UsageError(fmt::format("{}: '{}' is not I/N with I from 0 to N - 1, N at most {}", option,
                                 value, kMostShards));
  }
  return shard;
}

void require(bool is_so, std::string_view message) {
  if (!is_so) throw UsageError(std::string(message));
}

void check_reduce(const StageOptions& options, const StagePlan& plan) {
  const std::uint64_t n_rounds = plan.size() - 2;
  if (options.round < 1 || options.round > n_rounds) {
    throw UsageError(
        fmt::format("--stage reduce needs --round 1 to {}; --stage plan lists them", n_rounds));
  }
  const StageShard shard = shard_of(options);
  const StageStep& step = plan[options.round];
  if (step.is_global && shard.of > 1) {
    throw UsageError(fmt::format("round {} is one task; leave out --shard", options.round));
  }
  if (shard.of > options.n_parts) {
    throw UsageError(
        fmt::format("--shard: {} tasks cannot share {} parts; raise --parts, alike in "
                    "every stage",
                    shard.of, options.n_parts));
  }
}

}  // namespace

void add_stage_options(OptionTable& table, StageOptions& options) {
  table.begin_group("Stages");
  table.choice("--stage", options.stage, {"plan", "map", "reduce", "finish"}, "STAGE",
               "do one stage of the work, for engines such as Slurm or Dask; plan lists them");
  table.count("--round", options.round, 1, kMostStageRounds, "N", "which round of reduce");
  table.text("--shard", options.shard, "I/N", "this is task I of N of the stage, from 0");
  table.text("--slice", options.slice, "I/N",
             "the same, and map reads of each file the I-th of N parts, cut at line ends");
  table.count("--parts", options.n_parts, 1, kMostStageParts, "P",
              "parts that the keys are dealt into, as many in every stage");
  table.text("--run", options.run, "NAME", "a name of this run; lines of another are refused");
}

StageShard shard_of(const StageOptions& options) {
  if (!options.slice.empty()) return parsed_shard("--slice", options.slice);
  if (!options.shard.empty()) return parsed_shard("--shard", options.shard);
  return {};
}

void set_slice(std::string_view option, const std::string& value, CommonOptions& common) {
  if (value.empty()) return;
  const StageShard slice = parsed_shard(option, value);
  common.slice = slice.number;
  common.n_slices = slice.of;
  require(std::find(common.files.begin(), common.files.end(), "-") == common.files.end(),
          "--slice needs files; standard input cannot be cut");
}

void check_stage_options(const StageOptions& options, const StagePlan& plan,
                         CommonOptions& common) {
  if (!options.is_given()) {
    require(
        options.shard.empty() && options.slice.empty() && options.round == 0 && options.run.empty(),
        "--shard, --slice, --round and --run belong to --stage");
    return;
  }
  require(options.shard.empty() || options.slice.empty(), "--shard and --slice exclude each other");
  require(options.slice.empty() || options.stage == "map",
          "--slice cuts what map reads; the other stages take --shard");
  require(options.round == 0 || options.stage == "reduce", "--round belongs to --stage reduce");
  require(!common.replace,
          "--replace does not go with --stage; drop the records before, with "
          "--replace --only");
  if (options.stage == "reduce") check_reduce(options, plan);
  if (options.stage == "finish") {
    require(options.shard.empty(), "finish is one task; leave out --shard");
  }
  shard_of(options);
  set_slice("--slice", options.slice, common);
}

}  // namespace cahoots
