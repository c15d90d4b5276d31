#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// The text as a JSON string, with its quotation marks.
std::string json_quoted(std::string_view text);
/// The values, which are JSON already, as a JSON array.
std::string json_array(const std::vector<std::string>& values);
/// The number of code points, in which X counts positions in a text.
std::size_t code_points(std::string_view text);

}  // namespace cahoots
