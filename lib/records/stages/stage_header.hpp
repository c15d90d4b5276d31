#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/record_view.hpp"

namespace cahoots {

/// Raised with any change of what stage lines hold.
constexpr std::int64_t kStageVersion = 1;

/// What all stages of one run have in common. Lines are never mixed where any of it differs.
struct StageIdentity {
  std::string tool;
  std::string version;  ///< of the tool
  std::string run;      ///< a name that who starts the stages gives it; may be empty
  std::uint64_t n_parts = 1;
  std::vector<std::pair<std::string, std::string>> parameters;  ///< options that affect results
  std::string auxiliary;  ///< a hash of what --holidays and its like hold; empty where none is read
  std::string arithmetic;  ///< arithmetic_fingerprint()
};

/// Sums that a stage counted over all it read, by name.
using StageTotals = std::vector<std::pair<std::string, std::uint64_t>>;

/// What one task wrote for one part of a round, said in a line before its rows.
struct StageHeader {
  StageIdentity identity;
  std::string from;  ///< the step: `map`, `1`, …
  std::uint64_t shard = 0;
  std::uint64_t n_shards = 1;
  std::uint64_t n_lines = 0;  ///< rows, without this line
  std::uint64_t sum = 0;      ///< of hash64 of each line without its LF, modulo 2^64
  StageTotals totals;
};

/// The row of a header: its kind and a JSON object.
void append_stage_header(std::string& row, const StageHeader& header);

/// Reads it back. Throws DataError where it is none, or of another kStageVersion.
StageHeader read_stage_header(std::string_view row, RecordParser& parser);

/// What is not the same in both, for a message: `min-posts is 20 there, 30 here`. Empty where
/// nothing is.
std::string difference_between(const StageIdentity& there, const StageIdentity& here);

}  // namespace cahoots
