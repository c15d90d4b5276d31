#include "url/platform_facebook.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.hpp"
#include "url/url_path.hpp"

namespace cahoots {
namespace {

void set_watch(NormalUrl& url, std::string_view video) {
  const std::string id(video);
  url.set_page("/watch");
  url.query.add("v", id);
}

/// Pages whose content is named by parameters.
bool apply_parameters(NormalUrl& url, std::string_view page) {
  const auto is_page = [page](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), page) != names.end();
  };
  if (is_page({"story.php", "permalink.php"}) && url.query.value_of("story_fbid")) {
    url.path = "/permalink.php";
    url.query.keep_only({"id", "story_fbid"});
    return true;
  }
  if (is_page({"photo.php", "photo"}) && url.query.value_of("fbid")) {
    url.path = "/photo";
    url.query.keep_only({"fbid"});
    return true;
  }
  if (is_page({"watch", "video.php"}) && url.query.value_of("v")) {
    url.path = "/watch";
    url.query.keep_only({"v"});
    return true;
  }
  if (page == "profile.php" && url.query.value_of("id")) {
    url.query.keep_only({"id"});
    return true;
  }
  return false;
}

/// Pages whose content is named by the path.
bool apply_path(NormalUrl& url, const PathSegments& path) {
  if (path[0] == "reel" && is_ascii_number(path[1])) return set_watch(url, path[1]), true;
  if (path[1] == "videos" && path.count <= 4 && is_ascii_number(path[path.count - 1])) {
    return set_watch(url, path[path.count - 1]), true;
  }
  const bool group_post = path[2] == "permalink" || path[2] == "posts";
  if (path[0] == "groups" && group_post && is_ascii_number(path[3])) {
    url.set_page("/groups/" + std::string(path[1]) + "/posts/" + std::string(path[3]));
    return true;
  }
  if (path[1] == "posts" && path.count >= 3) {
    url.query.keep_only({"comment_id"});
    return true;
  }
  return false;
}

}  // namespace

void apply_facebook_form(NormalUrl& url) {
  const PathSegments path = segments_of(url.path);
  if (path.count == 1 && apply_parameters(url, path[0])) return;
  if (path.count >= 2 && apply_path(url, path)) return;
  url.query.drop_if([](std::string_view name, std::string_view) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"_ft_",   "_rdc",   "_rdr",    "av",       "eid",       "extid", "fref",  "hc_location",
         "hc_ref", "locale", "locale2", "notif_id", "notif_t",   "paipv", "pnref", "rdid",
         "ref",    "refid",  "refsrc",  "sfnsn",    "share_url", "wtsid"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  });
}

}  // namespace cahoots
