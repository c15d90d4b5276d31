#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// VK: responses of wall.get, wall.getById, wall.getComments and newsfeed.search, and their items
/// by themselves. Source: VK API schema 5.199, objects wall_wallpost, wall_wall_comment,
/// users_user, groups_group.
///
/// Native ids: of an account the number that from_id holds, negative for a community (vk:7,
/// vk:-7); of a post or comment OWNER_ID, as in its address (vk:-7_12): a wall numbers both in one
/// row.
///
/// | native field                            | record field                                    |
/// |-----------------------------------------|-------------------------------------------------|
/// | owner_id (old: to_id), id               | uid, url                                        |
/// | from_id                                 | account_uid                                     |
/// | date                                    | created_at                                      |
/// | text                                    | text; mentions from [id7|…] and [club7|…]       |
/// | likes., comments., reposts., views.count| likes, replies, reposts, views                  |
/// | copy_history[0]                         | repost_of_uid, or quote_of_uid where the post   |
/// |                                         |   has words of its own; a post of its own       |
/// | attachments[] of type link: url         | urls                                            |
/// | attachments[] photo, video, audio, doc  | media (id:photoOWNER_ID, …)                     |
/// | post_id; reply_to_comment, reply_to_user| conversation_uid; reply_to_uid (else the post), |
/// |   of a comment                          |   reply_to_account_uid                          |
/// | thread.count, thread.items[]            | replies; comments of their own                  |
/// | profiles[], groups[]                    | account records, account_handle, account_name   |
///
/// What was deleted (deleted, is_deleted, a from_id of 0) is passed over. A post or comment without
/// owner, id or author, with a date that is no time, and an error of the API are rejected. Counters
/// that are no numbers are null.
Format vk_format();

}  // namespace cahoots
