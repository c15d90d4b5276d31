#include "url/platform_link.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.hpp"
#include "url/platform_facebook.hpp"
#include "url/url_path.hpp"

namespace cahoots {
namespace {

/// Letters, digits, `_` and `-`: the ids of most platforms.
bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
  });
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

void drop_parameters(NormalUrl& url, std::initializer_list<std::string_view> names) {
  url.query.drop_if(
      [&](std::string_view name, std::string_view) { return is_one_of(name, names); });
}

bool is_video_id(std::string_view text) {
  return text.size() == 11 && is_id(text);
}

void apply_youtube(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  std::string video;
  if (url.host == "youtu.be") {
    video = path[0];
  } else if (path[0] == "watch" && path.count == 1) {
    video = url.query.value_of("v").value_or(std::string_view());
  } else if (is_one_of(path[0], {"watch", "shorts", "embed", "v", "e", "live"})) {
    video = path[1];
  }
  if (is_video_id(video) && video != "videoseries") {
    url.host = "youtube.com";
    url.set_page("/watch");
    url.query.add("v", video);
    return;
  }
  if (path[0] == "playlist") url.query.keep_only({"list"});
  if (url.path[1] == '@') url.path = "/" + lower(path[0]) + url.path.substr(1 + path[0].size());
  drop_parameters(url, {"si", "feature", "pp", "app", "ab_channel", "t"});
}

void apply_x(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  for (std::size_t i = 0; i < 3; ++i) {
    if (!is_one_of(path[i], {"status", "statuses"}) || !is_ascii_number(path[i + 1])) continue;
    url.set_page("/i/status/" + std::string(path[i + 1]));
    return;
  }
  drop_parameters(url, {"s", "t", "lang"});
  const bool reserved =
      is_one_of(lower(path[0]), {"search", "share", "intent", "home", "i", "login", "hashtag",
                                 "explore", "settings", "messages"});
  if (path.count == 1 && !reserved && is_id(path[0])) url.set_page(lower(url.path));
}

void apply_tiktok(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  std::string_view video;
  if (path[0].substr(0, 1) == "@" && is_one_of(path[1], {"video", "photo"})) video = path[2];
  if (is_one_of(path[0], {"embed", "player"})) video = path[path.count - 1];
  if (path[0] == "v") video = path[1].substr(0, path[1].find('.'));
  if (is_ascii_number(video)) {
    url.set_page("/@/video/" + std::string(video));
  } else if (path.count == 1 && path[0].substr(0, 1) == "@") {
    url.set_page(lower(url.path));
  } else {
    drop_parameters(url,
                    {"is_from_webapp", "sender_device", "_r", "_t", "lang", "u_code", "web_id"});
  }
}

void apply_instagram(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  for (std::size_t i = 0; i < 2; ++i) {
    if (!is_one_of(path[i], {"p", "reel", "reels", "tv"}) || !is_id(path[i + 1])) continue;
    if (path[i + 1] == "audio") return;  // /reels/audio/ID is a sound
    url.set_page("/p/" + std::string(path[i + 1]));
    return;
  }
  drop_parameters(url, {"hl", "img_index"});
  if (path.count == 1 && path[0] != "explore") url.set_page(lower(url.path));
}

void apply_reddit(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  if (url.host == "redd.it") {
    if (path.count != 1 || !is_id(path[0])) return;
    url.host = "reddit.com";
    url.set_page("/comments/" + lower(path[0]));
    return;
  }
  const std::size_t mark = is_one_of(path[0], {"comments", "gallery", "tb"}) ? 0 : 2;
  if (is_one_of(path[mark], {"comments", "gallery", "tb"}) && is_id(path[mark + 1])) {
    std::string page = "/comments/" + lower(path[mark + 1]);
    if (is_id(path[mark + 3])) page += "/comment/" + lower(path[mark + 3]);
    url.set_page(std::move(page));
    return;
  }
  if (path.count >= 2 && is_one_of(path[0], {"r", "u", "user"})) {
    const std::string kind = path[0] == "r" ? "/r/" : "/user/";
    const std::size_t rest = 2 + path[0].size() + path[1].size();
    url.path = kind + lower(path[1]) + url.path.substr(rest);
  }
}

void apply_telegram(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  const std::size_t name = path[0] == "s" && path.count > 1 ? 1 : 0;
  const std::string channel = lower(path[name]);
  if (!is_id(channel) || channel == "s" ||
      is_one_of(channel,
                {"iv", "share", "proxy", "socks", "joinchat", "addstickers", "addemoji", "addlist",
                 "login", "confirmphone", "bg", "c", "setlanguage", "invoice"})) {
    return;
  }
  const std::size_t rest = (name == 0 ? 1 : 3) + channel.size();
  std::string page = "/" + channel + url.path.substr(rest);
  url.path = std::move(page);
  url.query.keep_only({"comment", "start"});
}

void apply_vk(NormalUrl& url) {
  for (std::string_view name : {"w", "z"}) {
    const auto value = url.query.value_of(name);
    if (!value || value->substr(0, 4) != "wall") continue;
    const std::string_view wall = value->substr(0, value->find('%'));
    if (!is_id(wall)) continue;
    url.set_page("/" + std::string(wall));
    return;
  }
}

void apply_pinterest(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  if (path[0] == "pin" && is_ascii_number(path[1])) url.set_page("/pin/" + std::string(path[1]));
}

void apply_blogspot(NormalUrl& url) {
  drop_parameters(url, {"m", "spref", "showComment"});
}

void apply_medium(NormalUrl& url) {
  const std::string_view page = std::string_view(url.path).substr(url.path.rfind('/') + 1);
  const std::string_view id = page.substr(page.rfind('-') + 1);
  const bool hexadecimal = id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  const bool named = id.size() < page.size() || url.path.substr(0, 3) == "/p/";
  if (named && hexadecimal && (id.size() == 11 || id.size() == 12)) {
    const std::string short_form = "/p/" + std::string(id);
    url.host = "medium.com";
    url.set_page(short_form);
  } else {
    drop_parameters(url, {"source", "sk", "gi"});
  }
}

}  // namespace

bool apply_platform_form(NormalUrl& url) {
  struct Platform {
    std::string_view host;
    void (*apply)(NormalUrl&);
  };
  constexpr auto kPlatforms = std::to_array<Platform>({{"facebook.com", apply_facebook_form},
                                                       {"instagram.com", apply_instagram},
                                                       {"medium.com", apply_medium},
                                                       {"pinterest.com", apply_pinterest},
                                                       {"redd.it", apply_reddit},
                                                       {"reddit.com", apply_reddit},
                                                       {"t.me", apply_telegram},
                                                       {"tiktok.com", apply_tiktok},
                                                       {"vk.com", apply_vk},
                                                       {"x.com", apply_x},
                                                       {"youtu.be", apply_youtube},
                                                       {"youtube.com", apply_youtube}});
  if (!url.port.empty()) return false;
  for (const Platform& platform : kPlatforms) {
    if (platform.host != url.host) continue;
    platform.apply(url);
    return true;
  }
  const std::string_view host = url.host;
  const auto is_under = [host](std::string_view domain) {
    return host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain;
  };
  if (is_under(".blogspot.com")) return apply_blogspot(url), true;
  if (is_under(".medium.com")) return apply_medium(url), true;
  return false;
}

}  // namespace cahoots
