#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// Base64 (RFC 4648, section 4) of the bytes that `hex` names, two digits a byte.
std::string base64_of_hex(std::string_view hex);

}  // namespace cahoots
