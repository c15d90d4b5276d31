#pragma once

#include <string>

#include "analysis/cadence/cadence.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Whose record it is: one of the two uids, and what the handle says.
struct CadenceSubject {
  Text account_uid;
  Text cluster_uid;
  Text handle_pattern;
};

/// Appends a `cadence` record, a line.
void append_subject_cadence(std::string& out, AccountCadence& account,
                            const CadenceSubject& subject);

}  // namespace cahoots
