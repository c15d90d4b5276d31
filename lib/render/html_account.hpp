#pragma once

#include <string>

#include "analysis/dossier/model.hpp"

namespace cahoots {

/// The answer as one self-contained page with the style sheet and the Content-Security-Policy of
/// the report: no script, no request. Posts stand side by side, linked by their ids where their
/// address is a plain https one, with the differences marked. Memory: the page.
std::string html_account(const AccountAnswer& answer);

}  // namespace cahoots
