#pragma once

#include <cstddef>
#include <vector>

#include "records/run_record.hpp"

namespace cahoots {

/// A run and the runs whose output it read, as indices.
struct ReplayStage {
  std::size_t run = 0;
  std::vector<std::size_t> upstream;
};

/// The stages in the order of the records, and the ones whose output is the stream, in order.
struct ReplayPlan {
  std::vector<ReplayStage> stages;
  std::vector<std::size_t> last;
};

/// Finds out which run read which. Throws DataError where the counts of run records do not fit, and
/// for a run that is unsafe to repeat (see replay_script).
ReplayPlan plan_replay(const std::vector<RunRecord>& runs);

}  // namespace cahoots
