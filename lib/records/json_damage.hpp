#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// JSON text in which each escape that is half of a character, such as the `\ud83d` that is left of
/// an emoji where a program cut a text after so many UTF-16 units, is replaced by `\ufffd`, as the
/// Unicode Standard has it for what is no character (Unicode 15, section 3.9); nothing where there
/// is none. RFC 8259, section 8.2, leaves open what such an escape means, and UTF-8 cannot hold it.
/// The offsets of all bytes stay. Linear time. Thread-safe.
std::optional<std::string> with_whole_characters(std::string_view json);

/// The offset of the first byte within a string that JSON forbids there: a control character, or
/// the backslash of an unknown escape; `json.size()` where there is none. Linear time. Thread-safe.
std::size_t first_bad_string_byte(std::string_view json);

}  // namespace cahoots
