#include <algorithm>
#include <array>

#include "url/platform_link.hpp"

namespace cahoots {
namespace {

struct HostAlias {
  std::string_view alias;
  std::string_view host;
};

// Sorted by alias.
constexpr auto kAliases = std::to_array<HostAlias>({
    {"0.facebook.com", "facebook.com"},
    {"d.facebook.com", "facebook.com"},
    {"fb.com", "facebook.com"},
    {"free.facebook.com", "facebook.com"},
    {"gaming.youtube.com", "youtube.com"},
    {"i.reddit.com", "reddit.com"},
    {"instagr.am", "instagram.com"},
    {"mbasic.facebook.com", "facebook.com"},
    {"music.youtube.com", "youtube.com"},
    {"new.reddit.com", "reddit.com"},
    {"np.reddit.com", "reddit.com"},
    {"old.reddit.com", "reddit.com"},
    {"p.facebook.com", "facebook.com"},
    {"sh.reddit.com", "reddit.com"},
    {"telegram.dog", "t.me"},
    {"telegram.me", "t.me"},
    {"touch.facebook.com", "facebook.com"},
    {"twitter.com", "x.com"},
    {"vk.ru", "vk.com"},
    {"vkontakte.ru", "vk.com"},
    {"web.facebook.com", "facebook.com"},
    {"youtube-nocookie.com", "youtube.com"},
});

constexpr bool is_sorted_by_alias() {
  for (std::size_t i = 1; i < kAliases.size(); ++i) {
    if (!(kAliases[i - 1].alias < kAliases[i].alias)) return false;
  }
  return true;
}
static_assert(is_sorted_by_alias());

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// `zh-cn`
bool is_locale(std::string_view label) {
  return label.size() == 5 && is_letter(label[0]) && is_letter(label[1]) && label[2] == '-' &&
         is_letter(label[3]) && is_letter(label[4]);
}

/// `uk`
bool is_country(std::string_view label) {
  return label.size() == 2 && is_letter(label[0]) && is_letter(label[1]);
}

/// `de`, `com`, `co.uk`, `com.br`
bool is_country_ending(std::string_view ending) {
  if (ending == "com" || is_country(ending)) return true;
  const std::size_t dot = ending.find('.');
  const std::string_view second_level = ending.substr(0, dot);
  return dot != std::string_view::npos && (second_level == "co" || second_level == "com") &&
         is_country(ending.substr(dot + 1));
}

std::string folded_wikimedia(std::string_view host) {
  std::string folded(host);
  for (std::size_t at = folded.find(".m."); at != std::string::npos; at = folded.find(".m.")) {
    folded.erase(at, 2);
  }
  return folded;
}

}  // namespace

std::string folded_platform_host(std::string_view host) {
  constexpr std::string_view kBlogspot = ".blogspot.";
  constexpr std::string_view kPinterest = "pinterest.";
  const auto alias = std::lower_bound(
      kAliases.begin(), kAliases.end(), host,
      [](const HostAlias& entry, std::string_view key) { return entry.alias < key; });
  if (alias != kAliases.end() && alias->alias == host) return std::string(alias->host);
  const std::string_view first_label = host.substr(0, host.find('.'));
  if (host.ends_with(".facebook.com") && is_locale(first_label)) return "facebook.com";
  if (host.ends_with(".wikipedia.org")) return folded_wikimedia(host);
  if (host.ends_with(".pinterest.com") && is_country(first_label) && host.size() == 16) {
    return "pinterest.com";
  }
  if (host.substr(0, kPinterest.size()) == kPinterest &&
      is_country_ending(host.substr(kPinterest.size()))) {
    return "pinterest.com";
  }
  const std::size_t blogspot = host.find(kBlogspot);
  if (blogspot != std::string_view::npos &&
      is_country_ending(host.substr(blogspot + kBlogspot.size()))) {
    return std::string(host.substr(0, blogspot)) + ".blogspot.com";
  }
  return std::string(host);
}

}  // namespace cahoots
