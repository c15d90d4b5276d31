#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Metadata that gallery-dl writes beside what it downloads (postprocessor `metadata`, or
/// `--write-metadata`), one object a file or a line: twitter, instagram, tumblr, pinterest. Source:
/// gallery-dl, extractors of these categories (`gallery_dl/extractor/`).
///
/// | record field   | twitter                 | instagram         | pinterest                    |
/// |----------------|-------------------------|-------------------|------------------------------|
/// | uid            | tweet_id (platform x)   | post_shortcode    | id                           |
/// | account_uid    | author.id, of a retweet | owner_id          | pinner.username              |
/// |                | user.id                 |                   |                              |
/// | account_handle | author.name             | username          | pinner.username              |
/// | account_name   | author.nick             | fullname          | pinner.full_name             |
/// | created_at     | date                    | post_date or date | created_at                   |
/// | text           | content                 | description       | title, else grid_title, empty|
/// |                |                         |                   | line, description            |
/// | hashtags       | hashtags[]              | tags[]            | of the text                  |
/// | mentions       | mentions[].id           | of the text       | of the text                  |
/// | urls           | of the text             | of the text       | link                         |
/// | media          |                         | id:media_id       | images.orig (id:SIGNATURE)   |
/// | likes          | favorite_count          | likes             |                              |
/// | replies        | reply_count             |                   | comment_count                |
/// | reposts, quotes| retweet_, quote_count   |                   | aggregated_pin_data          |
/// |                |                         |                   | .aggregated_stats.saves      |
/// | views          | view_count              |                   |                              |
/// | reply_to_uid,  | reply_id, retweet_id,   |                   |                              |
/// | repost_of_uid, | conversation_id         |                   |                              |
/// | conversation   |                         |                   |                              |
///
/// tumblr: the fields of its API, see add_tumblr_post. author, user and pinner are accounts too.
/// gallery-dl writes 0 for likes (instagram) and views (twitter) that it does not know: 0 is null.
/// quote_id is not used: it was the quoted tweet once and is the quoting one today. Where user and
/// author of a retweet are the same, who retweeted is not known and the record rejected, as is one
/// without an id or an account, with a time that is none, or of another category. Of a post with
/// several files the first record stands, with the media of that file. An id that jq or a
/// spreadsheet rounded (1.6e+18) rejects the record. What `gallery-dl -j` prints is a list of lists
/// and is not read: let it write metadata, and keep jq away from the numbers.
Format gallery_dl_format();

}  // namespace cahoots
