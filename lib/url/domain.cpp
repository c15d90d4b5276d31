#include "url/domain.hpp"

#include <libpsl.h>

#include <array>
#include <cstring>

#include "url/host.hpp"

namespace cahoots {
namespace {

const psl_ctx_t* list() {
  // Never freed: it lives as long as the program.
  static const psl_ctx_t* const kList = [] {
    const psl_ctx_t* built_in = psl_builtin();
    return built_in != nullptr ? built_in : psl_latest(nullptr);
  }();
  return kList;
}

/// The host with the NUL that libpsl needs; none for what is too long to be one.
class HostText {
 public:
  explicit HostText(std::string_view host) {
    if (host.empty() || host.size() >= text_.size()) return;
    std::memcpy(text_.data(), host.data(), host.size());
    text_[host.size()] = '\0';
    known_ = true;
  }
  bool is_known() const { return known_; }
  const char* c_str() const { return text_.data(); }

 private:
  std::array<char, 256> text_;
  bool known_ = false;
};

}  // namespace

std::optional<std::string_view> registrable_domain(std::string_view host) {
  if (is_ip_address(host)) return std::nullopt;
  const HostText text(host);
  if (!text.is_known() || list() == nullptr) return std::nullopt;
  const char* domain = psl_registrable_domain(list(), text.c_str());
  if (domain == nullptr) return std::nullopt;
  return host.substr(host.size() - std::strlen(domain));
}

bool is_public_suffix(std::string_view host) {
  const HostText text(host);
  return text.is_known() && list() != nullptr && psl_is_public_suffix(list(), text.c_str()) == 1;
}

std::string_view host_of_url_key(std::string_view url_key) {
  constexpr std::string_view kScheme = "https://";
  if (url_key.substr(0, kScheme.size()) == kScheme) url_key.remove_prefix(kScheme.size());
  std::string_view host = url_key.substr(0, url_key.find('/'));
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && (host.empty() || host.back() != ']')) {
    host = host.substr(0, colon);
  }
  return host;
}

std::string public_suffix_list_version() {
  if (psl_builtin() != nullptr) return psl_builtin_sha1sum();
  const char* path = psl_dist_filename();
  return list() != nullptr && path != nullptr ? path : "none";
}

}  // namespace cahoots
