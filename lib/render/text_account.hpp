#pragma once

#include <string>

#include "analysis/dossier/model.hpp"
#include "render/account_page.hpp"
#include "render/report_page.hpp"
#include "render/text_report.hpp"

namespace cahoots {

/// The answer for a terminal. Wrapped to its width; ids, paths and addresses are never cut, and
/// addresses cannot be clicked. Memory: the text.
std::string text_account(const AccountAnswer& answer, const TextStyle& style);

/// Posts under each other: time to the second, id, account, address, text.
void write_posts_in_text(ReportPage& page, const std::vector<const DossierPost*>& posts);
/// The same as notes below an item of a list, one a post: for Markdown.
void write_posts_in_list(ReportPage& page, const std::vector<const DossierPost*>& posts);

}  // namespace cahoots
