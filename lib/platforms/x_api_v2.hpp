#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// X API v2: response pages (`data` list or object, `includes`), lines of the filtered stream, and
/// tweets that twarc has flattened. Source: X API v2 data dictionary, objects Tweet and User.
///
/// | native field                              | record field                          |
/// |-------------------------------------------|---------------------------------------|
/// | id, author_id, conversation_id            | uid, account_uid, conversation_uid    |
/// | created_at, text, lang                    | created_at, text, lang                |
/// | referenced_tweets[type=retweeted].id      | repost_of_uid, post_type = repost     |
/// | referenced_tweets[type=quoted].id         | quote_of_uid, post_type = quote       |
/// | referenced_tweets[type=replied_to].id     | reply_to_uid, post_type = reply       |
/// | in_reply_to_user_id                       | reply_to_account_uid                  |
/// | entities.hashtags[].tag                   | hashtags                              |
/// | entities.mentions[].id, else .username    | mentions                              |
/// | entities.urls[].unwound_url, expanded_url | urls                                  |
/// | attachments.media_keys[]                  | media                                 |
/// | public_metrics.*                          | likes, replies, reposts, quotes, views|
/// | includes.users[], author                  | the account records, account_handle   |
/// | includes.tweets[], referenced_tweets[]    | posts of their own                    |
/// | __twarc.retrieved_at                      | collected_at                          |
///
/// A tweet without id or author_id, or with a created_at that is no time, is left out, and its page
/// is among the rejects; so is a line that holds an error of the API in place of a tweet. Of a post
/// over 280 characters, text and entities are those of note_tweet.
Format x_api_v2_format();

}  // namespace cahoots
