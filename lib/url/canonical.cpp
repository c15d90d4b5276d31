#include "url/canonical.hpp"

#include <vector>

#include "base/hash.hpp"
#include "url/host.hpp"
#include "url/normal_url.hpp"
#include "url/percent.hpp"
#include "url/platform_link.hpp"
#include "url/redirect_page.hpp"
#include "url/tracking.hpp"
#include "url/url_parts.hpp"
#include "url/url_path.hpp"

namespace cahoots {
namespace {

enum class Outcome { written, no_address, too_deep };

/// The port without leading zeros, empty for the defaults; nothing above 65535.
std::optional<std::string> normal_port(std::string_view digits) {
  while (!digits.empty() && digits.front() == '0') digits.remove_prefix(1);
  if (digits.size() > 5 || (digits.size() == 5 && digits > "65535")) return std::nullopt;
  if (digits == "80" || digits == "443") return std::string();
  return std::string(digits);
}

/// A platform's alias may uncover another presentation label, and the reverse.
std::string settled_host(std::string host) {
  for (;;) {
    std::string folded = folded_platform_host(without_presentation_labels(host));
    if (folded == host) return folded;
    host = std::move(folded);
  }
}

/// The host in its normal form; a few thousand hosts stand in most addresses of a case, and each
/// thread keeps those that it saw last.
std::optional<std::string> settled_host_of(std::string_view written) {
  struct Entry {
    std::string written;
    std::optional<std::string> settled;
  };
  constexpr std::size_t kEntries = 1024;
  constexpr std::size_t kLongest_bytes = 64;
  if (written.size() > kLongest_bytes) {
    auto host = normal_host(written);
    return host ? std::optional(settled_host(*std::move(host))) : std::nullopt;
  }
  thread_local std::vector<Entry> entries(kEntries);
  Entry& entry = entries[hash64(written) % kEntries];
  if (entry.written != written) {
    auto host = normal_host(written);
    entry.settled = host ? std::optional(settled_host(*std::move(host))) : std::nullopt;
    entry.written = written;
  }
  return entry.settled;
}

std::string kept_fragment(std::string_view fragment) {
  std::string kept;
  if (fragment.size() > 1 && fragment.front() == '!') {
    append_percent_normal(kept, fragment, kFragmentBytes);
  }
  return kept;
}

/// X once named its pages behind `#!`.
void resolve_hashbang(NormalUrl& url) {
  if (url.host != "x.com" || url.path != "/" || url.fragment.substr(0, 2) != "!/") return;
  const std::string_view page = std::string_view(url.fragment).substr(1);
  url.path = normal_path(page.substr(0, page.find('?')));
  url.fragment.clear();
}

std::optional<NormalUrl> normalise(std::string_view text) {
  if (text.size() > kMaxUrlSize_bytes) return std::nullopt;
  const auto parts = split_url(text);
  if (!parts) return std::nullopt;
  auto host = settled_host_of(parts->host);
  auto port = normal_port(parts->port);
  if (!host || !port) return std::nullopt;
  if (!parts->has_scheme && host->find('.') == std::string::npos) return std::nullopt;
  NormalUrl url{*std::move(host), *std::move(port), normal_path(parts->path),
                QueryList(parts->query), kept_fragment(parts->fragment)};
  url.query.drop_if(is_tracking_parameter);
  url.query.sort();
  resolve_hashbang(url);
  return url;
}

void write(std::string& line, const NormalUrl& url) {
  line.append("https://").append(url.host);
  if (!url.port.empty()) line.append(":").append(url.port);
  line.append(url.path);
  url.query.append_to(line);
  if (!url.fragment.empty()) line.append("#").append(url.fragment);
}

Outcome append_at_depth(std::string& line, std::string_view text, int depth) {
  auto url = normalise(text);
  if (!url) return Outcome::no_address;
  if (const auto carried = carried_url(*url)) {
    if (depth == kMaxRedirectDepth) return Outcome::too_deep;
    const Outcome outcome = append_at_depth(line, *carried, depth + 1);
    if (outcome != Outcome::no_address) return outcome;
  }
  if (!apply_platform_form(*url)) url->path.resize(without_amp_suffix(url->path).size());
  write(line, *url);
  return Outcome::written;
}

}  // namespace

bool append_canonical_url(std::string& line, std::string_view url) {
  return append_at_depth(line, url, 0) == Outcome::written;
}

std::optional<std::string> canonical_url(std::string_view url) {
  std::string key;
  if (!append_canonical_url(key, url)) return std::nullopt;
  return key;
}

}  // namespace cahoots
