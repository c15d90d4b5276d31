#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Reddit submissions and comments as Pushshift and Arctic Shift archive them, one object a line.
/// Source: Baumgartner et al. 2020, "The Pushshift Reddit Dataset", and Reddit's API documentation
/// of the types t1 (comment) and t3 (link).
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
/// | retrieved_on, retrieved_utc     | collected_at                                     |
///
/// Deleted authors (`[deleted]`, `[removed]`) are nobody: their posts are rejected, since they
/// would be joined into one account. A created_utc that is no time rejects the record.
Format reddit_pushshift_format();

}  // namespace cahoots
