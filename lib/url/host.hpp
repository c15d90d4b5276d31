#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// The host in one form: lower case, no dot at the end; an international name in its ASCII form
/// (UTS #46, nontransitional); an IPv4 address as four decimal numbers, whichever of the WHATWG URL
/// standard's forms it had; an IPv6 address in brackets as RFC 5952 writes it. Idempotent.
/// Nothing where no such host can exist (RFC 1035 lengths, empty labels, other characters than
/// letters, digits, `-` and `_`). Thread-safe; linear.
std::optional<std::string> normal_host(std::string_view host);

/// The host without its leading labels `www`, `m`, `mobile` and `amp`, as long as what is left is
/// more than a public suffix: `www.co.uk` and `m.blogspot.com` stay.
std::string_view without_presentation_labels(std::string_view host);

/// True where the host is an IPv4 or bracketed IPv6 address in normal form.
bool is_ip_address(std::string_view host);

}  // namespace cahoots
