#pragma once

#include <string>

#include "analysis/dossier/model.hpp"

namespace cahoots {

/// The answer as one JSON document, keys in a fixed order, unknown values null: all links with
/// their evidence, and the texts of the posts that the page shows. One LF at the end.
std::string json_account(const AccountAnswer& answer);

}  // namespace cahoots
