#pragma once

#include <string>

#include "cli/tool_context.hpp"

namespace cahoots {

/// The key of an option such as --pseudonymise: the bytes of a file without the line breaks at its
/// end. It does not enter the run record. Throws IoError where it cannot be read, and UsageError
/// where it is shorter than Pseudonyms::kShortestKeyBytes or longer than 64 KiB, is standard input,
/// or one of the files that the tool is to read.
std::string read_pseudonym_key(const ToolContext& context, const std::string& option,
                               const std::string& path);

}  // namespace cahoots
