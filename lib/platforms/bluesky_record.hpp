#pragma once

#include "base/text_arena.hpp"
#include "platforms/record_batch.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// What the two formats of Bluesky have in common. Source: the lexicons app.bsky.feed.post,
/// app.bsky.richtext.facet, app.bsky.embed.* and app.bsky.actor.profile of the AT Protocol, and its
/// specification of at-URIs (at://DID/COLLECTION/KEY).
///
/// Native ids: of an account the did, of a post or repost the at-URI of its record. Both last: a
/// handle may change hands, a did does not.

inline constexpr std::string_view kBluesky = "bluesky";

/// `bluesky:` and the did or at-URI; unknown for anything else.
Text bluesky_uid(Text id, TextArena& arena);
/// The did in an at-URI; unknown where it has none.
Text did_of_at_uri(Text uri);
/// True for the at-URI of a post, rather than of a list, a feed or a repost.
bool is_bluesky_post_uri(Text uri);
/// The handle with @; unknown for `handle.invalid`, which stands for one that no longer holds.
Text bluesky_handle(Text handle, TextArena& arena);
/// Sets created_at from the field `createdAt`, unknown where it is missing; false, and the record
/// rejected, where it is no time.
bool set_bluesky_time(RecordView& record, Post& post, RecordBatch& batch);

/// Fills in what a record of app.bsky.feed.post says; the caller sets the account and the counters.
/// False where the record was rejected.
///
/// | field of the record                | record field                                         |
/// |------------------------------------|------------------------------------------------------|
/// | (its at-URI)                       | uid, url                                             |
/// | createdAt                          | created_at; rejects the post if no time              |
/// | text, langs[0]                     | text, lang                                           |
/// | reply.root.uri                     | conversation_uid, else the post itself               |
/// | reply.parent.uri                   | reply_to_uid, reply_to_account_uid, post_type = reply|
/// | facets[].features[] #tag, tags[]   | hashtags                                             |
/// | facets[].features[] #mention       | mentions (by did)                                    |
/// | facets[].features[] #link          | urls (the text shows a shortened form)               |
/// | embed external                     | urls                                                 |
/// | embed images, video                | media (id: and the content hash of the blob)         |
/// | embed record of a post             | quote_of_uid, post_type = quote (reply wins)         |
bool set_bluesky_post(RecordView& record, Text uri, Post& post, RecordBatch& batch);

/// The content hash (CID) of a blob, such as an image; unknown where there is none.
Text bluesky_blob_id(RecordView& blob);

}  // namespace cahoots
