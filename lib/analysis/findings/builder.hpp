#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/model.hpp"
#include "analysis/findings/readings.hpp"
#include "analysis/findings/spool.hpp"
#include "io/spill_storage.hpp"
#include "records/record_view.hpp"
#include "records/run_record.hpp"

namespace cahoots {

/// What one block of a stream gives to a report. One thread; different parts on different threads.
class FindingsPart {
 public:
  void visit(std::string_view type, RecordView& record);

 private:
  friend class FindingsBuilder;
  struct Member {
    std::string cluster_uid;
    MemberFindings findings;
  };
  struct Step {
    std::string cluster_uid;
    ExpansionStep step;
  };
  void visit_member(RecordView& record);
  void visit_cluster(RecordView& record);
  void visit_expansion(RecordView& record);

  std::string spooled_;  ///< posts, accounts, copies, edges, cadence: until the members are known
  std::vector<Member> members_;
  std::vector<ClusterFindings> clusters_;
  std::vector<Step> steps_;
};

/// Builds the model of a case from the parts of its stream. The result does not depend on the order
/// of the records. Memory: what is said of members (their profiles, links, copies, and the names
/// they use) and `storage.memory_bytes`; posts, accounts and references among posts wait in
/// temporary files beyond that. Three readings, each linear, and a sort of what refers to a post.
/// One thread.
class FindingsBuilder {
 public:
  explicit FindingsBuilder(const SpillStorage& storage)
      : storage_(storage),
        spool_(storage.folder, std::min(FindingsSpool::kMemoryBytes, storage.memory_bytes / 4)) {}

  /// What the analyst gave; it must outlive `finish`.
  void compare_with(const AnalystInput& analyst) { analyst_ = analyst; }

  void merge(FindingsPart& part);
  /// Once, at the end. Throws IoError where the temporary file fails.
  CaseModel finish(std::vector<RunRecord> runs, bool is_complete, std::string complaint);

 private:
  std::vector<ClusterFindings> joined_clusters();

  SpillStorage storage_;
  FindingsSpool spool_;
  FindingsPart all_;
  AnalystInput analyst_;
};

}  // namespace cahoots
