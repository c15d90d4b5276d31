#include "platforms/tiktok_research.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPlatform = "tiktok";

Text uid_of(Text id, TextArena& arena) {
  return id.empty() ? Text() : arena.join({kPlatform, ":", id});
}

/// What videos and comments have in common; false where the record was rejected.
bool set_common(RecordView& object, Post& post, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text username = object.text("username");
  if (username.empty()) {
    batch.reject("no username: ask for the field in the query");
    return false;
  }
  const auto created = parse_timestamp(object.scalar("create_time", arena));
  if (!created) {
    batch.reject("create_time is no time");
    return false;
  }
  post.platform = kPlatform;
  post.account_uid = uid_of(username, arena);
  post.account_handle = handle_of(username, arena);
  post.created_at_s = created->epoch_s;
  post.created_at_precision_s = created->precision_s;
  post.likes = object.integer("like_count");
  return true;
}

void add_video(RecordView& video, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  Post post;
  if (!set_common(video, post, batch)) return;
  Text id = video.scalar("id", arena);
  if (id.empty()) id = video.scalar("video_id", arena);
  post.uid = uid_of(id, arena);
  post.url = arena.join({"https://www.tiktok.com/", post.account_handle, "/video/", id});
  post.conversation_uid = post.uid;
  post.post_type = PostType::original;
  post.text = video.text("video_description");
  video.texts("hashtag_names", post.hashtags);
  const Text music = video.scalar("music_id", arena);
  if (!music.empty()) post.media.push_back(arena.join({"id:music:", music}));
  post.replies = video.integer("comment_count");
  post.reposts = video.integer("share_count");
  post.views = video.integer("view_count");
  batch.add_post(post);
}

void add_comment(RecordView& comment, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  Post post;
  if (!set_common(comment, post, batch)) return;
  post.uid = uid_of(comment.scalar("id", arena), arena);
  post.conversation_uid = uid_of(comment.scalar("video_id", arena), arena);
  post.reply_to_uid = uid_of(comment.scalar("parent_comment_id", arena), arena);
  if (!is_known(post.reply_to_uid)) post.reply_to_uid = post.conversation_uid;
  post.post_type = PostType::comment;
  post.text = comment.text("text");
  post.replies = comment.integer("reply_count");
  batch.add_post(post);
}

void add_user(RecordView& user, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text username = user.text("username");
  if (username.empty()) return batch.reject("user information without a username");
  Account account;
  account.platform = kPlatform;
  account.uid = uid_of(username, arena);
  account.handle = handle_of(username, arena);
  account.name = user.text("display_name");
  account.bio = user.text("bio_description");
  account.avatar = user.text("avatar_url");
  account.verified = user.boolean("is_verified");
  account.followers = user.integer("follower_count");
  account.following = user.integer("following_count");
  account.posts = user.integer("video_count");
  batch.add_account(account);
}

bool is_user(RecordView& data) {
  return data.has("follower_count") || data.has("display_name");
}

void parse(RecordView& record, RecordBatch& batch) {
  auto data = record.object("data");
  if (auto error = record.object("error"); error && error->text("code") != "ok") {
    return batch.reject(fmt::format("an error of the API: {}: {}", shown_value(error->text("code")),
                                    shown_value(error->text("message"))));
  }
  if (!data) return batch.reject("a response without \"data\"");
  if (!is_user(*data) && !data->has("videos") && !data->has("comments")) {
    return batch.reject("neither videos, comments nor user information in it");
  }
  if (is_user(*data)) add_user(*data, batch);
  for (RecordView& video : data->objects("videos")) add_video(video, batch);
  for (RecordView& comment : data->objects("comments")) add_comment(comment, batch);
}

}  // namespace

Format tiktok_research_format() {
  Format format;
  format.name = "tiktok-research";
  format.platform = kPlatform;
  format.description = "Research API: video query, comments, user info (JSON)";
  format.source = "TikTok for Developers, Research API v2 reference";
  format.fixture = "tiktok_research.json";
  format.recognises = [](RecordView& first) {
    auto data = first.object("data");
    if (!data) return false;
    const bool is_list = data->has("videos") || data->has("comments");
    const bool is_account = is_user(*data) && data->has("video_count");
    return is_list || is_account;
  };
  format.parse = parse;
  return format;
}

}  // namespace cahoots
