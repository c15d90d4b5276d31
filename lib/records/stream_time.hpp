#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cahoots {

/// Seconds since the epoch of `YYYY-MM-DDTHH:MM:SSZ`; nothing for any other form or an impossible
/// date.
std::optional<std::int64_t> parse_stream_time(std::string_view text);

}  // namespace cahoots
