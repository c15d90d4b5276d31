#pragma once

#include <string>
#include <unordered_map>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// What readers call the members of all networks of a case. The model must outlive it. Immutable.
class AccountNames {
 public:
  explicit AccountNames(const CaseModel& model);
  /// The handle of the account; the uid where it has none or is no member.
  const std::string& of(const std::string& account_uid) const;

 private:
  std::unordered_map<std::string, const std::string*> handles_;
};

/// The handle of the account, else its uid.
const std::string& name_of(const CaseAccount& account);

}  // namespace cahoots
