#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Instagram posts and reels as the browser extension Zeeschuimer captures them, from its export or
/// from 4CAT, in both forms that Instagram's web interface has: that of its API v1 (`code`) and the
/// older one of GraphQL (`shortcode`). Source: Zeeschuimer, modules/instagram; 4CAT, data source
/// instagram.
///
/// | native field, API v1        | native field, GraphQL                      | record field |
/// |-----------------------------|--------------------------------------------|--------------------|
/// | code                        | shortcode                                  | uid, url | | user,
/// else owner: pk or id  | the same                                   | account_uid        | |
/// .username, .full_name       | the same                                   | account_handle,    |
/// |                             |                                            | account_name | |
/// taken_at                    | taken_at_timestamp                         | created_at         |
/// | caption.text                | edge_media_to_caption.edges[0].node.text   | text | |
/// usertags.in[].user          | edge_media_to_tagged_user.edges[].node.user| mentions, after    |
/// |                             |                                            | those of the text |
/// | carousel_media[].pk, else pk| edge_sidecar_to_children.edges[].node.id,  | media (id:…) | | |
/// else id                                    |                    | | clips_metadata.music_info.
/// |                                            | media (id:music:…) | | music_asset_info. | | | |
/// audio_cluster_id, else      |                                            |                    |
/// | .original_sound_info.       |                                            | | | audio_asset_id
/// |                                            |                    | | like_count |
/// edge_media_preview_like, edge_liked_by     | likes              | | comment_count |
/// edge_media_to_comment, …_parent_comment,   | replies            | | | edge_media_preview_comment
/// |                    | | play_count, view_count      | video_view_count | views              |
/// | .is_verified, .profile_pic_url                                           | the account record
/// | | timestamp_collected (of the wrapper)                                     | collected_at |
///
/// Native ids: of a post its code, as in its address; of an account its number, which stays when
/// the username changes. Where the author hides the likes (like_and_view_counts_disabled, -1) both
/// counters are null: what stands there is not their number. Items that Zeeschuimer captured in
/// part lack the caption: text is null. A time that is none, and two different accounts in user and
/// owner, reject the post; so does another platform. Advertisements are passed over, as in 4CAT.
Format zeeschuimer_instagram_format();

}  // namespace cahoots
