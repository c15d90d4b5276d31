#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// The address that was defanged so that nobody follows it by accident: `hxxp`, `hxxps` (any case,
/// at the start) become `http`, `https`; `[.]`, `(.)`, `{.}`, `[dot]`, `(dot)` become `.`; `[:]`,
/// `[://]`, `[/]` and `[@]`, `[at]`, `(at)` lose their brackets. Anything else stays as it is.
/// Meta's threat indicators use `[.]`; the other forms are usual elsewhere.
/// Linear time. Thread-safe.
std::string refanged(std::string_view address);

}  // namespace cahoots
