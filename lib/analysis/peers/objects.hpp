#pragma once

#include <vector>

#include "analysis/peers/peer.hpp"
#include "base/text_arena.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Adds to `objects` what a post shares on a channel as the peer reads it; the texts live in
/// `arena` or point into the post. Nothing where the peer has no row for the post, or
/// the channel is none of peer_channels().
///
/// cnt leaves reposts out of every channel but repost. Its links are those of the post as given,
/// not canonical; hashtags and mentions are read as if they were links, for it has no network of
/// them. An empty text is no object: the peer links those (its issue 46).
///
/// coortweet (reshape_tweets) leaves reposts and replies out of text, links to https://twitter.com
/// out of url, and nothing out of the others. It counts a row that can link to none towards the
/// participation of the account: an empty text, and an object that is the post itself. Such a row
/// gets an object of its own, which no other post has.
/// Linear in the post. Any thread, an arena each.
void add_peer_objects(Peer peer, Channel channel, const Post& post, TextArena& arena,
                      std::vector<Text>& objects);

}  // namespace cahoots
