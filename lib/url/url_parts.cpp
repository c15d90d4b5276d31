#include "url/url_parts.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace cahoots {
namespace {

bool is_slash(char c) {
  return c == '/' || c == '\\';
}
std::string_view trim(std::string_view url) {
  while (!url.empty() && static_cast<unsigned char>(url.front()) <= ' ') url.remove_prefix(1);
  while (!url.empty() && static_cast<unsigned char>(url.back()) <= ' ') url.remove_suffix(1);
  return url;
}

/// The number of bytes of a leading `http:` or `https:`, or 0.
std::size_t scheme_size(std::string_view url) {
  constexpr std::string_view kHttps = "https";
  std::size_t same = 0;
  while (same < url.size() && same < kHttps.size() && ascii_lower(url[same]) == kHttps[same])
    ++same;
  return same >= 4 && same < url.size() && url[same] == ':' ? same + 1 : 0;
}

/// True where a colon ends a word that is no host: `mailto:`, `javascript:`, but not `host:8080/`.
bool has_other_scheme(std::string_view url) {
  constexpr std::string_view kEnds = ":/\\?#@.";
  std::size_t end = 0;
  while (end < url.size() && kEnds.find(url[end]) == std::string_view::npos) ++end;
  if (end == url.size() || url[end] != ':') return false;
  return end + 1 == url.size() || !is_ascii_digit(url[end + 1]);
}

/// Splits `host:port`; false where the port holds anything but digits.
bool split_authority(std::string_view authority, UrlParts& parts) {
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) authority.remove_prefix(at_sign + 1);
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  parts.host = authority;
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    parts.host = authority.substr(0, colon);
    parts.port = authority.substr(colon + 1);
  }
  for (char c : parts.port) {
    if (!is_ascii_digit(c)) return false;
  }
  return !parts.host.empty();
}

}  // namespace

std::optional<UrlParts> split_url(std::string_view url) {
  url = trim(url);
  UrlParts parts;
  const std::size_t scheme = scheme_size(url);
  parts.has_scheme = scheme > 0;
  if (!parts.has_scheme && has_other_scheme(url)) return std::nullopt;
  url.remove_prefix(scheme);
  if (parts.has_scheme || url.substr(0, 2) == "//") {
    while (!url.empty() && is_slash(url.front())) url.remove_prefix(1);
  }
  const std::size_t hash = url.find('#');
  if (hash != std::string_view::npos) {
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  const std::size_t question = url.find('?');
  if (question != std::string_view::npos) {
    parts.query = url.substr(question + 1);
    url = url.substr(0, question);
  }
  const std::size_t path =
      static_cast<std::size_t>(std::find_if(url.begin(), url.end(), is_slash) - url.begin());
  if (path < url.size()) {
    parts.path = url.substr(path);
    url = url.substr(0, path);
  }
  if (!split_authority(url, parts)) return std::nullopt;
  return parts;
}

}  // namespace cahoots
