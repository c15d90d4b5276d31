#include "analysis/findings/control_accounts.hpp"

#include <algorithm>

#include "analysis/findings/names.hpp"
#include "base/error.hpp"
#include "stats/proportion.hpp"

namespace cahoots {

ControlAccounts::ControlAccounts(const std::string& file_name, std::string_view content)
    : accounts_(file_name, content) {
  if (accounts_.is_empty()) throw UsageError(file_name + ": no account in it");
}

void ControlAccounts::saw(Text uid, Text platform, Text handle) {
  if (!is_known(uid) || (uid == last_uid_ && handle == last_handle_)) return;
  last_uid_ = uid;
  last_handle_ = handle;
  for (const std::uint32_t entry : accounts_.matches(uid, platform, handle)) {
    accounts_.note(entry, uid);
  }
}

void ControlAccounts::enter_into(CaseModel& model) const {
  const std::set<std::string> controls = accounts_.accounts();
  ControlCheck check;
  check.n_in_case = controls.size();
  check.unmatched = accounts_.unmatched();
  for (const ClusterFindings& cluster : model.clusters) {
    for (const MemberFindings& member : cluster.members) {
      if (!controls.contains(member.account.uid)) continue;
      check.flagged.push_back(
          {member.account.uid, member.account.handle, cluster.cluster_uid, member.score});
    }
  }
  std::sort(check.flagged.begin(), check.flagged.end(),
            [](const FlaggedControl& a, const FlaggedControl& b) {
              return a.account_uid < b.account_uid;
            });
  if (check.n_in_case > 0) {
    const auto interval = clopper_pearson(check.flagged.size(), check.n_in_case);
    check.rate = static_cast<double>(check.flagged.size()) / static_cast<double>(check.n_in_case);
    check.rate_low = interval.low;
    check.rate_high = interval.high;
  }
  model.controls = std::move(check);
}

}  // namespace cahoots
