#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// Longer URLs have no key.
inline constexpr std::size_t kMaxUrlSize_bytes = 16384;
/// URLs that wrap others deeper than this have no key.
inline constexpr int kMaxRedirectDepth = 8;

/// The key under which two spellings of one web address meet: `https://host[:port]/path[?query]`.
/// - `http` and no scheme become `https`; user, default ports and the root dot go; the host is
/// lower
///   case, an international one is in its ASCII form (UTS #46, nontransitional), IPv4 and IPv6
///   addresses in their usual form; leading `www.`, `m.`, `mobile.` and `amp.` labels go where a
///   registrable domain is left
/// - percent-encoding and dot segments as RFC 3986, section 6.2.2; `\` is `/`; no slash at the end;
///   `/amp`, `.amp` and `.amp.html` at the end of the path and `amp=1`, `outputType=amp` go
/// - tracking parameters (url/tracking.hpp) go; the others are sorted bytewise; `&amp;` is `&`
/// - the fragment goes, unless it begins with `#!`
/// - redirect and share pages (Google, Facebook, ...; url/redirect_page.hpp), AMP caches and page
///   translators give the address that they carry; sites with several forms for one page
///   (url/platform_link.hpp) give one: `youtu.be/ID` is `https://youtube.com/watch?v=ID`
/// Without a scheme the host needs a dot. Nothing for other schemes, a host or port that cannot be,
/// over kMaxUrlSize_bytes, or wrapped deeper than kMaxRedirectDepth.
/// Idempotent; any bytes are accepted; linear time (times the depth); about 0.5 us. Thread-safe.
std::optional<std::string> canonical_url(std::string_view url);

/// Appends the key to `line`; false, with `line` as it was, where there is none.
bool append_canonical_url(std::string& line, std::string_view url);

}  // namespace cahoots
