#pragma once

#include <string>
#include <vector>

#include "records/run_record.hpp"
#include "records/type_counts.hpp"

namespace cahoots {

/// Follows the `run` records of a stream and tells whether anything is missing: a complete stream
/// ends with the `run` of its last maker, and the counts in it are those of the lines before it.
/// Streams that were put behind one another are each judged by themselves. Memory: O(runs). One
/// thread.
class CompletenessCheck {
 public:
  /// `before`: the records since the last run record (or the start), without `run` itself.
  void add_run(const TypeCounts& before, RunRecord run);
  /// `rest`: the records behind the last run record.
  void finish(const TypeCounts& rest);

  bool is_complete() const { return complaint_.empty(); }
  /// One line that names the stage after which the stream was filtered or cut short; empty where
  /// it is complete.
  const std::string& complaint() const { return complaint_; }
  const std::vector<RunRecord>& runs() const { return runs_; }

 private:
  std::vector<RunRecord> runs_;
  /// prefix_[i]: the records up to and with run i - 1; is_whole_[i]: all of those are accounted
  /// for.
  std::vector<TypeCounts> prefix_{TypeCounts()};
  std::vector<bool> is_whole_{true};
  std::string complaint_;
};

}  // namespace cahoots
