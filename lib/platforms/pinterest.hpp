#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Pinterest API v5: lists of pins (`items`, `bookmark`), single pins, the user account. Source:
/// Pinterest developer documentation, API v5 reference: "List pins", "Get pin", "Get user account".
///
/// | native field                            | record field                                   |
/// |-----------------------------------------|------------------------------------------------|
/// | id                                      | uid, url                                       |
/// | board_owner.username                    | account_uid, account_handle                    |
/// | created_at                              | created_at                                     |
/// | title, description                      | text (title, empty line, description)          |
/// | link                                    | urls                                           |
/// | parent_pin_id (saved from that pin)     | repost_of_uid, post_type = repost              |
/// | media.images, media.items[].images      | media (id:SIGNATURE, else url:…)               |
/// | media.video_url, cover_image_url        | media (url:…, id:SIGNATURE)                    |
/// | pin_metrics.lifetime_metrics.impression,| views, likes, replies                          |
/// | .reaction, .comment                     |                                                |
/// | user account: username, about           | account: uid and handle, bio                   |
/// | business_name, profile_image            | name, avatar                                   |
/// | website_url, follower_count,            | url, followers, following, posts               |
/// | following_count, pin_count              |                                                |
///
/// The account's id is its user name: the API gives no other for the owner of a board. Lists of
/// other things (boards) are passed over. A pin without an id or a board_owner, or with a
/// created_at that is no time, and an error of the API, are rejected. alt_text describes the image
/// and is no text of the post.
Format pinterest_format();

}  // namespace cahoots
