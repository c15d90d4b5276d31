#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Posts as the API of Bluesky returns them: getPosts, searchPosts, getQuotes (`posts`),
/// getAuthorFeed, getTimeline, getFeed (`feed`), getPostThread (`thread`), or their objects one by
/// one, in arrays or lines; profiles of getProfile and getProfiles. Source: the lexicons
/// app.bsky.feed.defs (postView, feedViewPost, threadViewPost), app.bsky.embed.record#viewRecord
/// and app.bsky.actor.defs (profileView…).
/// The uid of a post or repost is `bluesky:` and the at-URI of its record: stable and unique.
///
/// | native field                            | record field                                   |
/// |-----------------------------------------|------------------------------------------------|
/// | uri, record (in a quoted post: value)   | the post: see bluesky_record.hpp               |
/// | author.did, .handle, .displayName       | account_uid, account_handle, account_name      |
/// | like_, reply_, repost_, quoteCount      | likes, replies, reposts, quotes                |
/// | reason of #reasonRepost: uri, by,       | a post of type repost: uid, account,           |
/// |   indexedAt; post.uri                   |   created_at, repost_of_uid                    |
/// | reply.root, .parent; embed.record of a  | posts of their own                             |
/// |   post; parent and replies of a thread  |                                                |
/// | author, reason.by, a profile            | account: handle, name, description,            |
/// |                                         |   createdAt, avatar (content hash), counts,    |
/// |                                         |   verification.verifiedStatus is "valid"       |
///
/// Before 2025 a reason had no uri: such a repost has as uid that of the post and
/// `#repost-by-DID`; an account repeats a post at most once. Posts that are blocked or not found
/// are passed over. A post without at-URI, author or record, and a createdAt that is no time,
/// reject the post; so does an indexedAt of a repost. Counters that are no numbers are null.
Format bluesky_posts_format();

}  // namespace cahoots
