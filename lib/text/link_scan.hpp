#pragma once

#include <cstddef>
#include <string_view>

namespace cahoots {

/// Bytes of the address part at the start of `text` (what follows the scheme): up to white space, a
/// control character, one of `<>"{}|\^` and the back-tick (RFC 3986), or a non-ASCII character,
/// since Chinese text follows an address without a space. Any thread.
std::size_t scan_url(std::string_view text);

/// Bytes of the scheme at the end of `text`, if it is one of http, https, hxxp, hxxps, ftp in any
/// case, doubled letters squeezed or not; else 0.
std::size_t scan_scheme_back(std::string_view text);

/// Whether `text`, which starts at a dot inside a word, continues a host name that is followed by a
/// path: `.com/…` of `example.com/…`. Looks at no more than the 253 bytes of a host name (RFC
/// 1035).
bool continues_host_with_path(std::string_view text);

/// Bytes of the mention at the start of `text`, which starts behind an at sign; 0 if there is none.
/// Handles of letters, digits, `_`, with `.` and `-` inside; `user@host.tld`; the 44 characters of
/// a hashed id in X's archives; a name in another script of at most 20 characters that white space
/// or an ASCII sign ends (Weibo).
std::size_t scan_mention(std::string_view text);

/// Bytes of the HTML entity at the start of `text`, which starts with `&`; 0 if there is none.
std::size_t scan_entity(std::string_view text);

}  // namespace cahoots
