#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// TikTok Research API responses: video query, video comments, user info. Source: TikTok for
/// Developers, Research API v2 reference, "Query Videos", "Query Video Comments", "Query User
/// Info".
///
/// | native field                         | record field                                  |
/// |--------------------------------------|-----------------------------------------------|
/// | videos[].id, video_id (old)          | uid                                           |
/// | videos[].username                    | account_uid, account_handle, url              |
/// | create_time                          | created_at                                    |
/// | video_description, text              | text                                          |
/// | hashtag_names[]                      | hashtags                                      |
/// | music_id                             | media (id:music:…)                            |
/// | like_, comment_, share_, view_count  | likes, replies, reposts, views                |
/// | comments[].id, video_id              | uid, conversation_uid                         |
/// | comments[].parent_comment_id         | reply_to_uid (the video where it is the same) |
/// | comments[].username                  | account_uid                                   |
/// | display_name, bio_description, …     | the account record (username must be there)   |
///
/// The API gives a username only where the query asked for it: without one a video or comment is
/// rejected. A create_time that is no time, and an error of the API, reject the record.
Format tiktok_research_format();

}  // namespace cahoots
