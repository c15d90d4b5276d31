#pragma once

#include <string>

#include "analysis/cadence/cadence.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Appends the `cadence` record of an account, a line.
void append_account_cadence(std::string& out, AccountCadence& account, Text uid);

}  // namespace cahoots
