#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/dossier/model.hpp"
#include "cli/tool_context.hpp"
#include "render/text_report.hpp"

namespace cahoots {

/// Reads the inputs of a tool as a case stream and answers why the account is in it that `word`
/// names: a uid (`x:1234`), a handle (`@name`, `x:@name`, or `name` alone), or the address of a
/// profile. A handle that several platforms know gives an answer for each, by uid.
/// Throws UsageError for what can name no account, and DataError where there is no such account,
/// with the nearest name. Memory: see DossierBuilder.
AccountAnswer read_account_answer(ToolContext& context, const std::string& word);

/// Throws UsageError unless it is one of the forms of an answer, outside a folder.
void check_account_format(const std::string& folder, const std::vector<std::string>& formats);
/// The answer as text, html, md or json. Precondition: check_account_format.
std::string render_account_answer(const AccountAnswer& answer, std::string_view format,
                                  const TextStyle& style);

}  // namespace cahoots
