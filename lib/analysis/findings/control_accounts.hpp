#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/findings/model.hpp"
#include "platforms/account_list.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Control accounts: those that the analyst knows to be uninvolved. How many of them the networks
/// hold measures how often the innocent are listed. One thread.
class ControlAccounts {
 public:
  /// An account list (platforms/account_list.hpp). Throws UsageError, naming file and line.
  ControlAccounts(const std::string& file_name, std::string_view content);

  /// An account or the author of a post, as the case has it.
  void saw(Text uid, Text platform, Text handle);
  /// Fills `model.controls`.
  void enter_into(CaseModel& model) const;

 private:
  AccountList accounts_;
  std::string last_uid_;  ///< the author of the post before: most are looked up once in a row
  std::string last_handle_;
};

}  // namespace cahoots
