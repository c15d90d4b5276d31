#pragma once

#include <string>
#include <vector>

#include "cli/tool_context.hpp"
#include "render/text_account.hpp"

namespace cahoots {

/// Reads the inputs of a tool as a case stream and gives what its `cadence` records say of the
/// account that `word` names: a uid (`x:1234`), a handle (`@name`, `x:@name`, or `name` alone), or
/// the address of a profile. A handle that several platforms know gives all of them, by uid.
/// Throws UsageError for what can name no account, and DataError where there is no such account
/// (with the nearest name) or no cadence record of it. Memory: names of the accounts, and 32 MiB.
std::vector<AccountRhythm> read_account_rhythms(ToolContext& context, const std::string& word);

}  // namespace cahoots
