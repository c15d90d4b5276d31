#include "analysis/peers/objects.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "analysis/peers/text_key.hpp"

namespace cahoots {
namespace {

/// No UTF-8 text begins with this byte.
constexpr std::string_view kLonely = "\xFF";
constexpr std::string_view kOwnSite = "https://twitter.com";

bool is_peer_repost(const Post& post) {
  return post.post_type == PostType::repost || !post.repost_of_uid.empty();
}

void add_known(const std::vector<Text>& from, std::vector<Text>& objects) {
  for (const Text object : from) {
    if (!object.empty()) objects.push_back(object);
  }
}

void add_known(Text object, std::vector<Text>& objects) {
  if (!object.empty()) objects.push_back(object);
}

/// Where the export names no types, what answers something is a reply. A comment is none: the peer
/// knows them from X only, and elsewhere nothing but comments may be there.
bool is_peer_reply(const Post& post) {
  return post.post_type ? post.post_type == PostType::reply : !post.reply_to_uid.empty();
}

/// What stands in the post for the channels that need no work on it.
void add_as_given(Channel channel, const Post& post, std::vector<Text>& objects) {
  switch (channel) {
    case Channel::url:
      return add_known(post.urls, objects);
    case Channel::hashtag:
      return add_known(post.hashtags, objects);
    case Channel::mention:
      return add_known(post.mentions, objects);
    case Channel::repost:
      return add_known(post.repost_of_uid, objects);
    case Channel::reply:
      return add_known(post.reply_to_uid, objects);
    default:
      return;
  }
}

void add_cnt_objects(Channel channel, const Post& post, TextArena& arena,
                     std::vector<Text>& objects) {
  if (channel != Channel::repost && is_peer_repost(post)) return;
  if (channel != Channel::text) return add_as_given(channel, post, objects);
  add_known(arena.keep(cnt_text_key(post.text)), objects);
}

void add_coortweet_objects(Channel channel, const Post& post, TextArena& arena,
                           std::vector<Text>& objects) {
  const std::size_t first = objects.size();
  const Text lonely = arena.join({kLonely, post.uid});
  if (channel == Channel::text) {
    if (!is_known(post.text) || is_peer_repost(post) || is_peer_reply(post)) return;
    const Text key = arena.keep(coortweet_text_key(post.text));
    objects.push_back(key.empty() ? lonely : key);
  } else {
    add_as_given(channel, post, objects);
  }
  if (channel == Channel::url) {
    const auto is_own_site = [](Text url) { return url.starts_with(kOwnSite); };
    const auto begin = objects.begin() + static_cast<std::ptrdiff_t>(first);
    objects.erase(std::remove_if(begin, objects.end(), is_own_site), objects.end());
  }
  for (std::size_t i = first; i < objects.size(); ++i) {
    if (objects[i] == post.uid) objects[i] = lonely;
  }
}

}  // namespace

void add_peer_objects(Peer peer, Channel channel, const Post& post, TextArena& arena,
                      std::vector<Text>& objects) {
  if (peer == Peer::cnt) {
    add_cnt_objects(channel, post, arena, objects);
  } else {
    add_coortweet_objects(channel, post, arena, objects);
  }
}

}  // namespace cahoots
