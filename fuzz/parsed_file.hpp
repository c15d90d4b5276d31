#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platforms/detection.hpp"
#include "platforms/intake.hpp"

namespace cahoots {

/// Reads the bytes of one file as ingest does, and checks by require() that
/// - each of its records becomes a post, an account or a reject, or is counted as left out
/// - each line written is a record by the schema, and the posts are as many as the lines
/// - the records one by one give what they give all together
/// A mapping that does not fit the file is passed over.
/// @return the posts and accounts that it holds, as lines.
std::string read_export(std::string_view bytes, const std::vector<Mapping>& mappings,
                        const Format* forced, const Intake& intake = {});

}  // namespace cahoots
