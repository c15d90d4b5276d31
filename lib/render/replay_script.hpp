#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "records/run_record.hpp"

namespace cahoots {

/// What the rebuilt stream must be; an empty hash: not compared.
struct ExpectedStream {
  std::uint64_t size_bytes = 0;
  std::string sha256;
};

/// A POSIX shell script that takes the folder of the evidence, checks size and SHA-256 of every
/// file that the runs read, runs the same tools with the same arguments, checks versions and exit
/// statuses, and writes the rebuilt stream. Runs that were put behind one another are told apart
/// by the number of run records that each later tool read.
///
/// A case file may have been made to do harm: names that leave the evidence folder, tools other
/// than cahoots' own and options that write files are refused, everything else is quoted.
/// Throws DataError where the runs cannot be replayed. O(runs).
std::string replay_script(const std::vector<RunRecord>& runs, const ExpectedStream& expected);

/// The word in single quotes, so that a POSIX shell takes it as it is. Throws DataError for a NUL.
std::string shell_quoted(std::string_view word);

}  // namespace cahoots
