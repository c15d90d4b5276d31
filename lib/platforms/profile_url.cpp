#include "platforms/profile_url.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "url/percent.hpp"

namespace cahoots {
namespace {

/// What the name in an address may be.
enum class ProfileKind {
  handle,
  id,      ///< a native id
  number,  ///< a native id of digits only
  word,    ///< a handle that is not digits only: a number is a video or the like
};

struct ProfileForm {
  std::string_view host;
  std::string_view path;  ///< what stands before the name
  std::string_view platform;
  ProfileKind kind = ProfileKind::handle;
  /// A further part of the path that still shows the account; `*` for any.
  std::string_view tail = {};
};

// Of two forms of one host the narrower one stands first.
constexpr std::array kForms{
    ProfileForm{"x.com", "/", "x"},
    ProfileForm{"tiktok.com", "/@", "tiktok"},
    ProfileForm{"youtube.com", "/channel/", "youtube", ProfileKind::id},
    ProfileForm{"youtube.com", "/@", "youtube"},
    ProfileForm{"reddit.com", "/user/", "reddit", ProfileKind::handle, "/comments"},
    ProfileForm{"reddit.com", "/user/", "reddit", ProfileKind::handle, "/submitted"},
    ProfileForm{"reddit.com", "/u/", "reddit"},
    ProfileForm{"facebook.com", "/profile.php?id=", "facebook", ProfileKind::number},
    ProfileForm{"facebook.com", "/", "facebook", ProfileKind::number},
    ProfileForm{"facebook.com", "/", "facebook"},
    ProfileForm{"instagram.com", "/", "instagram"},
    ProfileForm{"pinterest.com", "/", "pinterest"},
    ProfileForm{"medium.com", "/@", "medium"},
    ProfileForm{"threads.net", "/@", "threads"},
    ProfileForm{"threads.com", "/@", "threads"},
    ProfileForm{"bsky.app", "/profile/did:", "bluesky", ProfileKind::id},
    ProfileForm{"bsky.app", "/profile/", "bluesky"},
    ProfileForm{"t.me", "/", "telegram"},
    ProfileForm{"vk.com", "/id", "vk", ProfileKind::number},
    ProfileForm{"vk.com", "/", "vk"},
    ProfileForm{"tumblr.com", "/", "tumblr"},
    ProfileForm{"quora.com", "/profile/", "quora", ProfileKind::handle, "/answers"},
    ProfileForm{"vimeo.com", "/", "vimeo", ProfileKind::word},
    ProfileForm{"soundcloud.com", "/", "soundcloud"},
    ProfileForm{"github.com", "/", "github"},
    ProfileForm{"flickr.com", "/photos/", "flickr"},
    ProfileForm{"flickr.com", "/people/", "flickr"},
    ProfileForm{"steemit.com", "/@", "steemit"},
    ProfileForm{"disqus.com", "/by/", "disqus"},
    ProfileForm{"pixiv.net", "/users/", "pixiv", ProfileKind::number},
    ProfileForm{"pixiv.net", "/en/users/", "pixiv", ProfileKind::number},
    ProfileForm{"wattpad.com", "/user/", "wattpad"},
    ProfileForm{"artstation.com", "/", "artstation"},
    ProfileForm{"opendiary.com", "/m/author/", "opendiary"},
    ProfileForm{"9gag.com", "/u/", "9gag", ProfileKind::handle, "/posts"},
    ProfileForm{"ameblo.jp", "/", "ameblo"},
    ProfileForm{"cont.ws", "/@", "cont_ws"},
    ProfileForm{"liveinternet.ru", "/users/", "liveinternet", ProfileKind::handle, "/profile"},
    ProfileForm{"dzen.ru", "/id/", "dzen", ProfileKind::id},
    ProfileForm{"fanfiction.net", "/u/", "fanfiction", ProfileKind::number, "*"},
    ProfileForm{"thestudentroom.co.uk", "/member.php?u=", "thestudentroom", ProfileKind::number},
    ProfileForm{"backchina.com", "/u/", "backchina", ProfileKind::number},
    ProfileForm{"backchina.com", "/home.php?mod=space&uid=", "backchina", ProfileKind::number},
    ProfileForm{"forum.molihua.org", "/u/", "molihua"},
    ProfileForm{"nanyangmoney.com", "/profile/", "nanyangmoney", ProfileKind::handle,
                "/forum-posts"},
    ProfileForm{"pakistan-forums.com", "/members/", "pakistan_forums"},
};

/// Platforms whose accounts have a host name each.
constexpr std::array kHostForms{
    ProfileForm{".blogspot.com", "", "blogspot"},
    ProfileForm{".livejournal.com", "", "livejournal"},
    ProfileForm{".tumblr.com", "", "tumblr"},
    ProfileForm{".medium.com", "", "medium"},
    ProfileForm{".livedoor.blog", "", "livedoor"},
    ProfileForm{".skyrock.com", "", "skyrock"},
};

/// First parts of a path that are pages of the platform itself, where accounts stand at the top.
constexpr auto kPlatformPages = std::to_array<std::string_view>({
    "about",     "accounts",  "ads",         "business", "careers",  "channels",      "communities",
    "dashboard", "developer", "dialog",      "direct",   "discover", "download",      "events",
    "explore",   "feed",      "friends",     "gaming",   "groups",   "hashtag",       "help",
    "home",      "i",         "ideas",       "im",       "intent",   "jobs",          "joinchat",
    "legal",     "login",     "marketplace", "messages", "news",     "notifications", "p",
    "pages",     "people",    "photo",       "photos",   "pin",      "policies",      "policy",
    "privacy",   "public",    "reel",        "reels",    "register", "search",        "settings",
    "share",     "sharer",    "signin",      "signup",   "stories",  "tagged",        "terms",
    "today",     "topics",    "tos",         "trending", "tv",       "upload",        "video",
    "videos",    "watch",
});
static_assert(std::is_sorted(kPlatformPages.begin(), kPlatformPages.end()));

/// A key in its parts; an empty host where it is none.
struct KeyParts {
  explicit KeyParts(std::string_view url_key) {
    constexpr std::string_view kScheme = "https://";
    if (!url_key.starts_with(kScheme)) return;
    url_key.remove_prefix(kScheme.size());
    host = url_key.substr(0, url_key.find('/'));
    path = url_key.substr(host.size());
    // Quora has a host for each language, and one for each space.
    constexpr std::string_view kQuora = ".quora.com";
    if (host.ends_with(kQuora) && host.size() == kQuora.size() + 2) host = kQuora.substr(1);
  }
  std::string_view host;
  std::string_view path;
};

/// VK writes posts, media and communities at the top too: `wall-1_2`, `club5`.
bool is_vk_object(std::string_view name, bool community_only) {
  constexpr auto kCommunities = std::to_array<std::string_view>({"club", "event", "public"});
  constexpr auto kObjects =
      std::to_array<std::string_view>({"album", "app", "photo", "topic", "video", "wall"});
  const auto is_numbered = [name](std::string_view word) {
    if (!name.starts_with(word) || name.size() == word.size()) return false;
    return is_ascii_digit(name[word.size()]) || name[word.size()] == '-';
  };
  if (std::any_of(kCommunities.begin(), kCommunities.end(), is_numbered)) return true;
  return !community_only && std::any_of(kObjects.begin(), kObjects.end(), is_numbered);
}

bool is_page_of_platform(std::string_view name) {
  return std::binary_search(kPlatformPages.begin(), kPlatformPages.end(), ascii_lower(name));
}

bool is_account_name(std::string_view name, const ProfileForm& form) {
  if (name.empty() || name.find_first_of("/?#") != std::string_view::npos) return false;
  if (form.kind == ProfileKind::number) return is_ascii_number(name);
  if (form.kind == ProfileKind::word && is_ascii_number(name)) return false;
  if (form.path != "/") return true;
  if (form.host == "vk.com" && is_vk_object(name, false)) return false;
  return !name.ends_with(".php") && name.front() != '+' && !is_page_of_platform(name);
}

/// As people write it, where the encoding hides nothing but letters.
std::string readable_name(std::string_view name) {
  std::string plain = percent_decoded(name);
  const bool is_text = first_invalid_utf8(plain) == plain.size() &&
                       std::all_of(plain.begin(), plain.end(), [](char c) {
                         return static_cast<unsigned char>(c) > 0x20U && c != '\x7F';
                       });
  return ascii_lower(is_text ? plain : std::string(name));
}

std::optional<ProfileName> profile_at(const KeyParts& key, const ProfileForm& form) {
  if (key.host != form.host || !key.path.starts_with(form.path)) return std::nullopt;
  std::string_view name = key.path.substr(form.path.size());
  if (form.tail == "*") name = name.substr(0, name.find('/'));
  if (!form.tail.empty() && name.ends_with(form.tail)) name.remove_suffix(form.tail.size());
  if (!is_account_name(name, form)) return std::nullopt;
  const bool is_id = form.kind == ProfileKind::id || form.kind == ProfileKind::number;
  if (form.path.ends_with("did:")) name = key.path.substr(form.path.size() - 4);
  return ProfileName{std::string(form.platform), is_id ? std::string(name) : readable_name(name),
                     is_id};
}

}  // namespace

std::optional<ProfileName> profile_of_url(std::string_view url_key) {
  const KeyParts key(url_key);
  for (const ProfileForm& form : kForms) {
    if (auto profile = profile_at(key, form)) return profile;
  }
  for (const ProfileForm& form : kHostForms) {
    if (!key.host.ends_with(form.host) || key.path.size() > 1) continue;
    const std::string_view name = key.host.substr(0, key.host.size() - form.host.size());
    if (name.find('.') != std::string_view::npos || is_page_of_platform(name)) continue;
    return ProfileName{std::string(form.platform), ascii_lower(name), false};
  }
  return std::nullopt;
}

bool is_group_url(std::string_view url_key) {
  const KeyParts key(url_key);
  const auto is_one_name_behind = [&](std::string_view prefix) {
    return key.path.starts_with(prefix) && key.path.size() > prefix.size() &&
           key.path.find('/', prefix.size()) == std::string_view::npos;
  };
  if (key.host == "facebook.com") return is_one_name_behind("/groups/");
  if (key.host == "reddit.com") return is_one_name_behind("/r/");
  if (key.host == "vk.com")
    return is_one_name_behind("/") && is_vk_object(key.path.substr(1), true);
  return key.host.ends_with(".quora.com") && key.path.size() <= 1;
}

bool is_platform_page(std::string_view url_key) {
  const KeyParts key(url_key);
  const auto is_of_host = [&](const ProfileForm& form) { return key.host == form.host; };
  const auto is_under_host = [&](const ProfileForm& form) { return key.host.ends_with(form.host); };
  if (std::any_of(kHostForms.begin(), kHostForms.end(), is_under_host)) return true;
  if (key.path.size() <= 1) return false;
  return std::any_of(kForms.begin(), kForms.end(), is_of_host) || key.host.ends_with(".quora.com");
}

}  // namespace cahoots
