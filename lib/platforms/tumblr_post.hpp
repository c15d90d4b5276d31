#pragma once

#include "platforms/record_batch.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Adds a post of Tumblr's API v2, legacy or NPF, and the account of its blog; or rejects it.
/// Source: Tumblr API documentation, "/posts – Retrieve Published Posts"; Neue Post Format
/// specification.
///
/// | native field                             | record field                                  |
/// |------------------------------------------|-----------------------------------------------|
/// | id_string, else id                       | uid                                           |
/// | blog_name, else blog.name                | account_uid, account_handle                   |
/// | blog.title, .description, .avatar[],     | account: name, bio (without its HTML), avatar,|
/// | .posts                                   | posts                                         |
/// | post_url; timestamp, else date           | url; created_at                               |
/// | tags[]                                   | hashtags                                      |
/// | title and body; caption; text and source;| text, without its HTML; parts are set apart by|
/// | title and description; dialogue[];       | an empty line                                 |
/// | question and answer                      |                                               |
/// | content[] (NPF): text of its blocks      | text, a line each                             |
/// | links in it, url, permalink_url,         | urls                                          |
/// | source_url; NPF links                    |                                               |
/// | photos[], video_url, audio_url, images in| media (url:…, the largest)                    |
/// | the HTML; NPF image, video, audio        |                                               |
/// | reblogged_root_id, _from_id, trail[]     | repost_of_uid or quote_of_uid: the root       |
/// | asking_name of an answer                 | reply_to_account_uid, post_type = reply       |
/// | @NAME in the text, NPF mentions          | mentions (the name is the id)                 |
///
/// A reblog to which something was written is a quote, with what was added as its text
/// (reblog.comment, content); any other is a repost, with the text as it shows (legacy: the body,
/// NPF: the trail). The root is null where Tumblr no longer knows it. note_count is likes, reblogs
/// and replies in one, and so none of the counters. The account's id is the name of the blog: what
/// all answers have, also of the blogs in a trail; it changes when a blog is renamed. A post
/// without an id or a blog, or with a time that is none, is rejected.
void add_tumblr_post(RecordView& record, RecordBatch& batch);

/// Adds the account of a blog object; nothing without a name.
void add_tumblr_blog(RecordView& blog, RecordBatch& batch);

}  // namespace cahoots
