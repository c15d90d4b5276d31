#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

using Uuid = std::array<std::uint8_t, 16>;

/// The name-based UUID of version 5 (RFC 9562, section 5.5: SHA-1 over the namespace and the name).
/// The same for the same name, on every machine. Any thread.
Uuid uuid_of_name(const Uuid& name_space, std::string_view name);

/// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, in lower case.
std::string to_text(const Uuid& uuid);

}  // namespace cahoots
