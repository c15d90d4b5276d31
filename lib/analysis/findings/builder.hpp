#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/known_accounts.hpp"
#include "analysis/findings/model.hpp"
#include "analysis/findings/spool.hpp"
#include "analysis/findings/themes.hpp"
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
/// of the records. Memory: O(members, their links and copies, accounts of the case) and 32 MiB; the
/// rest waits in a temporary file. Three readings of it, each linear. One thread.
class FindingsBuilder {
 public:
  /// `temporary_folder` empty: $TMPDIR, else /tmp.
  explicit FindingsBuilder(std::string temporary_folder) : spool_(std::move(temporary_folder)) {}

  /// The accounts of a former report; they must outlive `finish`, and are told of their posts.
  void compare_with(KnownAccounts& known) { known_ = &known; }
  /// Themes to look for; they must outlive `finish`.
  void look_for(const ThemeRules& themes) { themes_ = &themes; }

  void merge(FindingsPart& part);
  /// Once, at the end. Throws IoError where the temporary file fails.
  CaseModel finish(std::vector<RunRecord> runs, bool is_complete, std::string complaint);

 private:
  std::vector<ClusterFindings> joined_clusters();

  FindingsSpool spool_;
  FindingsPart all_;
  const ThemeRules* themes_ = nullptr;
  KnownAccounts* known_ = nullptr;
};

}  // namespace cahoots
