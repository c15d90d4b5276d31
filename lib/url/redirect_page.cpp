#include "url/redirect_page.hpp"

#include <algorithm>
#include <array>

#include "url/percent.hpp"

namespace cahoots {
namespace {

struct RedirectPage {
  /// A host, or its end where it begins with a dot; `google.` is Google in any country.
  std::string_view host;
  /// The whole path, or `*`.
  std::string_view path;
  std::string_view parameter;
};

constexpr auto kRedirectPages = std::to_array<RedirectPage>({
    {"google.", "/url", "q"},
    {"google.", "/url", "url"},
    {"google.", "/imgres", "imgrefurl"},
    {"translate.google.", "/translate", "u"},
    {"l.facebook.com", "/l.php", "u"},
    {"lm.facebook.com", "/l.php", "u"},
    {"facebook.com", "/l.php", "u"},
    {"facebook.com", "/flx/warn", "u"},
    {"facebook.com", "/sharer.php", "u"},
    {"facebook.com", "/sharer", "u"},
    {"facebook.com", "/sharer/sharer.php", "u"},
    {"facebook.com", "/share.php", "u"},
    {"facebook.com", "/dialog/share", "href"},
    {"l.messenger.com", "/l.php", "u"},
    {"l.instagram.com", "*", "u"},
    {"l.threads.net", "*", "u"},
    {"l.threads.com", "*", "u"},
    {"l.wl.co", "/l", "u"},
    {"youtube.com", "/redirect", "q"},
    {"youtube.com", "/attribution_link", "u"},
    {"x.com", "/intent/tweet", "url"},
    {"x.com", "/intent/post", "url"},
    {"x.com", "/share", "url"},
    {"twitter.com", "/intent/tweet", "url"},
    {"twitter.com", "/share", "url"},
    {"t.me", "/share/url", "url"},
    {"t.me", "/iv", "url"},
    {"telegram.me", "/share/url", "url"},
    {"telegram.me", "/iv", "url"},
    {"out.reddit.com", "*", "url"},
    {"click.redditmail.com", "*", "url"},
    {"reddit.com", "/submit", "url"},
    {"tiktok.com", "/link/v2", "target"},
    {"vk.com", "/away.php", "to"},
    {"away.vk.com", "*", "to"},
    {"vk.com", "/share.php", "url"},
    {"ok.ru", "/dk", "st.link"},
    {"weibo.cn", "/sinaurl", "u"},
    {"weibo.cn", "/sinaurl", "toasturl"},
    {"service.weibo.com", "/share/share.php", "url"},
    {"link.zhihu.com", "/", "target"},
    {"douban.com", "/link2", "url"},
    {"c.pc.qq.com", "/middlem.html", "pfurl"},
    {"link.csdn.net", "/", "target"},
    {"link.juejin.cn", "/", "target"},
    {"jianshu.com", "/go-wild", "url"},
    {"linkedin.com", "/redir/redirect", "url"},
    {"linkedin.com", "/safety/go", "url"},
    {"linkedin.com", "/sharearticle", "url"},
    {"linkedin.com", "/shareArticle", "url"},
    {"pinterest.com", "/offsite", "url"},
    {"pinterest.com", "/pin/create/button", "url"},
    {"t.umblr.com", "/redirect", "z"},
    {"tumblr.com", "/share/link", "url"},
    {"steamcommunity.com", "/linkfilter", "url"},
    {"steamcommunity.com", "/linkfilter", "u"},
    {"slack-redir.net", "/link", "url"},
    {"duckduckgo.com", "/l", "uddg"},
    {"getpocket.com", "/save", "url"},
    {"getpocket.com", "/redirect", "url"},
    {".safelinks.protection.outlook.com", "*", "url"},
    {"go.skimresources.com", "*", "url"},
    {"redirect.viglink.com", "*", "u"},
    {"gate.sc", "*", "url"},
    {"exit.sc", "*", "url"},
});

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// True for what can stand behind `google.`: `com`, `de`, `co.uk`, `com.hk`.
bool is_google_ending(std::string_view ending) {
  const std::size_t dot = ending.find('.');
  const std::string_view last = dot == std::string_view::npos ? ending : ending.substr(dot + 1);
  const bool second_level = dot == std::string_view::npos || ending.substr(0, dot) == "co" ||
                            ending.substr(0, dot) == "com";
  return second_level && last.size() >= 2 && last.size() <= 3 &&
         last.find('.') == std::string_view::npos;
}

bool is_host(std::string_view host, std::string_view wanted) {
  if (wanted.front() == '.') return host.ends_with(wanted);
  if (wanted.back() != '.') return host == wanted;
  return starts_with(host, wanted) && is_google_ending(host.substr(wanted.size()));
}

bool is_web_address(std::string_view text) {
  constexpr std::string_view kScheme = "http";
  if (text.size() < kScheme.size() + 2) return false;
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    if ((text[i] | 0x20) != kScheme[i]) return false;
  }
  const std::size_t colon = (text[4] | 0x20) == 's' ? 5 : 4;
  return text.substr(colon, 2) == ":/";
}

std::optional<std::string> carried_by_parameter(const NormalUrl& url) {
  for (const RedirectPage& page : kRedirectPages) {
    if (page.path != "*" && page.path != url.path) continue;
    if (!is_host(url.host, page.host)) continue;
    const auto value = url.query.value_of(page.parameter);
    if (!value) continue;
    std::string address = percent_decoded(*value);
    if (starts_with(address, "/watch?") && page.host == "youtube.com") {
      address.insert(0, "https://youtube.com");
    }
    if (is_web_address(address)) return address;
  }
  return std::nullopt;
}

/// `href.li/?https://...`: the address is the query itself, so that its own `&` have split it.
std::optional<std::string> carried_by_query(const NormalUrl& url) {
  if (url.host != "href.li" && url.host != "anonym.to") return std::nullopt;
  std::string address;
  std::size_t first = 0;
  while (first < url.query.size() && !is_web_address(percent_decoded(url.query.item(first))))
    ++first;
  if (first == url.query.size()) return std::nullopt;
  address = percent_decoded(url.query.item(first));
  for (std::size_t i = 0; i < url.query.size(); ++i) {
    if (i != first) address.append("&").append(url.query.item(i));
  }
  return address;
}

/// `/c/s/example.com/page` of an AMP cache: the address begins behind the marks.
std::optional<std::string> carried_by_amp_path(const NormalUrl& url) {
  std::string_view path = url.path;
  if (is_host(url.host, "google.") && starts_with(path, "/amp/")) {
    path.remove_prefix(4);
  } else if ((url.host.ends_with(".cdn.ampproject.org") || url.host == "cdn.ampproject.org" ||
              url.host.ends_with(".bing-amp.com")) &&
             path.size() > 3 && path[2] == '/' &&
             std::string_view("cvwi").find(path[1]) != std::string_view::npos) {
    path.remove_prefix(2);
  } else {
    return std::nullopt;
  }
  if (starts_with(path, "/s/")) path.remove_prefix(2);
  path.remove_prefix(1);
  if (path.substr(0, path.find('/')).find('.') == std::string_view::npos) return std::nullopt;
  std::string address = "https://" + std::string(path);
  url.query.append_to(address);
  return address;
}

/// `www-example-com.translate.goog`: dots became hyphens, and hyphens doubled.
std::optional<std::string> carried_by_translated_host(const NormalUrl& url) {
  constexpr std::string_view kEnding = ".translate.goog";
  if (!url.host.ends_with(kEnding)) return std::nullopt;
  const std::string_view name =
      std::string_view(url.host).substr(0, url.host.size() - kEnding.size());
  std::string address = "https://";
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool doubled = name[i] == '-' && i + 1 < name.size() && name[i + 1] == '-';
    address.push_back(name[i] == '-' && !doubled ? '.' : name[i]);
    if (doubled) ++i;
  }
  address.append(url.path);
  url.query.append_to(address);
  return address;
}

}  // namespace

std::optional<std::string> carried_url(const NormalUrl& url) {
  if (!url.query.is_empty()) {
    if (auto address = carried_by_parameter(url)) return address;
    if (auto address = carried_by_query(url)) return address;
  }
  if (auto address = carried_by_amp_path(url)) return address;
  return carried_by_translated_host(url);
}

}  // namespace cahoots
