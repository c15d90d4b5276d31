#pragma once

#include <cstddef>
#include <string_view>

namespace cahoots {

/// What some programs write at the start of a file in UTF-8; no part of its content.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The offset in bytes of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or
/// `text.size()` where all of it is. Linear time.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace cahoots
