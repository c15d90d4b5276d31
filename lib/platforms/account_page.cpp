#include "platforms/account_page.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "platforms/profile_url.hpp"
#include "url/domain.hpp"

namespace cahoots {
namespace {

/// Sites whose pages lead to accounts, besides those of is_platform_page; sorted.
constexpr auto kAccountHosts = std::to_array<std::string_view>({
    "about.me",
    "bilibili.com",
    "blogger.com",
    "cash.app",
    "cdninstagram.com",
    "dailymotion.com",
    "discord.gg",
    "douyin.com",
    "fb.me",
    "fb.watch",
    "fbcdn.net",
    "gab.com",
    "gettr.com",
    "ggpht.com",
    "ko-fi.com",
    "linkd.in",
    "linkedin.com",
    "linktr.ee",
    "lnkd.in",
    "odysee.com",
    "ok.ru",
    "patreon.com",
    "paypal.me",
    "pin.it",
    "pinimg.com",
    "redd.it",
    "redditmedia.com",
    "rumble.com",
    "sinaimg.cn",
    "snapchat.com",
    "substack.com",
    "t.cn",
    "t.co",
    "tiktokcdn.com",
    "tl.gd",
    "tmblr.co",
    "truthsocial.com",
    "tumblr.co",
    "twimg.com",
    "twitch.tv",
    "twitter.com",
    "userapi.com",
    "vk.cc",
    "wa.me",
    "weibo.cn",
    "weibo.com",
    "xhslink.com",
    "xiaohongshu.com",
    "y2u.be",
    "ytimg.com",
    "zhihu.com",
});
static_assert(std::is_sorted(kAccountHosts.begin(), kAccountHosts.end()));

bool has_account_path(std::string_view path) {
  constexpr auto kBefore = std::to_array<std::string_view>({"/@", "/users/", "/web/@"});
  return std::any_of(kBefore.begin(), kBefore.end(), [path](std::string_view before) {
    return path.size() > before.size() && path.starts_with(before);
  });
}

}  // namespace

bool is_account_page(std::string_view url_key) {
  constexpr std::string_view kScheme = "https://";
  std::string_view host = host_of_url_key(url_key);
  if (host.empty() || !url_key.starts_with(kScheme)) return false;
  std::string_view path = url_key.substr(kScheme.size());
  path.remove_prefix(std::min(path.find('/'), path.size()));
  if (has_account_path(path)) return true;
  const bool is_front_page = path.size() <= 1;
  const std::string_view whole_host = host;
  for (;;) {
    if (is_platform_page(std::string(kScheme).append(host).append(path))) return true;
    const bool is_listed = std::binary_search(kAccountHosts.begin(), kAccountHosts.end(), host);
    // Substack and its like give each account a host of its own.
    if (is_listed && (!is_front_page || host.size() < whole_host.size())) return true;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return false;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace cahoots
