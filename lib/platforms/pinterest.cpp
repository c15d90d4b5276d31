#include "platforms/pinterest.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/pinterest_image.hpp"
#include "platforms/post_time.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPinterest = "pinterest";

bool is_pin(RecordView& object) {
  return object.has("board_owner") || (object.has("board_id") && object.has("media"));
}

bool is_pinterest_user(RecordView& object) {
  return object.has("username") && object.has("pin_count") && object.has("board_count");
}

/// One pin, as a post.
class PinterestPin {
 public:
  PinterestPin(RecordView& pin, RecordBatch& batch)
      : pin_(pin), batch_(batch), arena_(batch.arena()) {}

  void add() {
    auto owner = pin_.object("board_owner");
    const Text username = owner ? owner->text("username") : Text();
    const Text id = pin_.scalar("id", arena_);
    Post post;
    post.platform = kPinterest;
    post.post_type = PostType::original;
    post.uid = uid(id);
    post.conversation_uid = post.uid;
    if (!id.empty()) post.url = arena_.join({"https://www.pinterest.com/pin/", id, "/"});
    post.account_uid = uid(username);
    post.account_handle = handle_of(username, arena_);
    set_text(post);
    post.repost_of_uid = uid(pin_.scalar("parent_pin_id", arena_));
    if (is_known(post.repost_of_uid)) post.post_type = PostType::repost;
    set_media(post);
    set_metrics(post);
    if (set_post_time(pin_, "created_at", post, batch_)) batch_.add_post(post);
  }

 private:
  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kPinterest, ":", id}); }

  void set_text(Post& post) {
    const Text title = pin_.text("title");
    const Text description = pin_.text("description");
    post.text = description;
    if (!title.empty()) {
      post.text = description.empty() ? title : arena_.join({title, "\n\n", description});
    }
    const Text link = pin_.text("link");
    if (!link.empty()) post.urls.push_back(link);
  }

  void set_media(Post& post) {
    auto media = pin_.object("media");
    if (!media) return;
    add_image(*media, post);
    for (RecordView& item : media->objects("items")) add_image(item, post);
    keep(pinterest_image(media->text("cover_image_url"), arena_), post);
    keep(pinterest_image(media->text("video_url"), arena_), post);
  }

  /// The sizes of an image have the same signature; where there is none, the largest is named.
  void add_image(RecordView& holder, Post& post) {
    auto images = holder.object("images");
    if (!images) return;
    for (const std::string_view size : {"originals", "1200x", "600x", "400x300", "150x150"}) {
      auto image = images->object(size);
      if (image && !image->text("url").empty()) {
        return keep(pinterest_image(image->text("url"), arena_), post);
      }
    }
  }

  static void keep(Text media, Post& post) {
    if (is_known(media)) post.media.push_back(media);
  }

  void set_metrics(Post& post) {
    auto metrics = pin_.object("pin_metrics");
    auto lifetime = metrics ? metrics->object("lifetime_metrics") : std::nullopt;
    if (!lifetime) return;
    post.views = lifetime->integer("impression");
    post.likes = lifetime->integer("reaction");
    post.replies = lifetime->integer("comment");
  }

  RecordView& pin_;
  RecordBatch& batch_;
  TextArena& arena_;
};

void add_pinterest_user(RecordView& user, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text username = user.text("username");
  if (username.empty()) return batch.reject("a user account without a username");
  Account account;
  account.platform = kPinterest;
  account.uid = arena.join({kPinterest, ":", username});
  account.handle = handle_of(username, arena);
  account.name = user.text("business_name");
  account.bio = user.text("about");
  account.url = user.text("website_url");
  account.avatar = user.text("profile_image");
  account.followers = user.integer("follower_count");
  account.following = user.integer("following_count");
  account.posts = user.integer("pin_count");
  batch.add_account(account);
}

void add_pinterest_object(RecordView& object, RecordBatch& batch) {
  if (is_pin(object)) return PinterestPin(object, batch).add();
  if (is_pinterest_user(object)) return add_pinterest_user(object, batch);
  batch.pass_over("pinterest object of another kind");
}

void parse_pinterest(RecordView& record, RecordBatch& batch) {
  if (record.has("code") && record.has("message")) {
    return batch.reject(
        fmt::format("an error of the API: {}", shown_value(record.text("message"))));
  }
  if (!record.has("items")) return add_pinterest_object(record, batch);
  for (RecordView& item : record.objects("items")) add_pinterest_object(item, batch);
}

/// Keys that pins and accounts of the API always have, and nothing of ours that is similar.
bool is_pinterest_answer(RecordView& first) {
  if (first.has("items")) {
    for (RecordView& item : first.objects("items")) {
      if (item.has("id") && is_pin(item)) return true;
    }
    return false;
  }
  return (first.has("id") && first.has("board_owner")) || is_pinterest_user(first);
}

}  // namespace

Format pinterest_format() {
  Format format;
  format.name = "pinterest";
  format.platform = kPinterest;
  format.description = "API v5: pins and the user account (JSON)";
  format.source = "Pinterest API v5 reference: list pins, get pin, get user account";
  format.fixture = "pinterest.json";
  format.recognises = is_pinterest_answer;
  format.parse = parse_pinterest;
  return format;
}

}  // namespace cahoots
