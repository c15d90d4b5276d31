#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/dossier/model.hpp"
#include "analysis/findings/model.hpp"
#include "analysis/findings/spool.hpp"
#include "io/spill_storage.hpp"
#include "platforms/account_list.hpp"
#include "records/record_view.hpp"
#include "records/run_record.hpp"

namespace cahoots {

/// What one block of a stream gives to the answer for an account. One thread; different parts on
/// different threads.
class DossierPart {
 public:
  void visit(const AccountList& wanted, std::string_view type, RecordView& record);

 private:
  friend class DossierBuilder;
  struct Member {
    std::string cluster_uid;
    MemberFindings findings;
  };
  void visit_name(const AccountList& wanted, Text uid, Text platform, Text handle);
  void visit_member(RecordView& record);
  void visit_expansion(RecordView& record);

  std::string spooled_;  ///< lines of what is read again once it is known which account is meant
  std::vector<std::pair<std::string, std::string>> matches_;  ///< uid and handle, each pair once
  std::unordered_set<std::uint64_t> seen_;
  std::vector<Member> members_;
  std::vector<ClusterFindings> clusters_;  ///< without their members
  std::vector<ExpansionStep> steps_;
};

/// Builds the answer for the accounts of one name from the parts of a stream. The result does not
/// depend on the order of the records. Memory: the members of all networks, the steps from the
/// seeds, what the account shares with others, and 64 MiB; the rest waits in temporary files. Three
/// readings of them, each linear. One thread.
class DossierBuilder {
 public:
  /// Of `storage` the folder, and at most 64 MiB of its memory.
  explicit DossierBuilder(const SpillStorage& storage);

  void merge(DossierPart& part);
  bool has_match() const { return !handles_.empty(); }
  /// All uids and handles of the case, sorted, from one more reading: for the message where nothing
  /// matched. Memory: these names.
  std::vector<std::string> all_names();
  /// Once, at the end. Precondition: has_match(). Throws IoError where a temporary file fails.
  AccountAnswer finish(std::string word, const std::vector<RunRecord>& runs, bool is_complete,
                       std::string complaint);

 private:
  std::vector<ClusterFindings> joined_networks();

  SpillStorage storage_;
  FindingsSpool spool_;
  DossierPart all_;
  std::map<std::string, std::string> handles_;  ///< of the accounts that match, by uid
};

}  // namespace cahoots
