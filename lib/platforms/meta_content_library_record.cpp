#include "platforms/meta_content_library_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

/// Without blanks around it; unknown where nothing is left.
Text library_text(Text value) {
  const Text inner = trimmed(value);
  return inner.empty() ? Text() : inner;
}

bool is_library_value(Text value) {
  return !trimmed(value).empty();
}

/// The platform that the record itself names; empty where it names none.
std::string_view library_platform(const LibraryValues& values) {
  for (const Text written : {values.owner_type, values.commenter_type, values.surface_type}) {
    const std::string type = ascii_lower(trimmed(written));
    if (type == "page" || type == "profile" || type == "group" || type == "event") {
      return "facebook";
    }
    if (type == "business" || type == "creator" || type == "personal") return "instagram";
  }
  for (const Text only_of_facebook : {values.surface_id, values.surface_type, values.shared_post_id,
                                      values.reaction_count, values.love_count}) {
    if (is_library_value(only_of_facebook)) return "facebook";
  }
  if (is_library_value(values.hashtags) || !values.hashtag_list.empty()) return "instagram";
  // The library itself is at facebook.com.
  const Text url = values.mcl_url;
  const Text path = url.substr(std::min(url.find("/content-library/"), url.size()));
  if (path.find("/facebook/") != Text::npos) return "facebook";
  if (path.find("/instagram/") != Text::npos) return "instagram";
  return {};
}

/// One post or comment.
class LibraryRecord {
 public:
  LibraryRecord(const LibraryValues& values, RecordBatch& batch)
      : values_(values),
        batch_(batch),
        arena_(batch.arena()),
        is_comment_(is_library_value(values.post_id) && !is_library_value(values.owner_id)) {}

  void add() {
    post_.platform = library_platform(values_);
    if (post_.platform.empty()) {
      return batch_.reject(
          "nothing says whether it is of Facebook or Instagram: ask for the field post_owner");
    }
    if (!set_account()) return;
    post_.uid = uid(values_.id);
    post_.text = values_.text;
    const Text lang = library_text(values_.lang);
    post_.lang = lang == "und" ? Text() : lang;
    post_.url = library_text(values_.mcl_url);
    set_relations();
    set_lists();
    post_.likes = count_of(values_.like_count);
    post_.replies = count_of(values_.comment_count);
    post_.reposts = count_of(values_.share_count);
    post_.views = count_of(values_.views);
    if (!set_time() || is_damaged_) return;
    batch_.add_post(post_);
    add_verified_account();
  }

 private:
  Text uid(Text id) {
    id = trimmed(id);
    if (id.empty()) return {};
    if (is_rounded_id(id) || id.find('.') != Text::npos) {
      if (!is_damaged_) {
        batch_.reject(
            fmt::format("the id '{}' was rounded: ids must be kept as text", shown_value(id)));
      }
      is_damaged_ = true;
      return {};
    }
    return arena_.join({post_.platform, ":", id});
  }

  bool set_account() {
    const Text owner = is_comment_ ? values_.commenter_id : values_.owner_id;
    if (!is_library_value(owner)) {
      batch_.reject(is_comment_ ? "a comment without owner.id"
                                : "no post_owner.id: ask for the field post_owner");
      return false;
    }
    post_.account_uid = uid(owner);
    const Text username = is_comment_ ? values_.commenter_username : values_.owner_username;
    post_.account_handle = handle_of(library_text(username), arena_);
    post_.account_name = library_text(is_comment_ ? values_.commenter_name : values_.owner_name);
    return true;
  }

  void set_relations() {
    post_.post_type = PostType::original;
    post_.conversation_uid = post_.uid;
    if (is_comment_) {
      post_.post_type = PostType::comment;
      post_.conversation_uid = uid(values_.post_id);
      post_.reply_to_uid = uid(values_.parent_comment_id);
      if (!is_known(post_.reply_to_uid)) post_.reply_to_uid = post_.conversation_uid;
    } else if (is_library_value(values_.shared_post_id)) {
      post_.post_type = PostType::repost;
      post_.repost_of_uid = uid(values_.shared_post_id);
    }
  }

  void set_lists() {
    split_list(values_.hashtags, ",", post_.hashtags);
    post_.hashtags.insert(post_.hashtags.end(), values_.hashtag_list.begin(),
                          values_.hashtag_list.end());
    for (const Text id : values_.media_ids) post_.media.push_back(arena_.join({"id:", id}));
    const Text link = is_library_value(values_.link) ? values_.link : values_.link_url;
    if (is_library_value(link)) post_.urls.push_back(trimmed(link));
  }

  bool set_time() {
    return set_written_time(library_text(values_.creation_time), "creation_time", post_, batch_);
  }

  /// On Facebook the field speaks of the surface, not of the owner.
  void add_verified_account() {
    if (post_.platform != "instagram" || is_comment_) return;
    Account account;
    account.uid = post_.account_uid;
    account.platform = post_.platform;
    account.verified = boolean_of(values_.is_verified);
    batch_.add_account(account);
  }

  const LibraryValues& values_;
  RecordBatch& batch_;
  TextArena& arena_;
  Post post_;
  bool is_comment_;
  bool is_damaged_ = false;
};

}  // namespace

void add_library_record(const LibraryValues& values, RecordBatch& batch) {
  LibraryRecord(values, batch).add();
}

}  // namespace cahoots
