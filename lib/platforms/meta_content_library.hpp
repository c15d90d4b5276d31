#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Meta Content Library and its API: posts and comments of Facebook and Instagram. CSV of the web
/// UI and of notebooks (columns with dots), JSON of the API: pages (`data`), single records, nested
/// or with dots in the keys. Source: Meta for Developers, Content Library and API, "Data
/// dictionary": Facebook post, Instagram post, Facebook comment, Instagram comment.
///
/// | native field                            | record field                                     |
/// |-----------------------------------------|--------------------------------------------------|
/// | id                                      | uid                                              |
/// | post_owner.id, owner.id (comments)      | account_uid                                      |
/// | …owner.username, …owner.name            | account_handle, account_name                     |
/// | is_verified (Instagram posts)           | verified of the account record                   |
/// | creation_time                           | created_at                                       |
/// | text, lang                              | text, lang                                       |
/// | mcl_url                                 | url: the post in the library, it has no other    |
/// | shared_post_id                          | repost_of_uid, post_type = repost                |
/// | post_id (comments)                      | conversation_uid, post_type = comment            |
/// | parent_comment_id, else post_id         | reply_to_uid                                     |
/// | link_attachment.link, else .url         | urls                                             |
/// | hashtags (Instagram)                    | hashtags                                         |
/// | multimedia[].id (JSON)                  | media (id:…)                                     |
/// | statistics.like_count                   | likes (of all reactions only these)              |
/// | statistics.comment_count, share_count, views | replies, reposts, views                     |
///
/// `post_owner.data.` and `link_attachment_fields.`, as the dictionary has them, are read too. All
/// ids are the library's own, the same for all its users, and not those of the platforms: its posts
/// and accounts do not meet those of other exports of Facebook and Instagram.
///
/// The account is the owner; the surface (the page or group where the post stands) is not read.
/// Text has lost the names of tagged accounts. multimedia.url is a passing link and not read.
///
/// The platform is what a record says, in this order: the owner's or the surface's type (page,
/// profile, group, event: Facebook; business, creator, personal: Instagram), a field that the
/// dictionary has for one of the two only (surface, shared_post_id, reaction counts: Facebook;
/// hashtags: Instagram), the path of mcl_url. Without any of them it is rejected. Rejected too: a
/// creation_time that is no time, an id that was rounded, an answer of the API with an error. A
/// counter that is no number is null.
Format meta_content_library_format();

}  // namespace cahoots
