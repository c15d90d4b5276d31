#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

/// The number of bytes that a size such as `4096`, `16M`, `1.5G`, `64 KiB` or `2gb` names.
/// Units are powers of 1024 whatever their spelling (K, KB, KiB, ... up to P), in any case; a plain
/// number or a `B` is bytes. A fraction is rounded down to whole bytes; its first 12 digits count.
/// @throws UsageError for anything else: a sign, no digits, an unknown unit, more than 2^63 - 1.
std::uint64_t parse_bytes(std::string_view size);

/// The size in the largest unit that keeps it at 1 or above, with at most one decimal, rounded to
/// nearest: `0 B`, `1023 B`, `16 MiB`, `1.5 GiB`. For people, not for reading back exactly.
std::string format_bytes(std::uint64_t size_bytes);

}  // namespace cahoots
