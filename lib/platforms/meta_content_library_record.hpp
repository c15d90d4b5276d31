#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "platforms/record_batch.hpp"
#include "records/post.hpp"

namespace cahoots {

/// The fields of a post or comment of Meta Content Library that are read, however it was written.
struct LibraryValues {
  Text id;
  Text creation_time;
  Text text;
  Text lang;
  Text mcl_url;
  Text shared_post_id;
  Text post_id;
  Text parent_comment_id;
  Text link;
  Text link_url;
  Text is_verified;
  Text owner_id;
  Text owner_name;
  Text owner_username;
  Text owner_type;
  Text commenter_id;
  Text commenter_name;
  Text commenter_username;
  Text commenter_type;
  Text surface_id;
  Text surface_type;
  Text like_count;
  Text comment_count;
  Text share_count;
  Text views;
  Text reaction_count;
  Text love_count;
  Text hashtags;
  std::vector<Text> hashtag_list;  ///< of JSON; a cell is in `hashtags`
  std::vector<Text> media_ids;
};

/// A field as it is named in columns and in JSON (a dot is one level deeper).
struct LibraryField {
  std::string_view name;
  Text LibraryValues::*value;
  /// As the data dictionary names it, where that is not the name in use.
  std::string_view other_name = {};
};

inline constexpr std::array kLibraryFields{
    LibraryField{"id", &LibraryValues::id},
    LibraryField{"creation_time", &LibraryValues::creation_time},
    LibraryField{"text", &LibraryValues::text},
    LibraryField{"lang", &LibraryValues::lang},
    LibraryField{"mcl_url", &LibraryValues::mcl_url},
    LibraryField{"shared_post_id", &LibraryValues::shared_post_id},
    LibraryField{"post_id", &LibraryValues::post_id},
    LibraryField{"parent_comment_id", &LibraryValues::parent_comment_id},
    LibraryField{"link_attachment.link", &LibraryValues::link, "link_attachment_fields.link"},
    LibraryField{"link_attachment.url", &LibraryValues::link_url},
    LibraryField{"is_verified", &LibraryValues::is_verified},
    LibraryField{"post_owner.id", &LibraryValues::owner_id, "post_owner.data.id"},
    LibraryField{"post_owner.name", &LibraryValues::owner_name, "post_owner.data.name"},
    LibraryField{"post_owner.username", &LibraryValues::owner_username, "post_owner.data.username"},
    LibraryField{"post_owner.type", &LibraryValues::owner_type, "post_owner.data.type"},
    LibraryField{"owner.id", &LibraryValues::commenter_id},
    LibraryField{"owner.name", &LibraryValues::commenter_name},
    LibraryField{"owner.username", &LibraryValues::commenter_username},
    LibraryField{"owner.type", &LibraryValues::commenter_type},
    LibraryField{"surface.id", &LibraryValues::surface_id},
    LibraryField{"surface.type", &LibraryValues::surface_type},
    LibraryField{"statistics.like_count", &LibraryValues::like_count},
    LibraryField{"statistics.comment_count", &LibraryValues::comment_count},
    LibraryField{"statistics.share_count", &LibraryValues::share_count},
    LibraryField{"statistics.views", &LibraryValues::views},
    LibraryField{"statistics.reaction_count", &LibraryValues::reaction_count},
    LibraryField{"statistics.love_count", &LibraryValues::love_count},
    LibraryField{"hashtags", &LibraryValues::hashtags},
};

/// Adds the post or comment to the batch, or rejects it (see meta_content_library.hpp).
void add_library_record(const LibraryValues& values, RecordBatch& batch);

}  // namespace cahoots
