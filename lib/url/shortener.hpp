#pragma once

#include <string_view>

namespace cahoots {

/// True where the host serves nothing but short links to other addresses (`bit.ly`, `t.co`), so
/// that its addresses say nothing about their target. From a table of our own; hosts that only
/// shorten their own pages and are expanded by canonical_url (`youtu.be`) are not among them.
/// @param host lower case, as canonical_url writes it. Thread-safe; under 50 ns.
bool is_shortener(std::string_view host);

/// True where a key that canonical_url wrote is a short link: a shortener's host and a path, or a
/// platform's own opaque form (`tiktok.com/t/`, `reddit.com/r/NAME/s/`).
bool is_short_link(std::string_view url_key);

}  // namespace cahoots
