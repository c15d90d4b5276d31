#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"
#include "platforms/damaged_id.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Without blanks at both ends.
Text trimmed(Text text);
/// The value for a message: controls and bytes that are not UTF-8 as `?`, at most 60 bytes and `…`.
std::string shown_value(std::string_view value);
/// True for a name the contract allows for a platform: lower case, digits, `_`, not empty.
bool is_platform_name(std::string_view name);
/// A counter written as digits, with `,` or a trailing `.0` allowed as exports have them; nothing
/// for anything else or a negative number.
std::optional<std::int64_t> count_of(Text text);
/// `true`, `false`, `1`, `0`, in any case.
std::optional<bool> boolean_of(Text text);
/// The handle with one `@` in front, without the blanks that tables leave at its ends; unknown for
/// an empty one.
Text handle_of(Text name, TextArena& arena);
/// Splits a list as exports write them: `[a, b]`, each item with or without quotes; else at
/// `separator`, or blanks where there is none. A comma within a URL does not end it. Empty items
/// are dropped. `out` is cleared.
void split_list(Text list, std::string_view separator, std::vector<Text>& out);

}  // namespace cahoots
