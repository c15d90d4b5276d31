#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Bluesky's Jetstream: one event of the network a line. Source: the readme of
/// github.com/bluesky-social/jetstream, "Consuming Jetstream", and the lexicons of app.bsky.
/// The uid of a post or repost is `bluesky:` and the at-URI of its record: stable and unique.
///
/// | native field                             | record field                                  |
/// |------------------------------------------|-----------------------------------------------|
/// | did                                      | account_uid                                   |
/// | time_us                                  | collected_at                                  |
/// | did, commit.collection, commit.rkey      | uid, as at://DID/COLLECTION/KEY               |
/// | commit.record of app.bsky.feed.post      | the post: see bluesky_record.hpp              |
/// | commit.record of app.bsky.feed.repost    | post_type = repost; subject.uri: repost_of_uid|
/// | commit.record of app.bsky.actor.profile  | account: displayName, description, avatar     |
/// |                                          | (content hash), createdAt                     |
/// | identity.handle                          | account: handle                               |
///
/// An updated record is read as a created one. Likes, follows, blocks, records of other kinds,
/// deletions and account events are passed over. A did that is none, a commit without its record
/// and a time that is none (time_us, createdAt) reject the line.
Format bluesky_jetstream_format();

}  // namespace cahoots
