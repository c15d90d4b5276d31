#pragma once

#include <cstdint>
#include <string_view>

namespace cahoots {

/// What holds other data, as the first bytes show it.
enum class Compression : std::uint8_t { none, gzip, zstd, bzip2, xz, zip, seven_zip, rar, tar };

/// The compression or archive whose magic bytes `head` begins with: RFC 1952; RFC 8878, sections
/// 3.1.1 and 3.1.2; the formats of bzip2, xz and zip (APPNOTE 4.3), 7z and RAR; and tar (POSIX
/// pax, section "ustar"). 262 bytes tell all of them. Thread-safe; constant time.
Compression compression_of(std::string_view head);

/// "gzip file", "zip archive": for a message; "" for none.
std::string_view name_of(Compression compression);

}  // namespace cahoots
