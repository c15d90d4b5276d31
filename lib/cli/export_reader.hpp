#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "cli/tool_context.hpp"
#include "platforms/format.hpp"
#include "platforms/intake.hpp"
#include "platforms/mapping.hpp"

namespace cahoots {

/// How ingest reads its files.
struct ExportOptions {
  std::vector<Mapping> mappings;
  const Format* forced = nullptr;  ///< --from
  Intake intake;
  bool with_hash = true;  ///< false: --no-hash
  /// Posts to write at most; the inputs are read to their ends all the same.
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
};

/// Reads all inputs as exports, writes the first occurrence of every post in the order of the
/// input, then one record per account, sorted by uid. Later occurrences are counted, and as
/// conflicting where their account, time, text or type differs. A file that no format fits is
/// damaged input: it is reported and the others are read. Parsing runs on all threads, the output
/// does not depend on how many. Memory: 16 to 32 B per post, about 800 B per account, and a block
/// per thread.
void read_exports(ToolContext& context, const ExportOptions& options);

}  // namespace cahoots
