#pragma once

#include <string_view>

namespace cahoots {

/// The same text at an address that stays for good: for the few texts that a program knows, such as
/// reasons, when they come back from a file. At most 4,096 of them are kept; throws DataError
/// beyond. O(log texts); any thread.
std::string_view static_text(std::string_view text);

}  // namespace cahoots
