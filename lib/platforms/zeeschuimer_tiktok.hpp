#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// TikTok videos and comments as the browser extension Zeeschuimer captures them, from its export
/// or from 4CAT. Source: Zeeschuimer, modules/tiktok and modules/tiktok-comments; 4CAT, data
/// sources tiktok and tiktok_comments; the objects are those of TikTok's web interface.
///
/// | native field (in `data`)                      | record field                          |
/// |-----------------------------------------------|---------------------------------------|
/// | id                                            | uid, conversation_uid, url            |
/// | author.uniqueId, .nickname                    | account_uid, account_handle, _name    |
/// | author, nickname (embedded in older pages)    | the same                              |
/// | createTime, desc                              | created_at, text                      |
/// | duetInfo.duetFromId (not "0")                 | quote_of_uid, post_type = quote       |
/// | textExtra[].hashtagName, else                 | hashtags                              |
/// | challenges[].title                            |                                       |
/// | textExtra[].userUniqueId                      | mentions                              |
/// | music.id                                      | media (id:music:…)                    |
/// | statsV2, else stats: diggCount, commentCount, | likes, replies,                       |
/// | shareCount, playCount                         | reposts, views                        |
/// | author.signature, .verified, .avatarLarger,   | the account record                    |
/// | authorStatsV2, else authorStats               |                                       |
/// | comment: cid, aweme_id                        | uid, conversation_uid                 |
/// | comment: reply_to_reply_id, else reply_id     | reply_to_uid (else the video)         |
/// | (not "0")                                     |                                       |
/// | comment: reply_comment[]                      | comments of their own                 |
/// | comment: user.unique_id, .nickname            | account_uid, account_handle, _name    |
/// | comment: create_time, text, comment_language  | created_at, text, lang                |
/// | comment: digg_count, reply_comment_total      | likes, replies                        |
/// | comment: share_info.url                       | url                                   |
/// | timestamp_collected                           | collected_at                          |
///
/// The account is known by its username, as in the Research API. Without one, or with a time that
/// is none, an item is rejected; so is an item of another platform. Live rooms are passed over.
Format zeeschuimer_tiktok_format();

}  // namespace cahoots
