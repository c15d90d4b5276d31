#include "text/link_scan.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

bool is_handle(char c) {
  return is_ascii_alnum(c) || c == '_';
}
bool is_multibyte(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

template <class Predicate>
std::size_t span_of(std::string_view text, Predicate holds) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), holds) - text.begin());
}

bool is_address(char c) {
  constexpr std::string_view kExcluded = "<>\"{}|\\^`";
  return c > ' ' && c < 0x7F && kExcluded.find(c) == std::string_view::npos;
}

/// `user`, `first.last`, `a-b`: a dot or hyphen only between two handle characters.
std::size_t scan_handle(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const bool joins = size > 0 && size + 1 < text.size() &&
                       (text[size] == '.' || text[size] == '-') && is_handle(text[size + 1]);
    if (!is_handle(text[size]) && !joins) break;
    ++size;
  }
  return size;
}

std::size_t scan_hashed_id(std::string_view text) {
  constexpr std::size_t kHashedIdSize = 44;  // base64 of 32 bytes
  const auto is_base64 = [](char c) {
    return is_ascii_alnum(c) || c == '+' || c == '/' || c == '=';
  };
  const std::size_t size = span_of(text.substr(0, kHashedIdSize + 1), is_base64);
  return size == kHashedIdSize && text[size - 1] == '=' ? size : 0;
}

std::size_t scan_delimited_name(std::string_view text) {
  constexpr std::size_t kMaxBytes = 80;  // 20 characters of up to four bytes
  const auto is_name = [](char c) { return is_multibyte(c) || is_handle(c); };
  const std::size_t size = span_of(text.substr(0, kMaxBytes + 1), is_name);
  return size <= kMaxBytes ? size : 0;
}

}  // namespace

std::size_t scan_url(std::string_view text) {
  return span_of(text, is_address);
}

std::size_t scan_scheme_back(std::string_view text) {
  for (const std::string_view scheme :
       {"https", "htps", "http", "htp", "hxxps", "hxps", "hxxp", "hxp", "ftp"}) {
    if (text.size() < scheme.size()) continue;
    const std::string_view end = text.substr(text.size() - scheme.size());
    const auto same = [](char a, char b) { return lower(a) == b; };
    if (std::equal(end.begin(), end.end(), scheme.begin(), same)) return scheme.size();
  }
  return 0;
}

bool continues_host_with_path(std::string_view text) {
  constexpr std::size_t kMaxHostBytes = 253;
  const std::string_view window = text.substr(0, kMaxHostBytes);
  const std::size_t host =
      span_of(window, [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; });
  if (host >= window.size() || window[host] != '/') return false;
  const std::size_t dot = window.substr(0, host).rfind('.');
  const std::string_view top_level = window.substr(dot + 1, host - dot - 1);
  return top_level.size() >= 2 &&
         std::all_of(top_level.begin(), top_level.end(), [](char c) { return is_ascii_letter(c); });
}

std::size_t scan_mention(std::string_view text) {
  if (text.empty()) return 0;
  if (const std::size_t hashed = scan_hashed_id(text)) return hashed;
  if (is_multibyte(text[0])) return scan_delimited_name(text);
  const std::size_t user = scan_handle(text);
  if (user == 0 || user >= text.size() || text[user] != '@') return user;
  const std::size_t host = scan_handle(text.substr(user + 1));
  return host == 0 ? user : user + 1 + host;
}

std::size_t scan_entity(std::string_view text) {
  for (const std::string_view entity :
       {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&apos;", "&nbsp;"}) {
    if (text.starts_with(entity)) return entity.size();
  }
  return 0;
}

}  // namespace cahoots
