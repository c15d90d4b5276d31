// Web addresses: the canonical form is one, by whatever way it is reached, and their parts are
// those that libxml2 finds.
#include <libxml/uri.h>

#include <algorithm>
#include <memory>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "url/canonical.hpp"
#include "url/domain.hpp"
#include "url/host.hpp"
#include "url/percent.hpp"
#include "url/platform_link.hpp"
#include "url/redirects.hpp"
#include "url/shortener.hpp"
#include "url/url_parts.hpp"
#include "url/url_path.hpp"

namespace cahoots {
namespace {

bool is_visible_ascii(std::string_view text) {
  for (const char c : text) {
    if (c <= ' ' || c >= 0x7F) return false;
  }
  return true;
}

void require_canonical(const std::string& key) {
  require(key.starts_with("https://"), "a key has its scheme", key);
  require(is_visible_ascii(key), "a key is of ASCII without blanks", key);
  require(key.find_first_of("\"<>\\^`{|}") == std::string::npos, "a key needs no quotes", key);
  const auto again = canonical_url(key);
  require(again.has_value(), "a key has a key", key);
  require_equal(*again, key, "a key is its own key");
}

void check_canonical_url(std::string_view bytes) {
  const auto key = canonical_url(bytes);
  std::string line = "before ";
  require(append_canonical_url(line, bytes) == key.has_value(), "both ways give a key");
  require_equal(line, "before " + key.value_or(""), "both ways give the same key");
  if (!key) return;
  require_canonical(*key);
  const std::string_view host = host_of_url_key(*key);
  require(!host.empty() && normal_host(host) == host, "a key's host is normal", *key);
  const auto domain = registrable_domain(host);
  if (domain) {
    require(host.ends_with(*domain), "the domain ends the host", *key);
    require(!is_public_suffix(*domain), "nobody can register a suffix", *key);
    require(!is_ip_address(host), "an address has no domain", *key);
  }
  if (is_short_link(*key)) require(host.size() < key->size(), "a short link has a path", *key);
}

/// Both ends of each line of a file of redirects are in their canonical form.
void check_redirects(std::string_view bytes) {
  try {
    const Redirects redirects("redirects", bytes);
    for (const std::string_view line : lines_of(bytes)) {
      const auto key = canonical_url(line);
      const auto target = key ? redirects.target_of(*key) : std::nullopt;
      if (target) require_canonical(std::string(*target));
    }
    for (const std::string_view key : {"https://bit.ly/a", "https://bit.ly/b", "https://t.co/c"}) {
      const auto target = redirects.target_of(key);
      if (!target) continue;
      require_canonical(std::string(*target));
      require(*target != key, "no short link leads to itself", key);
    }
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).find("redirects") != std::string_view::npos,
            "the message names the file", error.what());
  }
}

void check_host(std::string_view bytes) {
  const auto host = normal_host(bytes);
  if (!host) return;
  require(is_visible_ascii(*host), "a host is of ASCII", *host);
  const auto again = normal_host(*host);
  require(again.has_value(), "a normal host is a host", *host);
  require_equal(*again, *host, "a normal host is normal");
  const std::string_view bare = without_presentation_labels(*host);
  require(host->ends_with(bare) && !bare.empty(), "labels go at the front", *host);
  const std::string folded = folded_platform_host(*host);
  require_equal(folded_platform_host(folded), folded, "a folded host is folded");
  is_shortener(*host);
}

void check_percent(std::string_view bytes) {
  for (const ByteSet* allowed : {&kPathBytes, &kParameterBytes, &kFragmentBytes}) {
    std::string once;
    append_percent_normal(once, bytes, *allowed);
    require(is_visible_ascii(once), "what is encoded is of ASCII", once);
    std::string twice;
    append_percent_normal(twice, once, *allowed);
    require_equal(twice, once, "what is encoded stays");
    require_equal(percent_decoded(once).size() <= once.size() ? "shorter" : "longer", "shorter",
                  "decoding never adds");
  }
  const std::string path = normal_path(bytes);
  require_equal(normal_path(path), path, "a normal path is normal");
  for (const std::string_view part : {"/./", "/../", "//./"}) {
    require(path.find(part) == std::string::npos, "no dot segment is left", path);
  }
  segments_of(path);
}

struct UriFree {
  void operator()(xmlURI* uri) const { xmlFreeURI(uri); }
};

std::string_view view_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

/// Where the address is strictly one of RFC 3986 with a server, the parts are those that libxml2
/// finds. What browsers read otherwise is left out: backslashes and blanks, which libxml2 refuses;
/// users, which are no part here; percent-encoding in a host, which libxml2 undoes; and what stands
/// in brackets, where libxml2 takes anything for an IPv6 address.
void check_against_libxml2(std::string_view bytes) {
  const std::string text = std::string("http").append(bytes);
  if (text.find('\0') != std::string::npos) return;
  const std::unique_ptr<xmlURI, UriFree> uri(xmlParseURIRaw(text.c_str(), 1));
  if (!uri || view_of(uri->server).empty() || uri->user != nullptr) return;
  const std::string scheme = ascii_lower(view_of(uri->scheme));
  if (scheme != "http" && scheme != "https") return;
  if (view_of(uri->server).find_first_of("%[") != std::string_view::npos) return;
  const auto parts = split_url(text);
  require(parts.has_value(), "an address of RFC 3986 is read", text);
  require(parts->has_scheme, "its scheme is seen", text);
  require_equal(parts->host, view_of(uri->server), "host as by libxml2");
  if (uri->port > 0) {
    const std::size_t first = std::min(parts->port.find_first_not_of('0'), parts->port.size());
    require_equal(parts->port.substr(first), std::to_string(uri->port), "port as by libxml2");
  }
  require_equal(parts->path, view_of(uri->path), "path as by libxml2");
  require_equal(parts->query, view_of(uri->query_raw), "query as by libxml2");
  require_equal(parts->fragment, view_of(uri->fragment), "fragment as by libxml2");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"canonical-url", check_canonical_url, "urls", "url.dict"},
      {"url-libxml2", check_against_libxml2, "", "url.dict"},
      {"redirects", check_redirects, "urls", "url.dict"},
      {"host", check_host, "", "url.dict"},
      {"percent-and-path", check_percent, "", "url.dict"},
  };
}

}  // namespace cahoots
