#include "analysis/findings/names.hpp"

namespace cahoots {

const std::string& name_of(const CaseAccount& account) {
  return account.handle.empty() ? account.uid : account.handle;
}

AccountNames::AccountNames(const CaseModel& model) {
  for (const ClusterFindings& cluster : model.clusters) {
    for (const MemberFindings& member : cluster.members) {
      handles_.emplace(member.account.uid, &name_of(member.account));
    }
  }
}

const std::string& AccountNames::of(const std::string& account_uid) const {
  const auto handle = handles_.find(account_uid);
  return handle == handles_.end() ? account_uid : *handle->second;
}

}  // namespace cahoots
