#include "platforms/profile_url.hpp"

#include <array>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

struct ProfileForm {
  std::string_view host;
  std::string_view path;  ///< what stands before the name
  std::string_view platform;
  bool is_id = false;
};

constexpr std::array kForms{
    ProfileForm{"x.com", "/", "x"},
    ProfileForm{"tiktok.com", "/@", "tiktok"},
    ProfileForm{"youtube.com", "/channel/", "youtube", true},
    ProfileForm{"youtube.com", "/@", "youtube"},
    ProfileForm{"reddit.com", "/user/", "reddit"},
    ProfileForm{"reddit.com", "/u/", "reddit"},
    ProfileForm{"facebook.com", "/", "facebook"},
    ProfileForm{"instagram.com", "/", "instagram"},
    ProfileForm{"pinterest.com", "/", "pinterest"},
    ProfileForm{"medium.com", "/@", "medium"},
    ProfileForm{"threads.net", "/@", "threads"},
    ProfileForm{"t.me", "/", "telegram"},
    ProfileForm{"vk.com", "/", "vk"},
};

/// Platforms whose accounts have a host name each.
constexpr std::array kHostForms{
    ProfileForm{".blogspot.com", "", "blogspot"},
    ProfileForm{".livejournal.com", "", "livejournal"},
    ProfileForm{".tumblr.com", "", "tumblr"},
};

}  // namespace

std::optional<ProfileName> profile_of_url(std::string_view url_key) {
  constexpr std::string_view kScheme = "https://";
  if (!url_key.starts_with(kScheme)) return std::nullopt;
  const std::string_view address = url_key.substr(kScheme.size());
  const std::string_view host = address.substr(0, address.find('/'));
  const std::string_view path = address.substr(host.size());
  for (const ProfileForm& form : kForms) {
    if (host != form.host || !path.starts_with(form.path)) continue;
    const std::string_view name = path.substr(form.path.size());
    if (name.empty() || name.find_first_of("/?#") != std::string_view::npos) continue;
    return ProfileName{std::string(form.platform),
                       form.is_id ? std::string(name) : ascii_lower(name), form.is_id};
  }
  for (const ProfileForm& form : kHostForms) {
    if (!host.ends_with(form.host) || path.size() > 1) continue;
    const std::string_view name = host.substr(0, host.size() - form.host.size());
    return ProfileName{std::string(form.platform), ascii_lower(name), false};
  }
  return std::nullopt;
}

}  // namespace cahoots
