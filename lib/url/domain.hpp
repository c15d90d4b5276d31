#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// The domain that somebody registered: the public suffix and one label more, as the end of `host`
/// (`blog.example.co.uk`: `example.co.uk`; `a.blogspot.com`: itself, the list's private section
/// counts). Nothing for an IP address or where the host is itself a public suffix or a single
/// label.
/// @param host in normal form (ASCII, lower case), as canonical_url writes it.
/// Source: the Public Suffix List, built into libpsl or else installed with it. Thread-safe; under
/// 1 us.
std::optional<std::string_view> registrable_domain(std::string_view host);

/// True where nobody can own the host itself (`com`, `co.uk`, `blogspot.com`).
bool is_public_suffix(std::string_view host);

/// The host of a key that canonical_url wrote, without the port, as a view into it.
std::string_view host_of_url_key(std::string_view url_key);

/// Identifies the list in use (its SHA-1, or its path): belongs into the run record.
std::string public_suffix_list_version();

}  // namespace cahoots
