#pragma once

#include <cstdint>

#include "platforms/record_batch.hpp"
#include "records/record_view.hpp"

namespace cahoots {

enum class RedditKind : std::uint8_t { comment, submission };

/// Adds a comment (Reddit's type t1) or submission (t3) to the batch, or rejects it: the fields are
/// the same in Reddit's API and in the archives made of it. Source: Reddit API documentation,
/// "types", and the objects that its listings hold.
///
/// | native field                    | record field                                     |
/// |---------------------------------|--------------------------------------------------|
/// | id (t3_ or t1_ added)           | uid                                              |
/// | author                          | account_uid, account_handle                      |
/// | created_utc                     | created_at                                       |
/// | title and selftext, or body     | text (title, empty line, selftext)               |
/// | url, where is_self is false     | urls                                             |
/// | permalink                       | url                                              |
/// | link_id                         | conversation_uid (comment)                       |
/// | parent_id                       | reply_to_uid (comment)                           |
/// | crosspost_parent                | repost_of_uid, post_type = repost                |
/// | ups, else score; num_comments   | likes, replies                                   |
/// | retrieved_on, retrieved_utc,    | collected_at (archives only; the last of them)   |
/// | _meta.retrieved_2nd_on          |                                                  |
///
/// Deleted authors (`[deleted]`, `[removed]`) are nobody: their posts are rejected, since they
/// would be joined into one account. A created_utc that is no time rejects the post.
void add_reddit_thing(RecordView& thing, RedditKind kind, RecordBatch& batch);

}  // namespace cahoots
