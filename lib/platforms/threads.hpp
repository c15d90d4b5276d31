#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Threads, two forms. The Threads API (graph.threads.net): pages (`data`) or media objects by
/// themselves; source: Meta for Developers, Threads API, "Media Retrieval". Posts of the website as
/// Zeeschuimer collects them; source: Zeeschuimer, modules/threads.js, and the reading of the
/// same items in 4CAT (datasources/threads).
///
/// Native ids: of an account the username, for the API gives no other id of everyone; of a post
/// the id of the API or the pk of the website. They differ, so that a post collected both ways is
/// there twice.
///
/// | Threads API                   | website (data.…)                     | record field        |
/// |-------------------------------|--------------------------------------|---------------------|
/// | id                            | pk                                   | uid                 |
/// | username                      | user.username                        | account_uid, handle |
/// |                               | user.full_name, is_verified,         | the account record  |
/// |                               |   profile_pic_url                    |                     |
/// | permalink                     | user.username and code               | url                 |
/// | text, timestamp               | caption.text, taken_at               | text, created_at    |
/// | topic_tag                     | text_fragments: text_app_tag         | hashtags            |
/// | from the text                 | text_fragments: mention              | mentions            |
/// | link_attachment_url           | text_fragments: link;                | urls                |
/// |                               |   link_preview_attachment.url        |                     |
/// | media_url                     | image_versions2, video_versions,     | media (url:…)       |
/// |                               |   carousel_media[]                   |                     |
/// | replied_to.id, is_reply       | is_reply, reply_to_author            | reply_to_uid; type  |
/// | root_post.id                  |                                      | conversation_uid    |
/// | quoted_post.id                | share_info.quoted_post               | quote_of_uid        |
/// | reposted_post.id              | share_info.reposted_post             | repost_of_uid       |
/// |                               | like_count, direct_reply_count,      | likes, replies,     |
/// |                               |   repost_count, quote_count          |   reposts, quotes   |
/// |                               | timestamp_collected                  | collected_at        |
///
/// A quoted or reposted post of the website is a post of its own. likes are null where the author
/// hides them (like_and_view_counts_disabled). A post without id or username, a timestamp or
/// taken_at that is no time, and an error of the API are rejected.
Format threads_format();

}  // namespace cahoots
