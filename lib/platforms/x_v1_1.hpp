#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// X (Twitter) API v1.1: one tweet a line as twarc (version 1) and the streaming API write them,
/// arrays of tweets, search results (`statuses`; `results` of the premium search), and users. Also
/// what the older API 1.0 gave, without id_str. Source: Twitter API v1.1 data dictionary, "Tweet
/// object", "User object", "Entities object", "Extended entities object"; "Streaming message
/// types".
///
/// | native field                                    | record field                        |
/// |-------------------------------------------------|-------------------------------------|
/// | id_str, else id                                 | uid                                 |
/// | user.id_str, .screen_name, .name                | account_uid, _handle, _name; url    |
/// | created_at                                      | created_at                          |
/// | extended_tweet.full_text, full_text, text       | text (the first that is there)      |
/// | lang (not "und")                                | lang                                |
/// | retweeted_status                                | repost_of_uid; a post of its own    |
/// | quoted_status_id_str (not of a repost)          | quote_of_uid                        |
/// | quoted_status                                   | quote_of_uid; a post of its own     |
/// | in_reply_to_status_id_str, _user_id_str         | reply_to_uid, reply_to_account_uid  |
/// | entities.hashtags[].text                        | hashtags                            |
/// | entities.user_mentions[].id_str, .screen_name   | mentions                            |
/// | entities.urls[].unwound.url, expanded_url, url  | urls (the first that is there)      |
/// | extended_entities, else entities: media[].id_str| media (id:…)                        |
/// | favorite_count, retweet_count                   | likes, reposts                      |
/// | reply_count, quote_count                        | replies, quotes                     |
/// | user: description, location, url, verified, …   | the account record                  |
///
/// Of a tweet with `extended_tweet` the text, entities and media are those of it. The conversation
/// is known of a tweet that is no reply: it starts one. A tweet whose created_at is no time, or
/// with an id that a spreadsheet or a program without 64-bit numbers rounded (1.05E+18), is
/// rejected; so is an error of the API. Of an account a damaged created_at is null. Notices of the
/// stream (delete, limit, warning, …) are passed over.
Format x_v1_1_format();

}  // namespace cahoots
