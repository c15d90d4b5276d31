#include "platforms/post_completion.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "platforms/field_values.hpp"
#include "text/entities.hpp"
#include "url/canonical.hpp"
#include "url/shortener.hpp"

namespace cahoots {
namespace {

/// Keeps the first of equal items. Lists are short but for those made to take time.
void drop_repeated(std::vector<Text>& list) {
  constexpr std::size_t kShort = 32;
  std::size_t kept = 0;
  if (list.size() > kShort) {
    std::unordered_set<Text, SaltedHash> seen(list.size());
    for (const Text item : list) {
      if (seen.insert(item).second) list[kept++] = item;
    }
    list.resize(kept);
    return;
  }
  for (const Text item : list) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(kept);
    if (std::find(list.begin(), end, item) == end) list[kept++] = item;
  }
  list.resize(kept);
}

void fill_from_text(Post& post, TextArena& arena) {
  thread_local EntityFinder finder;
  const TextEntities& found = finder.find(post.text);
  if (post.hashtags.empty()) post.hashtags.assign(found.hashtags.begin(), found.hashtags.end());
  if (post.urls.empty()) post.urls.assign(found.urls.begin(), found.urls.end());
  if (!post.mentions.empty()) return;
  for (const std::string_view handle : found.mentions) {
    // Handles are the same in any case on every platform that has them.
    post.mentions.push_back(arena.join({post.platform, ":@", ascii_lower(handle)}));
  }
}

void fill_url_keys(Post& post, TextArena& arena, const Redirects* redirects) {
  post.url_keys.clear();
  post.url_shortened.clear();
  for (const Text url : post.urls) {
    auto key = canonical_url(url);
    const auto target = key && redirects != nullptr ? redirects->target_of(*key) : std::nullopt;
    if (target) key = *target;
    post.url_keys.push_back(key ? arena.keep(*key) : url);
    post.url_shortened.push_back(key && is_short_link(*key));
  }
}

}  // namespace

void complete_post(Post& post, TextArena& arena, const Redirects* redirects) {
  if (is_known(post.text)) fill_from_text(post, arena);
  for (Text& hashtag : post.hashtags) {
    if (hashtag.starts_with('#')) hashtag.remove_prefix(1);
    hashtag = arena.keep(hashtag_key(hashtag));
  }
  std::erase_if(post.hashtags, [](Text hashtag) { return hashtag.empty(); });
  drop_repeated(post.hashtags);
  drop_repeated(post.mentions);
  drop_repeated(post.urls);
  fill_url_keys(post, arena, redirects);
}

}  // namespace cahoots
