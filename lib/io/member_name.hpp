#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// The name of an archive member as it may stand in messages and records. It names the source of a
/// record and is never opened, so `..` and all other components stay as they are; but
/// - slashes at its start are dropped, so that it lies below its archive;
/// - control characters (U+0000 to U+001F, U+007F to U+009F, U+2028, U+2029), those that turn the
///   direction of writing (UAX #9: U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) and bytes
///   that are not UTF-8 become `?` each;
/// - of a name over 1,024 bytes the start stands, and `…`;
/// - an empty one is `(unnamed)`.
/// Two members may so get one name. Linear time. Thread-safe.
std::string safe_member_name(std::string_view name);

}  // namespace cahoots
