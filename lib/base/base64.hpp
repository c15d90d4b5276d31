#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// Base64 with padding (RFC 4648, section 4) of any bytes. Linear; any thread.
std::string encode_base64(std::string_view bytes);

/// The bytes that `text` stands for. Nothing where it is not what `encode_base64` writes for them:
/// a letter outside the alphabet, white space, missing or misplaced padding, bits left over that
/// are not 0. Linear; any thread.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace cahoots
