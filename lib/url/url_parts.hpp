#pragma once

#include <optional>
#include <string_view>

namespace cahoots {

/// A web address taken apart, as views into it, nothing decoded.
struct UrlParts {
  /// True where `http:` or `https:` was written.
  bool has_scheme = false;
  /// Without the user; an IPv6 address keeps its brackets.
  std::string_view host;
  /// The digits behind the host's colon, or empty.
  std::string_view port;
  /// Empty, or begins with `/` or `\`.
  std::string_view path;
  /// Without `?`.
  std::string_view query;
  /// Without `#`.
  std::string_view fragment;
};

/// Takes an `http` or `https` address apart, or one without a scheme (`//host/...`, `host/...`), as
/// the WHATWG URL standard reads them; controls and blanks around it are ignored.
/// Nothing for other schemes and an empty host. Linear time.
std::optional<UrlParts> split_url(std::string_view url);

}  // namespace cahoots
