#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// The information-operations archive of X (Twitter Moderation Research Consortium): one CSV of
/// tweets. Source: the archive's readme and the header of its files (2018 to 2022).
///
/// | column                    | record field                                   |
/// |---------------------------|------------------------------------------------|
/// | tweetid                   | uid                                            |
/// | userid                    | account_uid (hashed where the archive hashed it)|
/// | user_screen_name          | account_handle                                 |
/// | user_display_name         | account_name                                   |
/// | tweet_text                | text                                           |
/// | tweet_time                | created_at (minute resolution)                 |
/// | tweet_language            | lang                                           |
/// | is_retweet                | post_type = repost                             |
/// | retweet_tweetid           | repost_of_uid                                  |
/// | in_reply_to_tweetid       | reply_to_uid, post_type = reply                |
/// | in_reply_to_userid        | reply_to_account_uid                           |
/// | quoted_tweet_tweetid      | quote_of_uid, post_type = quote                |
/// | hashtags, urls, user_mentions | hashtags, urls, mentions                   |
/// | quote_, reply_, like_, retweet_count | quotes, replies, likes, reposts     |
/// | user_* , follower_count, … | the account record                            |
///
/// An id, also of a post that is answered, quoted or repeated, that a spreadsheet rounded, or a
/// tweet_time that is no time, rejects the row; a counter that is no number is null.
Format x_archive_format();

/// The users table of the same archive: account records only.
Format x_archive_users_format();

}  // namespace cahoots
