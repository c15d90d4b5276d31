#pragma once

#include <array>
#include <string>
#include <string_view>

namespace cahoots {

/// Which bytes may stand unencoded in a part of a URL.
using ByteSet = std::array<bool, 256>;

/// RFC 3986: unreserved characters; what a path may hold; what one query parameter may hold;
/// what a fragment may hold.
extern const ByteSet kUnreservedBytes;
extern const ByteSet kPathBytes;
extern const ByteSet kParameterBytes;
extern const ByteSet kFragmentBytes;

/// Appends `part` in the normal form of RFC 3986, section 6.2.2.2: encoded unreserved characters
/// are decoded, hexadecimal digits are upper case, bytes outside `allowed` are encoded, a `%` that
/// starts no triplet is `%25`. Idempotent.
void append_percent_normal(std::string& out, std::string_view part, const ByteSet& allowed);

/// All triplets decoded once; a `%` that starts none stays.
std::string percent_decoded(std::string_view part);

}  // namespace cahoots
