#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace cahoots {

/// Objects of more keys are not searched: to look up each of theirs would take quadratic time.
inline constexpr std::size_t kMostSearchedKeys = 1024;

/// Whether a key stands twice among those of one JSON object, whose keys its writer chose. O(n) and
/// nothing kept for the usual few dozens that differ, O(n log n) otherwise, which leaves `keys`
/// sorted. Any thread.
bool has_repeated_key(std::vector<std::string_view>& keys);

}  // namespace cahoots
