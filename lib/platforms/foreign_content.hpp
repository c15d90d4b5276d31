#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// What a file is that can hold no records as it stands, with what to do about it, for a message:
/// an archive or compressed data (also within an archive, which is opened once only), text in
/// UTF-16, binary data. Empty for anything else. Constant time. Thread-safe.
std::string foreign_content(std::string_view head);

}  // namespace cahoots
